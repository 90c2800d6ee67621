internal import JSONText

extension YAMLScalar {
  /// The scalar's text, unescaped and unfolded, mapped to its source.
  func text(in scan: TextScan) -> MappedText {
    var decoder = YAMLScalarDecoder(scan: scan)
    switch style {
    case .plain: decoder.decodeFlow(inner, escape: nil)
    case .singleQuoted: decoder.decodeFlow(inner, escape: "'")
    case .doubleQuoted: decoder.decodeFlow(inner, escape: "\\")
    case .block(let header): decoder.decodeBlock(inner, header)
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
    case .block(let header): [.yamlBlock(indentation: header.indentation)]
    }
  }
}

/// Decodes scalars (YAML 1.2, chapters 7.3 and 8.1).
private struct YAMLScalarDecoder {
  let scan: TextScan
  var builder = MappedTextBuilder()

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
      builder.append(Self.breaks(breakCount, folds: true), for: start..<end)
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
  mutating func decodeBlock(_ text: Range<Int>, _ header: YAMLBlockHeader) {
    var start = text.lowerBound
    // The end of the last line with text, and whether its newline may be folded.
    var (end, isFoldable) = (start, false)
    while start < text.upperBound {
      let newline = scan.endOfLine(start, before: text.upperBound)
      let content = min(newline, scan.endOfIndentation(start, maximum: header.indentation, before: newline))
      if content < newline {
        let isNextFoldable = header.isFolded && !scan.bytes[content].isSpaceOrTab
        appendBreaks(end..<start, before: content, folds: isFoldable && isNextFoldable)
        builder.copy(content..<newline, of: scan.bytes)
        (end, isFoldable) = (newline, isNextFoldable)
      }
      start = min(text.upperBound, scan.endOfNewline(newline))
    }
    switch header.chomping {
    case .strip: return
    case .clip: if end > text.lowerBound { appendBreaks(end..<start, before: start, atMost: 1) }
    case .keep: appendBreaks(end..<start, before: start)
    }
  }

  /// Appends the newlines in a range of blank lines.
  ///
  /// - Parameter content: the offset of the text after them.
  private mutating func appendBreaks(
    _ lines: Range<Int>, before content: Int, folds: Bool = false, atMost limit: Int = .max
  ) {
    let count = min(limit, newlineCount(in: lines))
    if count == 1, !folds, scan.bytes[lines.lowerBound] == "\n" {
      builder.copy(lines.lowerBound..<lines.lowerBound + 1, of: scan.bytes)
    } else if count > 0 {
      builder.append(Self.breaks(count, folds: folds), for: lines.lowerBound..<content)
    }
  }

  /// The text of a number of newlines; if they are folded, one becomes a space, and of several the first is dropped.
  fileprivate static func breaks(_ count: Int, folds: Bool) -> [UInt8] {
    folds && count == 1 ? [" "] : Array(repeating: "\n", count: folds ? count - 1 : count)
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
