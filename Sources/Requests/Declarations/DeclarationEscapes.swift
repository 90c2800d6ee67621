internal import JSONText

/// Reads the escapes of strings.
extension DeclarationParser {
  mutating func readEscape() throws(UnreadableDeclaration) {
    let start = index
    index += 2
    let scalar: Unicode.Scalar? =
      switch byte(at: start + 1) {
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      case UInt8(ascii: "\\"): "\\"
      case quote: Unicode.Scalar(quote)
      case UInt8(ascii: "$") where language == .bicep: "$"
      case UInt8(ascii: "u"): language == .bicep ? try readBracedCode() : readCode(digits: 4)
      case UInt8(ascii: "U") where language == .hcl: readCode(digits: 8)
      default: nil
      }
    guard let scalar, index <= text.count else { throw UnreadableDeclaration() }
    write(scalar, for: start..<index)
  }

  /// Writes a character in the way of JSON. NUL has no place in keys, and stands as a character that says so.
  mutating func write(_ scalar: Unicode.Scalar, for piece: Range<Int>) {
    let scalar = scalar.value == 0 ? "\u{FFFD}" : scalar
    output.append(Array(escapedJSON(String(Character(scalar))).utf8), for: piece)
  }

  /// Reads the `{…}` of Bicep's `\u{…}`.
  private mutating func readBracedCode() throws(UnreadableDeclaration) -> Unicode.Scalar? {
    try take("{")
    var digits = 0
    while byte(at: index + digits).isHexDigit { digits += 1 }
    let scalar = readCode(digits: digits)
    try take("}")
    return scalar
  }

  private mutating func readCode(digits: Int) -> Unicode.Scalar? {
    guard (1...8).contains(digits), index + digits <= text.count else { return nil }
    let code = UInt32(string(index..<index + digits), radix: 16)
    index += digits
    return code.flatMap(Unicode.Scalar.init)
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool { isASCIIDigit || (0x61...0x66).contains(asciiLowercased) }
}
