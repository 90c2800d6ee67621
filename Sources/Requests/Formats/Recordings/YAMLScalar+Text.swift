internal import JSONText

extension YAMLScalar {
  /// The scalar's text, unescaped and unfolded, mapped to its source.
  func text(in scan: TextScan) -> MappedText {
    var decoder = YAMLScalarDecoder(scan)
    switch style {
    case .plain: decoder.decodeFlow(inner, escape: nil)
    case .singleQuoted: decoder.decodeFlow(inner, escape: "'")
    case .doubleQuoted: decoder.decodeFlow(inner, escape: "\\")
    case .literal(let header): decoder.decodeBlock(inner, header, isFolded: false)
    case .folded(let header): decoder.decodeBlock(inner, header, isFolded: true)
    }
    var text = decoder.builder.text
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

/// Decodes scalars (YAML 1.2, chapters 7.3 and 8.1).
private struct YAMLScalarDecoder {
  private let scan: TextScan
  fileprivate var builder = MappedTextBuilder()

  init(_ scan: TextScan) {
    self.scan = scan
  }

  /// Decodes a plain or quoted scalar.
  ///
  /// - Parameter escape: the character that introduces an escape sequence, if there is one in this style.
  mutating func decodeFlow(_ text: Range<Int>, escape: UInt8?) {
    var index = text.lowerBound
    while index < text.upperBound {
      let byte = scan.bytes[index]
      if byte == escape {
        index = decodeEscape(at: index, in: text)
      } else if byte.isWhitespace {
        index = decodeWhitespace(from: index, in: text)
      } else {
        let end = scan.index(in: index..<text.upperBound) { $0 == escape || $0.isWhitespace } ?? text.upperBound
        builder.copy(index..<end, of: scan.bytes)
        index = end
      }
    }
  }

  /// Appends a run of whitespace, folding any newlines in it; returns its end.
  private mutating func decodeWhitespace(from start: Int, in text: Range<Int>) -> Int {
    let end = scan.index(in: start..<text.upperBound) { !$0.isWhitespace } ?? text.upperBound
    let breakCount = newlineCount(in: start..<end)
    if breakCount == 0 {
      builder.copy(start..<end, of: scan.bytes)
    } else {
      builder.append(breakCount == 1 ? [0x20] : Array(repeating: 0x0A, count: breakCount - 1), for: start..<end)
    }
    return end
  }

  private func newlineCount(in range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while let end = scan.index(in: index..<range.upperBound, where: \.isNewline) {
      count += 1
      index = min(range.upperBound, scan.endOfNewline(end))
    }
    return count
  }

  /// Decodes an escape sequence; returns its end.
  private mutating func decodeEscape(at start: Int, in text: Range<Int>) -> Int {
    let escaped = scan.byte(start + 1, before: text.upperBound)
    if scan.bytes[start] == "'" {
      let end = min(text.upperBound, start + 2)
      builder.append(["'"], for: start..<end)
      return end
    }
    if escaped == 0x0A || escaped == 0x0D {
      let end = scan.index(in: start + 1..<text.upperBound) { !$0.isWhitespace } ?? text.upperBound
      builder.append(Array(repeating: 0x0A, count: max(0, newlineCount(in: start + 1..<end) - 1)), for: start..<end)
      return end
    }
    let (bytes, end) = scan.yamlEscape(at: start, before: text.upperBound)
    builder.append(bytes, for: start..<end)
    return end
  }
}

extension YAMLScalarDecoder {
  /// Decodes the lines of a block scalar.
  mutating func decodeBlock(_ text: Range<Int>, _ header: YAMLBlockHeader, isFolded: Bool) {
    var start = text.lowerBound
    var pending: Range<Int>?
    var pendingBreaks = 0
    var isPreviousFoldable = false
    while start < text.upperBound {
      let newline = scan.endOfLine(start, before: text.upperBound)
      let next = min(text.upperBound, scan.endOfNewline(newline))
      let content = min(newline, scan.endOfIndentation(start, maximum: header.indentation, before: newline))
      if content < newline {
        let isFoldable = !scan.bytes[content].isSpaceOrTab
        appendBreaks(pending, pendingBreaks, folds: isFolded && isFoldable && isPreviousFoldable, before: content)
        builder.copy(content..<newline, of: scan.bytes)
        isPreviousFoldable = isFoldable
        pending = nil
        pendingBreaks = 0
      }
      pending = (pending?.lowerBound ?? newline)..<next
      pendingBreaks += next > newline ? 1 : 0
      start = next
    }
    appendTrailingBreaks(pending, pendingBreaks, header.chomping)
  }

  /// Appends the newlines between two non-blank lines.
  ///
  /// - Parameter content: the offset of the second line's text, after its indentation.
  private mutating func appendBreaks(_ run: Range<Int>?, _ count: Int, folds: Bool, before content: Int) {
    guard let run, count > 0 else { return }
    let source = run.lowerBound..<content
    if folds {
      builder.append(count == 1 ? [0x20] : Array(repeating: 0x0A, count: count - 1), for: source)
    } else {
      appendNewlines(count, run, for: source)
    }
  }

  private mutating func appendNewlines(_ count: Int, _ run: Range<Int>, for source: Range<Int>) {
    if count == 1, scan.bytes[run.lowerBound] == 0x0A {
      builder.copy(run.lowerBound..<run.lowerBound + 1, of: scan.bytes)
    } else {
      builder.append(Array(repeating: 0x0A, count: count), for: source)
    }
  }

  private mutating func appendTrailingBreaks(_ run: Range<Int>?, _ count: Int, _ chomping: YAMLBlockHeader.Chomping) {
    guard let run else { return }
    switch chomping {
    case .strip: return
    case .clip: appendNewlines(builder.bytes.isEmpty ? 0 : min(1, count), run, for: run)
    case .keep: appendNewlines(count, run, for: run)
    }
  }
}

extension TextScan {
  /// The end of the indentation at `start`, which is at most `maximum` spaces.
  func endOfIndentation(_ start: Int, maximum: Int, before limit: Int) -> Int {
    index(in: start..<min(limit, start + maximum)) { $0 != 0x20 } ?? min(limit, start + maximum)
  }

  /// The decoded bytes and the end of an escape sequence in a double-quoted scalar.
  fileprivate func yamlEscape(at start: Int, before limit: Int) -> (bytes: [UInt8], end: Int) {
    guard let escaped = byte(start + 1, before: limit) else { return ([bytes[start]], limit) }
    if let decoded = Self.yamlEscapes[escaped] { return (Array(decoded.utf8), start + 2) }
    let digitCount = escaped == "x" ? 2 : escaped == "u" ? 4 : escaped == "U" ? 8 : 0
    let end = start + 2 + digitCount
    if digitCount > 0, end <= limit,
      var value = UInt32(String(decoding: bytes[start + 2..<end], as: UTF8.self), radix: 16)
    {
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
    return ([escaped], start + 2)
  }

  private static let yamlEscapes: [UInt8: String] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", 0x09: "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}", "r": "\r",
    "e": "\u{1B}", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}", "P": "\u{2029}",
  ]
}
