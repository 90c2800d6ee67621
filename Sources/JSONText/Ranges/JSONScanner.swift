/// A token of a JSON text, classified by its first byte alone.
struct JSONToken: Equatable {
  enum Kind {
    case objectStart, objectEnd, arrayStart, arrayEnd, colon, comma
    /// A string, quotes included.
    case string
    /// A number, `true`, `false`, `null`, or any other run of bytes up to whitespace or punctuation.
    case scalar
  }

  let kind: Kind
  let range: Range<Int>
}

/// Splits a JSON text into tokens, one at a time.
///
/// The scanner does not validate: it also splits text that is not JSON. Pass the same text to every call.
struct JSONScanner {
  /// The offset after the last token.
  private(set) var offset = 0

  /// The next token; nil at the end of the text or at an unterminated string.
  mutating func next(in text: Span<UInt8>) -> JSONToken? {
    while offset < text.count, text[offset].isWhitespace { offset += 1 }
    guard offset < text.count else { return nil }
    let start = offset
    guard let kind = Self.punctuation(text[start]) else {
      offset = Self.endOfScalar(from: start, in: text)
      return JSONToken(kind: .scalar, range: start..<offset)
    }
    if kind == .string {
      guard let end = Self.endOfString(from: start, in: text) else { return nil }
      offset = end
    } else {
      offset = start + 1
    }
    return JSONToken(kind: kind, range: start..<offset)
  }

  /// Skips the object or array whose opening bracket was the last token; false if it is not closed.
  mutating func skipContainer(in text: Span<UInt8>) -> Bool {
    var depth = 1
    while depth > 0, let token = next(in: text) {
      switch token.kind {
      case .objectStart, .arrayStart: depth += 1
      case .objectEnd, .arrayEnd: depth -= 1
      case .colon, .comma, .string, .scalar: break
      }
    }
    return depth == 0
  }

  /// The kind of a token that starts with `byte`; nil for scalars.
  private static func punctuation(_ byte: UInt8) -> JSONToken.Kind? {
    switch byte {
    case UInt8(ascii: "{"): .objectStart
    case UInt8(ascii: "}"): .objectEnd
    case UInt8(ascii: "["): .arrayStart
    case UInt8(ascii: "]"): .arrayEnd
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "\""): .string
    default: nil
    }
  }

  private static func endOfScalar(from start: Int, in text: Span<UInt8>) -> Int {
    var end = start
    while end < text.count, !text[end].isWhitespace, punctuation(text[end]) == nil { end += 1 }
    return end
  }

  private static func endOfString(from start: Int, in text: Span<UInt8>) -> Int? {
    var end = start + 1
    while end < text.count {
      switch text[end] {
      case UInt8(ascii: "\""): return end + 1
      case UInt8(ascii: "\\"): end += 2
      default: end += 1
      }
    }
    return nil
  }
}
