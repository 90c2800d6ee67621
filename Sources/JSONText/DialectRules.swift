/// What a dialect allows beyond RFC 8259.
struct DialectRules {
  /// `//` and `/* */`.
  let hasComments: Bool
  let hasTrailingCommas: Bool

  /// JSON5's names, quotes, numbers, escapes and blanks.
  let isLoose: Bool

  /// JavaScript's expressions as values and its other kinds of member.
  let hasExpressions: Bool

  init(_ dialect: JSONDialect) {
    switch dialect {
    case .json: self.init(reach: 0)
    case .jsonc: self.init(reach: 1)
    case .json5: self.init(reach: 2)
    case .javaScript: self.init(reach: 3)
    }
  }

  /// Each dialect includes the one before it.
  private init(reach: Int) {
    hasComments = reach >= 1
    hasTrailingCommas = reach >= 1
    isLoose = reach >= 2
    hasExpressions = reach >= 3
  }
}
