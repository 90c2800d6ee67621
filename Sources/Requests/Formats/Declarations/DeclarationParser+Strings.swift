internal import JSONText

/// Parses strings.
extension DeclarationParser {
  /// Whether a byte opens a string, which the same one closes.
  func isQuote(_ byte: UInt8) -> Bool {
    switch language {
    case .bicep: byte == "'"
    case .hcl: byte == "\""
    case .javaScript: byte == "'" || byte == "\"" || byte == "`"
    }
  }

  var isAtQuote: Bool { isQuote(byte) }

  /// Skips a string without writing any output.
  mutating func skipString() throws(DeclarationSyntaxError) {
    let checkpoint = output.json.checkpoint
    try parseString()
    output.json.rollBack(to: checkpoint)
  }

  /// Parses a string, turning interpolations into variables; returns false if there are any.
  @discardableResult
  mutating func parseString() throws(DeclarationSyntaxError) -> Bool {
    if language == .bicep, isAt("'''") { return try parseMultilineString() }
    let quote = byte
    consume(as: "\"")
    var isLiteral = true
    while byte != quote {
      guard !isAtEnd, !byte.isNewline || quote == "`" else { throw DeclarationSyntaxError() }
      if isAtInterpolation(in: quote) {
        isLiteral = false
        try descend { parser throws(DeclarationSyntaxError) in try parser.parseInterpolation() }
      } else if byte == "\\" {
        try parseEscape(in: quote)
      } else if language == .hcl, isAt("$${") || isAt("%%{") {
        output.json.copy(index + 1..<index + 3, of: text)
        index += 3
      } else {
        parseLiteralRun(before: "\\$%", in: quote)
      }
    }
    consume(as: "\"")
    return isLiteral
  }

  private func isAtInterpolation(in quote: UInt8) -> Bool {
    switch language {
    case .bicep: isAt("${")
    case .hcl: isAt("${") || isAt("%{")
    case .javaScript: quote == "`" && isAt("${")
    }
  }

  /// Copies at least one byte, up to the quote, a newline or one of `stopCharacters`.
  private mutating func parseLiteralRun(before stopCharacters: StaticString, in quote: UInt8) {
    let start = index
    repeat {
      if byte < 0x20 || byte == "\"" || byte == "\\" {
        output.json.copy(start..<index, of: text)
        return escapeCharacter()
      }
      index += 1
    } while !isAtEnd && byte != quote && !byte.isNewline && !stopCharacters.withUTF8Span { $0.contains(byte) }
    output.json.copy(start..<index, of: text)
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
    if (1...60).contains(name.count), text[name].allSatisfy({ $0.isWord || $0 == "." }), text[start] == "$" {
      output.json.copy(start..<index, of: text)
    } else {
      output.json.append("${expression}", for: start..<index)
    }
  }

  /// Parses Bicep's `'''…'''`, which has no escape sequences or interpolation; a newline after the opening quotes is
  /// dropped.
  private mutating func parseMultilineString() throws(DeclarationSyntaxError) -> Bool {
    output.json.append("\"", for: index..<index + 3)
    index += 3
    if isAt("\r\n") { index += 2 } else if byte.isNewline { index += 1 }
    while !isAt("'''") || byte(at: index + 3) == "'" {
      guard !isAtEnd else { throw DeclarationSyntaxError() }
      parseLiteralRun(before: "", in: "'")
    }
    output.json.append("\"", for: index..<index + 3)
    index += 3
    return true
  }
}

/// Parses escape sequences.
extension DeclarationParser {
  private mutating func parseEscape(in quote: UInt8) throws(DeclarationSyntaxError) {
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
      case "u" where byte == "{" && language != .hcl: try parseBracedCode()
      case "u" where language != .bicep: parseCode(digits: 4)
      case "U" where language == .hcl: parseCode(digits: 8)
      case "x" where language == .javaScript: parseCode(digits: 2)
      case let other where language == .javaScript && other < 0x80: Unicode.Scalar(other)
      default: nil
      }
    guard let scalar, index <= limit else { throw DeclarationSyntaxError() }
    write(scalar, for: start..<index)
  }

  /// Writes a character, escaped for JSON. NUL, which is not allowed in keys, becomes U+FFFD.
  private mutating func write(_ scalar: Unicode.Scalar, for range: Range<Int>) {
    let scalar = scalar.value == 0 ? "\u{FFFD}" : scalar
    output.json.append(Array(escapedJSON(String(Character(scalar))).utf8), for: range)
  }

  /// Parses the `{…}` of `\u{…}`.
  private mutating func parseBracedCode() throws(DeclarationSyntaxError) -> Unicode.Scalar? {
    try expect("{")
    var digits = 0
    while byte(at: index + digits).isHexDigit { digits += 1 }
    let scalar = parseCode(digits: digits)
    try expect("}")
    return scalar
  }

  private mutating func parseCode(digits: Int) -> Unicode.Scalar? {
    guard (1...8).contains(digits), index + digits <= limit else { return nil }
    let code = UInt32(string(index..<index + digits), radix: 16)
    index += digits
    return code.flatMap(Unicode.Scalar.init)
  }
}
