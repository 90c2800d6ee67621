internal import JSONText

/// Parses the escape sequences of strings.
extension DeclarationParser {
  mutating func parseEscape() throws(DeclarationSyntaxError) {
    let start = index
    index += 2
    let scalar: Unicode.Scalar? =
      switch byte(at: start + 1) {
      case "n": "\n"
      case "r": "\r"
      case "t": "\t"
      case "\\": "\\"
      case quote: Unicode.Scalar(quote)
      case "$" where language == .bicep: "$"
      case "u": language == .bicep ? try parseBracedCode() : parseCode(digits: 4)
      case "U" where language == .hcl: parseCode(digits: 8)
      default: nil
      }
    guard let scalar, index <= text.count else { throw DeclarationSyntaxError() }
    write(scalar, for: start..<index)
  }

  /// Writes a character, escaped for JSON. NUL, which is not allowed in keys, becomes U+FFFD.
  mutating func write(_ scalar: Unicode.Scalar, for range: Range<Int>) {
    let scalar = scalar.value == 0 ? "\u{FFFD}" : scalar
    output.append(Array(escapedJSON(String(Character(scalar))).utf8), for: range)
  }

  /// Parses the `{…}` of Bicep's `\u{…}`.
  private mutating func parseBracedCode() throws(DeclarationSyntaxError) -> Unicode.Scalar? {
    try expect("{")
    var digits = 0
    while byte(at: index + digits).isHexDigit { digits += 1 }
    let scalar = parseCode(digits: digits)
    try expect("}")
    return scalar
  }

  private mutating func parseCode(digits: Int) -> Unicode.Scalar? {
    guard (1...8).contains(digits), index + digits <= text.count else { return nil }
    let code = UInt32(string(index..<index + digits), radix: 16)
    index += digits
    return code.flatMap(Unicode.Scalar.init)
  }
}
