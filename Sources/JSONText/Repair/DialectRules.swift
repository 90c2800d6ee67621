/// The syntax that a dialect allows beyond RFC 8259.
struct DialectRules {
  /// Whether `//` and `/* */` comments and trailing commas are allowed.
  let allowsComments: Bool

  /// Whether JSON5's names, quotes, numbers, escape sequences, and whitespace are allowed.
  let isLoose: Bool

  init(_ dialect: JSONDialect) {
    allowsComments = dialect != .json
    isLoose = dialect == .json5
  }

  /// The quote that closes a string in the file: the opening one if the dialect allows it, else `"`.
  func closingQuote(after opening: UInt8) -> String { isLoose && opening == UInt8(ascii: "'") ? "'" : "\"" }
}
