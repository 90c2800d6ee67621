/// A way to break a valid body at one position.
enum Breakage: String, CaseIterable, Sendable {
  case trailingComma, missingComma, duplicateComma, semicolon, missingColon, equals
  case missingBracket, extraBracket, extraBracketInside, singleQuotes, smartQuotes, unquotedKey, missingQuote
  case lineComment, hashComment, blockComment, nonstandardSpace, pythonName, undefinedName, notANumber
  case leadingZero, plusSign, missingWhole, missingFraction, hexadecimal, hugeNumber
  case invalidEscape, rawControl, secondDocument, cutOff, outerBraces

  /// The expected part of the message.
  var cause: String {
    switch self {
    case .trailingComma: "trailing comma"
    case .missingComma, .semicolon: "missing comma"
    case .duplicateComma: "duplicate comma"
    case .missingColon, .equals: "missing colon"
    case .missingBracket: "missing '"
    case .extraBracket, .extraBracketInside: "extra closing bracket"
    case .singleQuotes: "single quotes"
    case .smartQuotes: "smart quotes"
    case .unquotedKey: "unquoted key"
    case .missingQuote: "missing closing quote"
    case .lineComment, .hashComment, .blockComment: "comment"
    case .nonstandardSpace: "nonstandard whitespace"
    case .pythonName, .undefinedName, .notANumber: "is not JSON; expected"
    case .leadingZero: "leading zeros"
    case .plusSign: "plus sign"
    case .missingWhole: "digit before the decimal point"
    case .missingFraction: "digit after the decimal point"
    case .hexadecimal: "hexadecimal"
    case .hugeNumber: "out of range"
    case .invalidEscape: "invalid escape sequence"
    case .rawControl: "raw "
    case .secondDocument: "two JSON documents"
    case .cutOff: "cut off"
    case .outerBraces: "missing opening brace"
    }
  }
}

extension Breakage {
  /// Whether the piece at `index` can be broken this way.
  func fits(_ index: Int, of body: GeneratedBody) -> Bool {
    let pieces = body.pieces
    let next = index + 1 < pieces.count ? pieces[index + 1] : nil
    switch (self, pieces[index]) {
    case (.trailingComma, .string), (.trailingComma, .scalar):
      if case .close = next { return true }
      return false
    case (.missingComma, .comma), (.duplicateComma, .comma), (.semicolon, .comma): return true
    case (.missingColon, .colon), (.equals, .colon): return true
    case (.missingBracket, .close(let text)):
      // On a single line, only the position of the outermost bracket is certain.
      guard body.isPretty, index > 0, pieces[index - 1] != .open(text == "}" ? "{" : "[") else { return next == nil }
      return true
    case (.extraBracket, .close): return next == nil
    case (.extraBracketInside, .close): return body.isPretty && next != nil
    case (.singleQuotes, .string), (.singleQuotes, .key): return true
    case (.smartQuotes, .string(let text)): return !text.contains("“")
    case (.smartQuotes, .key): return true
    case (.unquotedKey, .key(let text)): return !text.contains("\\") && text != "\"\""
    case (.missingQuote, .string), (.missingQuote, .key): return body.isPretty && next != nil
    case (.lineComment, .comma), (.hashComment, .comma): return body.isPretty
    case (.blockComment, _), (.nonstandardSpace, _): return true
    case (.invalidEscape, .string(let text)): return !invalidEscapes(in: text).isEmpty
    case (.rawControl, .string(let text)), (.rawControl, .key(let text)): return !rawControls(in: text).isEmpty
    case (.secondDocument, .close): return next == nil
    case (.cutOff, .string), (.cutOff, .colon), (.cutOff, .comma): return true
    case (.outerBraces, .open): return index == 0 && pieces.count > 2
    case (_, .scalar(let text)): return fits(scalar: text)
    default: return false
    }
  }

  private func fits(scalar text: String) -> Bool {
    let isNumber = text.last?.isNumber == true
    switch self {
    case .pythonName: return !isNumber
    case .undefinedName, .notANumber: return text == "null"
    case .leadingZero, .hugeNumber: return isNumber
    case .plusSign: return isNumber && !text.hasPrefix("-")
    case .missingWhole: return text.hasPrefix("0.") || text.hasPrefix("-0.")
    case .missingFraction, .hexadecimal: return Int(text) != nil
    default: return false
    }
  }
}
