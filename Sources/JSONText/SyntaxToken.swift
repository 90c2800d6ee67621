/// A piece of a text that may be broken JSON.
struct SyntaxToken {
  enum Kind {
    case openBrace, openBracket, closeBrace, closeBracket
    case comma, semicolon, colon, equals
    case string, word, placeholder
    /// A JavaScript expression where a value belongs.
    case expression
    /// A member or the tail of an expression that JSON has no form for.
    case dropped
    case end
  }

  var kind: Kind

  /// Bytes of the text, quotes included.
  var range: Range<Int>

  /// From 1.
  var line: Int

  /// How many characters stand before the token in its line, if these are only blanks.
  var indent: Int?

  /// Whether the text ends inside the token.
  var isCut = false
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
    case .closeBrace, .closeBracket, .comma, .semicolon, .colon, .equals, .string, .word, .placeholder, .expression,
      .dropped, .end:
      nil
    }
  }

  /// The kind of bracket that a token of this kind closes.
  var closes: Bracket? {
    switch self {
    case .closeBrace: .object
    case .closeBracket: .array
    case .openBrace, .openBracket, .comma, .semicolon, .colon, .equals, .string, .word, .placeholder, .expression,
      .dropped, .end:
      nil
    }
  }

  var isColon: Bool { self == .colon || self == .equals }
}
