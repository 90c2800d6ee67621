internal import JSONText

extension YAMLScalar {
  /// The scalar's text, unescaped and unfolded, with the way back.
  func text(in scan: TextScan) -> MappedText {
    var unfolding = YAMLUnfolding(scan)
    switch style {
    case .plain: unfolding.flow(inner, escape: nil)
    case .singleQuoted: unfolding.flow(inner, escape: UInt8(ascii: "'"))
    case .doubleQuoted: unfolding.flow(inner, escape: UInt8(ascii: "\\"))
    case .literal(let header): unfolding.block(inner, header, isFolded: false)
    case .folded(let header): unfolding.block(inner, header, isFolded: true)
    }
    var text = unfolding.builder.text
    text.layers = layers
    return text
  }

  private var layers: [TextLayer] {
    switch style {
    case .plain: []
    case .singleQuoted: [.yamlSingleQuoted]
    case .doubleQuoted: [.yamlDoubleQuoted]
    case .literal(let header), .folded(let header): [.yamlBlock(indentation: header.indentation)]
    }
  }
}

/// Undoes what YAML does to a text that is written as a scalar (YAML 1.2, chapters 7.3 and 8.1).
private struct YAMLUnfolding {
  private let scan: TextScan
  fileprivate var builder: TextBuilder

  init(_ scan: TextScan) {
    self.scan = scan
    builder = TextBuilder(source: scan.bytes)
  }

  /// Takes a plain or a quoted scalar; `escape` is the sign that starts an escape in it.
  mutating func flow(_ text: Range<Int>, escape: UInt8?) {
    var index = text.lowerBound
    while index < text.upperBound {
      let byte = scan.bytes[index]
      if byte == escape {
        index = self.escape(at: index, in: text)
      } else if byte.isWhitespace {
        index = blanks(from: index, in: text)
      } else {
        let end = scan.index(in: index..<text.upperBound) { $0 == escape || $0.isWhitespace } ?? text.upperBound
        builder.append(index..<end)
        index = end
      }
    }
  }

  /// Takes a run of blanks, or folds it if it holds line ends.
  private mutating func blanks(from start: Int, in text: Range<Int>) -> Int {
    let end = scan.index(in: start..<text.upperBound) { !$0.isWhitespace } ?? text.upperBound
    let breaks = lineEnds(in: start..<end)
    if breaks == 0 {
      builder.append(start..<end)
    } else {
      builder.append(breaks == 1 ? [0x20] : Array(repeating: 0x0A, count: breaks - 1), for: start..<end)
    }
    return end
  }

  private func lineEnds(in piece: Range<Int>) -> Int {
    var count = 0
    var index = piece.lowerBound
    while let end = scan.index(in: index..<piece.upperBound, where: { $0 == 0x0A || $0 == 0x0D }) {
      count += 1
      index = min(piece.upperBound, scan.endOfLineEnd(end))
    }
    return count
  }

  private mutating func escape(at start: Int, in text: Range<Int>) -> Int {
    let sign = scan.byte(start + 1, before: text.upperBound)
    if scan.bytes[start] == UInt8(ascii: "'") {
      let end = min(text.upperBound, start + 2)
      builder.append([UInt8(ascii: "'")], for: start..<end)
      return end
    }
    if sign == 0x0A || sign == 0x0D {
      let end = scan.index(in: start + 1..<text.upperBound) { !$0.isWhitespace } ?? text.upperBound
      builder.append(Array(repeating: 0x0A, count: max(0, lineEnds(in: start + 1..<end) - 1)), for: start..<end)
      return end
    }
    let (bytes, end) = scan.yamlEscape(at: start, before: text.upperBound)
    builder.append(bytes, for: start..<end)
    return end
  }
}

extension YAMLUnfolding {
  /// Takes a block scalar's lines.
  mutating func block(_ text: Range<Int>, _ header: YAMLBlockHeader, isFolded: Bool) {
    var start = text.lowerBound
    var pending: Range<Int>?
    var pendingBreaks = 0
    var isLastPlain = false
    while start < text.upperBound {
      let lineEnd = scan.endOfLine(start, before: text.upperBound)
      let next = min(text.upperBound, scan.endOfLineEnd(lineEnd))
      let content = min(lineEnd, scan.endOfIndentation(start, most: header.indentation, before: lineEnd))
      if content < lineEnd {
        let isPlain = !scan.bytes[content].isASCIIBlank
        breaks(pending, pendingBreaks, folds: isFolded && isPlain && isLastPlain, before: content)
        builder.append(content..<lineEnd)
        isLastPlain = isPlain
        pending = nil
        pendingBreaks = 0
      }
      pending = (pending?.lowerBound ?? lineEnd)..<next
      pendingBreaks += next > lineEnd ? 1 : 0
      start = next
    }
    end(pending, pendingBreaks, header.chomping)
  }

  /// Takes the line ends between two lines with text; `content` is where the second one's text starts.
  private mutating func breaks(_ run: Range<Int>?, _ count: Int, folds: Bool, before content: Int) {
    guard let run, count > 0 else { return }
    let source = run.lowerBound..<content
    if folds {
      builder.append(count == 1 ? [0x20] : Array(repeating: 0x0A, count: count - 1), for: source)
    } else if count == 1, scan.bytes[run.lowerBound] == 0x0A {
      builder.append(run.lowerBound..<run.lowerBound + 1)
    } else {
      builder.append(Array(repeating: 0x0A, count: count), for: source)
    }
  }

  private mutating func end(_ run: Range<Int>?, _ count: Int, _ chomping: YAMLBlockHeader.Chomping) {
    guard let run else { return }
    switch chomping {
    case .strip: return
    case .clip: builder.append(Array(repeating: 0x0A, count: builder.text.bytes.isEmpty ? 0 : min(1, count)), for: run)
    case .keep: builder.append(Array(repeating: 0x0A, count: count), for: run)
    }
  }
}

extension TextScan {
  /// Behind the blanks at `start`, of which there may be `most`.
  func endOfIndentation(_ start: Int, most: Int, before limit: Int) -> Int {
    index(in: start..<min(limit, start + most)) { $0 != 0x20 } ?? min(limit, start + most)
  }

  /// What an escape of a double-quoted scalar means, and where it ends.
  fileprivate func yamlEscape(at start: Int, before limit: Int) -> (bytes: [UInt8], end: Int) {
    guard let sign = byte(start + 1, before: limit) else { return ([bytes[start]], limit) }
    if let meaning = Self.yamlEscapes[sign] { return (Array(meaning.utf8), start + 2) }
    let most = sign == UInt8(ascii: "x") ? 2 : sign == UInt8(ascii: "u") ? 4 : sign == UInt8(ascii: "U") ? 8 : 0
    let end = start + 2 + most
    if most > 0, end <= limit, var value = UInt32(String(decoding: bytes[start + 2..<end], as: UTF8.self), radix: 16) {
      var last = end
      if (0xD800..<0xDC00).contains(value), last + 6 <= limit, starts(last..<limit, with: "\\u"),
        let low = UInt32(String(decoding: bytes[last + 2..<last + 6], as: UTF8.self), radix: 16),
        (0xDC00..<0xE000).contains(low)
      {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        last += 6
      }
      return (Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8), last)
    }
    return ([sign], start + 2)
  }

  private static let yamlEscapes: [UInt8: String] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t",
    0x09: "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "f"): "\u{C}",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
    UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
  ]
}
