internal import JSONText

/// The bytes and lines of a text, with queries on ranges of it, which are called pieces.
struct TextScan {
  private(set) var bytes: [UInt8]

  /// The text before anything was masked.
  private let text: [UInt8]

  /// The lines in order, each without its newline (LF, CRLF, or CR).
  private(set) var lines: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    text = bytes
    var start = 0
    while start < bytes.count {
      let end = endOfLine(start, before: bytes.count)
      lines.append(start..<end)
      start = endOfNewline(end)
    }
  }

  /// The same text with the contents of `ranges` replaced, except for newlines, so that they contain no request lines.
  func masking(_ ranges: [Range<Int>]) -> TextScan {
    var masked = self
    for range in ranges { for index in range where !bytes[index].isNewline { masked.bytes[index] = "x" } }
    return masked
  }

  /// Pieces of the text, joined and not masked.
  func joined(_ pieces: [Range<Int>]) -> MappedText {
    if pieces.count == 1 { return text.mapped(pieces[0]) }
    var builder = MappedTextBuilder()
    for piece in pieces { builder.copy(piece, of: text) }
    return builder.text
  }

  /// The offset after the newline (LF, CRLF or CR) at `index`.
  func endOfNewline(_ index: Int) -> Int {
    let isPair = byte(index, before: bytes.count) == 0x0D && byte(index + 1, before: bytes.count) == 0x0A
    return min(bytes.count, index + (isPair ? 2 : 1))
  }

  /// The end of the line that contains `index`, without its newline.
  func endOfLine(_ index: Int, before limit: Int) -> Int {
    self.index(in: index..<max(index, limit), where: \.isNewline) ?? max(index, limit)
  }

  /// The byte at `index`; nil if `index` isn't less than `end`.
  func byte(_ index: Int, before end: Int) -> UInt8? {
    index < min(end, bytes.count) ? bytes[index] : nil
  }

  /// The first byte of a piece.
  func first(_ range: Range<Int>) -> UInt8? { byte(range.lowerBound, before: range.upperBound) }

  /// The index of the piece's first byte that satisfies `condition`.
  func index(in range: Range<Int>, where condition: (UInt8) -> Bool) -> Int? {
    range.first { condition(bytes[$0]) }
  }

  /// Whether the piece starts with `word`, which must be lowercase, ignoring the case of ASCII letters.
  func starts(_ range: Range<Int>, with word: StaticString) -> Bool {
    bytes.span.starts(at: range.lowerBound, with: word, before: min(range.upperBound, bytes.count))
  }

  /// The index of `word`, which must be lowercase, in the piece, ignoring the case of ASCII letters.
  func find(_ word: StaticString, in range: Range<Int>) -> Int? { bytes.span.find(word, in: range) }

  func contains(_ word: StaticString, in range: Range<Int>) -> Bool { find(word, in: range) != nil }
}

extension TextScan {
  /// The piece without leading and trailing whitespace.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = skipWhitespace(range)
    var end = range.upperBound
    while end > start, let length = whitespaceLength(before: end, from: start) { end -= length }
    return start..<end
  }

  /// The index after the piece's leading whitespace.
  func skipWhitespace(_ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while let length = whitespaceLength(at: index, before: range.upperBound) { index += length }
    return index
  }

  func isBlank(_ range: Range<Int>) -> Bool { skipWhitespace(range) == range.upperBound }

  /// The number of bytes in the whitespace character at `index`; nil if there is none.
  func whitespaceLength(at index: Int, before end: Int) -> Int? {
    guard let byte = byte(index, before: end) else { return nil }
    if byte.isSpaceOrTab { return 1 }
    if byte == 0xC2 { return self.byte(index + 1, before: end) == 0xA0 ? 2 : nil }
    guard byte >= 0xE2, index + 3 <= end else { return nil }
    return Self.isUnicodeSpace(byte, bytes[index + 1], bytes[index + 2]) ? 3 : nil
  }

  private func whitespaceLength(before end: Int, from start: Int) -> Int? {
    if bytes[end - 1].isSpaceOrTab { return 1 }
    if end - start >= 2, whitespaceLength(at: end - 2, before: end) == 2 { return 2 }
    return end - start >= 3 && whitespaceLength(at: end - 3, before: end) == 3 ? 3 : nil
  }

  /// U+2000–U+200B, U+202F, U+205F, U+3000, and U+FEFF.
  private static func isUnicodeSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80): third <= 0x8B || third == 0xAF
    case (0xE2, 0x81): third == 0x9F
    case (0xE3, 0x80): third == 0x80
    case (0xEF, 0xBB): third == 0xBF
    default: false
    }
  }
}

extension TextScan {
  /// The offset after the quote that closes the one at `start`; nil if it isn't closed.
  ///
  /// - Parameter escape: escapes a double quote; a single quote is doubled.
  func endOfQuotes(_ start: Int, before limit: Int, escape: UInt8 = "\\") -> Int? {
    let quote = bytes[start]
    var index = start + 1
    while let byte = byte(index, before: limit) {
      index += 1
      if byte == escape, quote == "\"" {
        index += 1
      } else if byte == quote {
        guard quote == "'", self.byte(index, before: limit) == quote else { return index }
        index += 1
      }
    }
    return nil
  }

  /// The offset after the bracket that closes the one at `start`, ignoring quoted brackets; nil if it isn't closed.
  func endOfBrackets(_ start: Int, before limit: Int, escape: UInt8 = "\\") -> Int? {
    var depth = 0
    var index = start
    while let byte = byte(index, before: limit) {
      index += 1
      switch byte {
      case "{", "[", "(": depth += 1
      case "}", "]", ")": depth -= 1
      case "\"", "'":
        guard let close = endOfQuotes(index - 1, before: limit, escape: escape) else { return nil }
        index = close
      default: break
      }
      if depth <= 0 { return index }
    }
    return nil
  }
}
