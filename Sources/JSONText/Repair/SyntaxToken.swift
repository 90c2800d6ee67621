/// A token of a text that may not be valid JSON.
struct SyntaxToken {
  enum Kind {
    case openBrace, openBracket, closeBrace, closeBracket
    case comma, semicolon, colon, equals
    case string, word, placeholder
    case end
  }

  var kind: Kind

  /// The byte range, quotes included.
  var range: Range<Int>

  /// The line, counted from 1.
  var line: Int

  /// The number of characters before the token on its line; nil unless they are all whitespace.
  var indent: Int?

  /// Whether the text ends inside the token.
  var isCutOff = false
}

/// The two kinds of bracket.
enum Bracket {
  case object, array

  var opening: String {
    switch self {
    case .object: "{"
    case .array: "["
    }
  }

  var closing: String {
    switch self {
    case .object: "}"
    case .array: "]"
    }
  }
}

extension SyntaxToken.Kind {
  /// The kind of bracket that a token of this kind opens.
  var opens: Bracket? {
    switch self {
    case .openBrace: .object
    case .openBracket: .array
    case .closeBrace, .closeBracket, .comma, .semicolon, .colon, .equals, .string, .word, .placeholder, .end: nil
    }
  }

  /// The kind of bracket that a token of this kind closes.
  var closes: Bracket? {
    switch self {
    case .closeBrace: .object
    case .closeBracket: .array
    case .openBrace, .openBracket, .comma, .semicolon, .colon, .equals, .string, .word, .placeholder, .end: nil
    }
  }

  var isColon: Bool { self == .colon || self == .equals }
}
