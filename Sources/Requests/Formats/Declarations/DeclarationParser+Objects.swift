internal import JSONText

/// Parses objects.
extension DeclarationParser {
  /// Parses a resource's body, recording its members in `members` and `mayHaveMoreMembers`.
  mutating func parseBody() throws(DeclarationSyntaxError) {
    mayHaveMoreMembers = try !parseObject(isBody: true)
  }

  /// Parses an object; returns false if some of its keys are computed.
  mutating func parseObject(isBody: Bool = false) throws(DeclarationSyntaxError) -> Bool {
    guard byte == "{" else { throw DeclarationSyntaxError() }
    output.append("{", for: index..<index + 1)
    index += 1
    return try parseMembers(isBody: isBody)
  }

  /// Parses the members of an object and its closing bracket; returns false if some of its keys are computed.
  mutating func parseMembers(isBody: Bool) throws(DeclarationSyntaxError) -> Bool {
    var isLiteral = true
    var isFirst = true
    while try !consumeClosingBracket("}") {
      if try skipComputedMembers() {
        isLiteral = false
      } else if isBody, language == .bicep, try parseNestedResource() {
        continue
      } else {
        let member = try parseMember(isFirst: isFirst)
        isFirst = false
        isLiteral = isLiteral && member != nil
        if isBody, let (key, value) = member { members[key] = value }
      }
    }
    return isLiteral
  }

  /// Skips a spread or a `for` expression that supplies members; returns false if there is none at the cursor.
  private mutating func skipComputedMembers() throws(DeclarationSyntaxError) -> Bool {
    guard isAt("...") || (language == .hcl && isAtForExpression) else { return false }
    index += 3
    let start = index
    guard try skipExpression(endsAtNewline: language == .bicep) ?? index > start else { throw DeclarationSyntaxError() }
    return true
  }

  /// Whether the cursor is at a `for` that is not a key.
  private var isAtForExpression: Bool {
    guard isAtKeyword("for") else { return false }
    var next = index + 3
    while byte(at: next).isSpaceOrTab { next += 1 }
    return byte(at: next).isASCIILetter || byte(at: next) == "_"
  }

  /// Parses a member and returns it with its key; nil if the key is not a literal.
  private mutating func parseMember(isFirst: Bool) throws(DeclarationSyntaxError) -> (String, Member)? {
    if !isFirst { output.append(",", for: index..<index) }
    let keyStart = output.bytes.count
    let isLiteral = try parseKey()
    let key = String(decoding: output.bytes[keyStart...].dropFirst().dropLast(), as: UTF8.self)
    try parseColon()
    let start = index
    let outputStart = output.bytes.count
    try parseValue(endsAtNewline: language != .javaScript)
    return isLiteral
      ? (key, Member(sourceRange: start..<index, outputRange: outputStart..<output.bytes.count)) : nil
  }

  /// Parses a key; returns false if it contains an expression.
  private mutating func parseKey() throws(DeclarationSyntaxError) -> Bool {
    let start = index
    if isAtQuote { return try parseString() }
    if let name = consumeIdentifier() {
      output.append("\"", for: start..<start)
      output.copy(name, of: text)
      output.append("\"", for: index..<index)
      return true
    }
    let opening: UInt8 = language == .javaScript ? "[" : "("
    guard language != .bicep, byte == opening || byte.isASCIIDigit else { throw DeclarationSyntaxError() }
    if byte.isASCIIDigit { while byte.isASCIIWord || byte == "." { index += 1 } } else { try skipGroup() }
    output.append(expression, for: start..<index)
    return false
  }

  /// Parses the `:`, or the `=` of HCL, between a key and its value.
  ///
  /// A JavaScript method and a variable that gives a member its name have none.
  private mutating func parseColon() throws(DeclarationSyntaxError) {
    try skipTrivia(includingNewlines: language == .javaScript)
    if language == .javaScript, byte != ":" { return output.append(":", for: index..<index) }
    let isColon = byte == ":" || (language == .hcl && byte == "=" && !isAt("=="))
    guard isColon else { throw DeclarationSyntaxError() }
    output.append(":", for: index..<index + 1)
    index += 1
    try skipTrivia(includingNewlines: language != .hcl)
  }
}
