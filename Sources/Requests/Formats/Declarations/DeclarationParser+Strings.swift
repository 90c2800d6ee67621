internal import JSONText

/// Parses strings.
extension DeclarationParser {
  var quote: UInt8 { language == .bicep ? "'" : "\"" }

  /// Skips a string without writing any output.
  mutating func skipString() throws(DeclarationSyntaxError) {
    let checkpoint = output.checkpoint
    try parseString()
    output.rollBack(to: checkpoint)
  }

  /// Parses a string, turning interpolations into variables; returns false if there are any.
  @discardableResult
  mutating func parseString() throws(DeclarationSyntaxError) -> Bool {
    if language == .bicep, isAt("'''") { return try parseMultilineString() }
    output.append("\"", for: index..<index + 1)
    index += 1
    var isLiteral = true
    while byte != quote {
      guard !isAtEnd, !byte.isNewline else { throw DeclarationSyntaxError() }
      if isAtInterpolation {
        isLiteral = false
        try descend { parser throws(DeclarationSyntaxError) in try parser.parseInterpolation() }
      } else if byte == "\\" {
        try parseEscape()
      } else if language == .hcl, isAt("$${") || isAt("%%{") {
        output.copy(index + 1..<index + 3, of: text)
        index += 3
      } else {
        parseLiteralRun(before: "\\$%")
      }
    }
    output.append("\"", for: index..<index + 1)
    index += 1
    return isLiteral
  }

  private var isAtInterpolation: Bool { isAt("${") || (language == .hcl && isAt("%{")) }

  /// Copies at least one byte, up to the quote, a newline or one of `stopCharacters`.
  private mutating func parseLiteralRun(before stopCharacters: StaticString) {
    let start = index
    repeat {
      if byte < 0x20 || byte == "\"" || byte == "\\" {
        output.copy(start..<index, of: text)
        return escapeCharacter()
      }
      index += 1
    } while !isAtEnd && byte != quote && !byte.isNewline && !stopCharacters.withUTF8Buffer { $0.contains(byte) }
    output.copy(start..<index, of: text)
  }

  /// Writes a character that must be escaped in JSON.
  private mutating func escapeCharacter() {
    write(Unicode.Scalar(byte), for: index..<index + 1)
    index += 1
  }

  /// Parses `${…}` or `%{…}`.
  mutating func parseInterpolation() throws(DeclarationSyntaxError) {
    let start = index
    index += 2
    let nameStart = index
    _ = try skipExpression(endsAtNewline: false)
    let name = nameStart..<index
    try expect("}")
    if (1...60).contains(name.count), text[name].allSatisfy({ $0.isASCIIWord || $0 == "." }), text[start] == "$" {
      output.copy(start..<index, of: text)
    } else {
      output.append("${expression}", for: start..<index)
    }
  }

  /// Parses Bicep's `'''…'''`, which has no escape sequences or interpolation; a newline after the opening quotes is
  /// dropped.
  private mutating func parseMultilineString() throws(DeclarationSyntaxError) -> Bool {
    output.append("\"", for: index..<index + 3)
    index += 3
    if isAt("\r\n") { index += 2 } else if byte.isNewline { index += 1 }
    while !isAt("'''") || byte(at: index + 3) == quote {
      guard !isAtEnd else { throw DeclarationSyntaxError() }
      parseLiteralRun(before: "")
    }
    output.append("\"", for: index..<index + 3)
    index += 3
    return true
  }
}
