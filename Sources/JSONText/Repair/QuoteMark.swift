/// A quotation mark that opens a string.
enum QuoteMark: Equatable {
  case double
  case single
  case backtick
  /// A typographic quote, with its length in bytes.
  case smart(SmartQuote, length: Int)

  var length: Int {
    switch self {
    case .double, .single, .backtick: 1
    case .smart(_, let length): length
    }
  }
}

/// The kinds of typographic quotes that editors substitute for plain ones.
enum SmartQuote {
  case double, single
}

extension Unicode.Scalar {
  var smartQuote: SmartQuote? {
    switch value {
    case 0x201C...0x201F, 0xAB, 0xBB, 0x2033, 0xFF02, 0x301D...0x301F: .double
    case 0x2018...0x201B, 0x2032, 0xFF07: .single
    default: nil
    }
  }
}

extension SyntaxLexer {
  func openingQuote(at offset: Int) -> QuoteMark? {
    switch byte(offset) {
    case UInt8(ascii: "\""): return .double
    case UInt8(ascii: "'"): return .single
    case UInt8(ascii: "`"): return .backtick
    default: return smartQuote(at: offset).map { .smart($0.quote, length: $0.length) }
    }
  }

  func smartQuote(at offset: Int) -> (quote: SmartQuote, length: Int)? {
    guard byte(offset) >= 0xC2 else { return nil }
    let (length, scalar) = decodeScalar(bytes, at: offset)
    return scalar?.smartQuote.map { ($0, length) }
  }

  /// Whether a string or value can end at `start`: a comma, colon, closing bracket, comment, or newline follows.
  func endsValue(_ start: Int) -> Bool {
    var offset = start
    while offset < bytes.count {
      if bytes[offset].isSpaceOrTab {
        offset += 1
      } else if let space = nonstandardSpace(at: offset) {
        offset += space.length
      } else {
        break
      }
    }
    guard offset < bytes.count else { return true }
    let byte = bytes[offset]
    return byte.isClosingBracket || byte.isNewline || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
      || (byte == UInt8(ascii: "/") && (has("//", at: offset) || has("/*", at: offset)))
  }
}
