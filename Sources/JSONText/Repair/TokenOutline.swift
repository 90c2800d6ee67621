/// What must be known about all tokens of a text before its structure is read.
///
/// The tokens themselves are not kept, since they would take many times the memory of the text.
struct TokenOutline {
  /// The number of opening brackets minus the number of closing brackets, by kind.
  private(set) var balance = BracketCounts()

  /// The last token; nil if there is none.
  private(set) var last: SyntaxToken?

  init(of bytes: [UInt8], rules: DialectRules) {
    var lexer = SyntaxLexer(bytes, rules: rules, keepsLog: false)
    var token = lexer.next()
    while token.kind != .end {
      if let bracket = token.kind.opens { balance[bracket] += 1 }
      if let bracket = token.kind.closes { balance[bracket] -= 1 }
      last = token
      token = lexer.next()
    }
  }
}
