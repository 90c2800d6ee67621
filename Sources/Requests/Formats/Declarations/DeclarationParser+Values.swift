internal import JSONText

/// Parses values.
extension DeclarationParser {
  /// Parses a value; one that is not a literal is replaced with the expression placeholder.
  ///
  /// - Parameter endsAtNewline: whether a newline ends the value.
  mutating func parseValue(endsAtNewline: Bool) throws(DeclarationSyntaxError) {
    let start = index
    let checkpoint = output.json.checkpoint
    let isLiteral = try descend { parser throws(DeclarationSyntaxError) in try parser.parseLiteral() }
    var end = index
    defer { index = end }
    if isLiteral, try skipToValueEnd(endsAtNewline: endsAtNewline) { return }
    end = try skipExpression(endsAtNewline: endsAtNewline) ?? end
    guard end > start else { throw DeclarationSyntaxError() }
    output.json.rollBack(to: checkpoint)
    output.json.append(expression, for: start..<end)
  }

  /// Parses a literal; returns false if there is none or JSON can't represent it.
  private mutating func parseLiteral() throws(DeclarationSyntaxError) -> Bool {
    switch byte {
    case "{": return try parseObject()
    case "[": return try parseArray()
    case _ where isAtQuote:
      try parseString()
      return true
    case "-", "0"..."9": return parseNumber()
    default: return parseKeyword("true") || parseKeyword("false") || parseKeyword("null")
    }
  }

  private mutating func parseKeyword(_ keyword: StaticString) -> Bool {
    let start = index
    guard consumeKeyword(keyword) else { return false }
    output.json.copy(start..<index, of: text)
    return true
  }

  /// Parses a number; returns false if JSON writes it differently or it may lose precision.
  private mutating func parseNumber() -> Bool {
    let start = index
    if byte == "-" { index += 1 }
    let integerStart = index
    while byte.isDigit { index += 1 }
    let digitCount = index - integerStart
    var isPlain = (1...18).contains(digitCount) && (digitCount == 1 || text[integerStart] != "0")
    if language != .bicep, byte == ".", byte(at: index + 1).isDigit {
      index += 1
      let fractionStart = index
      while byte.isDigit { index += 1 }
      let fraction = text[fractionStart..<index]
      // 120.0 is sent as 120.
      isPlain = isPlain && fraction.count <= 15 && fraction.contains { $0 != "0" }
    }
    isPlain = isPlain && !byte.isWord
    if isPlain { output.json.copy(start..<index, of: text) }
    return isPlain
  }

  /// Skips trivia after a literal; returns whether the value ends there.
  private mutating func skipToValueEnd(endsAtNewline: Bool) throws(DeclarationSyntaxError) -> Bool {
    try skipTrivia(includingNewlines: !endsAtNewline)
    return isAtEnd || byte.isValueTerminator || (byte.isNewline && !continuesOnNextLine())
  }

  /// Parses an array; returns false if it contains a loop or a spread.
  private mutating func parseArray() throws(DeclarationSyntaxError) -> Bool {
    consume(as: "[")
    try skipTrivia(includingNewlines: true)
    var isLiteral = !isAtKeyword("for")
    if !isLiteral { _ = try skipExpression(endsAtNewline: false) }
    var isFirst = true
    var end = index
    while try !consumeClosingBracket("]", after: end) {
      if isAt("...") {
        isLiteral = false
        index += 3
      }
      writeGap(from: end, separator: isFirst ? nil : ",")
      isFirst = false
      try parseValue(endsAtNewline: language == .bicep)
      end = index
    }
    return isLiteral
  }

  /// Writes the separator between two tokens; in JavaScript also the whitespace around it, so that fixes can be made there.
  private mutating func writeGap(from start: Int, separator: UInt8?) {
    if language == .javaScript, text[start..<index].filter({ !$0.isWhitespace }) == [separator].compactMap(\.self) {
      output.json.copy(start..<index, of: text)
    } else if let separator {
      output.json.append(CollectionOfOne(separator), for: index..<index)
    }
  }

  /// Skips separators, then consumes and writes the closing bracket; returns false if it isn't at the cursor.
  ///
  /// - Parameter end: the end of the last element or member.
  private mutating func consumeClosingBracket(_ bracket: UInt8, after end: Int) throws(DeclarationSyntaxError) -> Bool {
    try skipTrivia(includingNewlines: true)
    while byte == "," {
      index += 1
      try skipTrivia(includingNewlines: true)
    }
    guard !isAtEnd else { throw DeclarationSyntaxError() }
    guard byte == bracket else { return false }
    writeGap(from: end, separator: nil)
    consume(as: bracket)
    return true
  }
}

/// Parses objects.
extension DeclarationParser {
  /// Parses a resource's body, recording its members in `members` and `mayHaveMoreMembers`.
  mutating func parseBody() throws(DeclarationSyntaxError) {
    output.mayHaveMoreMembers = try !parseObject(isBody: true)
  }

  /// Parses an object; returns false if some of its keys are computed.
  mutating func parseObject(isBody: Bool = false) throws(DeclarationSyntaxError) -> Bool {
    guard byte == "{" else { throw DeclarationSyntaxError() }
    consume(as: "{")
    return try parseMembers(isBody: isBody)
  }

  /// Parses the members of an object and its closing bracket; returns false if some of its keys are computed.
  mutating func parseMembers(isBody: Bool) throws(DeclarationSyntaxError) -> Bool {
    var isLiteral = true
    var isFirst = true
    var end = index
    while try !consumeClosingBracket("}", after: end) {
      if try skipComputedMembers() {
        isLiteral = false
      } else if try !(isBody && language == .bicep ? parseNestedResource() : false) {
        writeGap(from: end, separator: isFirst ? nil : ",")
        let member = try parseMember()
        isFirst = false
        isLiteral = isLiteral && member != nil
        if isBody, let (key, value) = member { output.members[key] = value }
      }
      end = index
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
    return byte(at: next).isLetter || byte(at: next) == "_"
  }

  /// Parses a member and returns it with its key; nil if the key is not a literal.
  private mutating func parseMember() throws(DeclarationSyntaxError) -> (String, Member)? {
    let keyStart = output.json.bytes.count
    let isLiteral = try parseKey()
    let key = String(decoding: output.json.bytes[keyStart...].dropFirst().dropLast(), as: UTF8.self)
    let hasValue = try parseColon()
    let start = index
    let outputStart = output.json.bytes.count
    if hasValue {
      try parseValue(endsAtNewline: language != .javaScript)
    } else {
      _ = try skipExpression(endsAtNewline: false)
      output.json.append(expression, for: start..<index)
    }
    return isLiteral
      ? (key, Member(sourceRange: start..<index, outputRange: outputStart..<output.json.bytes.count)) : nil
  }

  /// Parses a key; returns false if it contains an expression.
  private mutating func parseKey() throws(DeclarationSyntaxError) -> Bool {
    let start = index
    if isAtQuote { return try parseString() }
    if let name = consumeIdentifier() {
      output.json.append("\"", for: start..<start)
      output.json.copy(name, of: text)
      output.json.append("\"", for: index..<index)
      return true
    }
    let opening: UInt8 = language == .javaScript ? "[" : "("
    guard language != .bicep, byte == opening || byte.isDigit else { throw DeclarationSyntaxError() }
    if byte.isDigit { while byte.isWord || byte == "." { index += 1 } } else { try skipGroup() }
    output.json.append(expression, for: start..<index)
    return false
  }

  /// Parses the `:`, or the `=` of HCL, between a key and its value; returns false if the member is a method of
  /// JavaScript or a variable's name.
  private mutating func parseColon() throws(DeclarationSyntaxError) -> Bool {
    let start = index
    try skipTrivia(includingNewlines: language == .javaScript)
    let hasValue = byte == ":" || (language == .hcl && byte == "=" && !isAt("=="))
    guard hasValue || language == .javaScript else { throw DeclarationSyntaxError() }
    if hasValue { index += 1 }
    try skipTrivia(includingNewlines: language != .hcl)
    writeGap(from: start, separator: ":")
    return hasValue
  }
}

extension UInt8 {
  /// Whether this is a comma or a closing bracket.
  var isValueTerminator: Bool {
    switch self {
    case ",", "}", "]", ")": true
    default: false
    }
  }
}
