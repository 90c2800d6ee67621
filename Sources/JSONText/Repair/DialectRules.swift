/// The syntax that a dialect allows beyond RFC 8259.
struct DialectRules {
  /// Whether `//` and `/* */` comments are allowed.
  let allowsComments: Bool
  let allowsTrailingCommas: Bool

  /// Whether JSON5's names, quotes, numbers, escape sequences, and whitespace are allowed.
  let isLoose: Bool

  /// Whether expressions as values and the other kinds of members of JavaScript are allowed.
  let allowsExpressions: Bool

  init(_ dialect: JSONDialect) {
    switch dialect {
    case .json: self.init(level: 0)
    case .jsonc: self.init(level: 1)
    case .json5: self.init(level: 2)
    case .javaScript: self.init(level: 3)
    }
  }

  /// - Parameter level: Each level includes the ones below it.
  private init(level: Int) {
    allowsComments = level >= 1
    allowsTrailingCommas = level >= 1
    isLoose = level >= 2
    allowsExpressions = level >= 3
  }

  /// The quote that closes a string in the file: the opening one if the dialect allows it, else `"`.
  func closingQuote(after opening: UInt8) -> String {
    switch opening {
    case UInt8(ascii: "'") where isLoose: "'"
    case UInt8(ascii: "`") where allowsExpressions: "`"
    default: "\""
    }
  }
}
