internal import JSONText

/// Parses values.
extension DeclarationParser {
  /// Parses a value; one that is not a literal is replaced with the expression placeholder.
  ///
  /// - Parameter endsAtNewline: whether a newline ends the value.
  mutating func parseValue(endsAtNewline: Bool) throws(DeclarationSyntaxError) {
    let start = index
    let checkpoint = output.checkpoint
    let isLiteral = try descend { parser throws(DeclarationSyntaxError) in try parser.parseLiteral() }
    var end = index
    defer { index = end }
    if isLiteral, try skipToValueEnd(endsAtNewline: endsAtNewline) { return }
    end = try skipExpression(endsAtNewline: endsAtNewline) ?? end
    guard end > start else { throw DeclarationSyntaxError() }
    output.rollBack(to: checkpoint)
    output.append(expression, for: start..<end)
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
    output.copy(start..<index, of: text)
    return true
  }

  /// Parses a number; returns false if JSON writes it differently or it may lose precision.
  private mutating func parseNumber() -> Bool {
    let start = index
    if byte == "-" { index += 1 }
    let integerStart = index
    while byte.isASCIIDigit { index += 1 }
    let digitCount = index - integerStart
    var isPlain = (1...18).contains(digitCount) && (digitCount == 1 || text[integerStart] != "0")
    if language != .bicep, byte == ".", byte(at: index + 1).isASCIIDigit {
      index += 1
      let fractionStart = index
      while byte.isASCIIDigit { index += 1 }
      let fraction = text[fractionStart..<index]
      // 120.0 is sent as 120.
      isPlain = isPlain && fraction.count <= 15 && fraction.contains { $0 != "0" }
    }
    isPlain = isPlain && !byte.isASCIIWord
    if isPlain { output.copy(start..<index, of: text) }
    return isPlain
  }

  /// Skips trivia after a literal; returns whether the value ends there.
  private mutating func skipToValueEnd(endsAtNewline: Bool) throws(DeclarationSyntaxError) -> Bool {
    try skipTrivia(includingNewlines: !endsAtNewline)
    return isAtEnd || byte.isValueTerminator || (byte.isNewline && !continuesOnNextLine())
  }

  /// Parses an array; returns false if it contains a loop or a spread.
  private mutating func parseArray() throws(DeclarationSyntaxError) -> Bool {
    output.append("[", for: index..<index + 1)
    index += 1
    try skipTrivia(includingNewlines: true)
    var isLiteral = !isAtKeyword("for")
    if !isLiteral { _ = try skipExpression(endsAtNewline: false) }
    var isFirst = true
    while try !consumeClosingBracket("]") {
      if isAt("...") {
        isLiteral = false
        index += 3
      }
      if !isFirst { output.append(",", for: index..<index) }
      isFirst = false
      try parseValue(endsAtNewline: language == .bicep)
    }
    return isLiteral
  }

  /// Skips separators, then consumes and writes the closing bracket; returns false if it isn't at the cursor.
  mutating func consumeClosingBracket(_ bracket: UInt8) throws(DeclarationSyntaxError) -> Bool {
    try skipTrivia(includingNewlines: true)
    while byte == "," {
      index += 1
      try skipTrivia(includingNewlines: true)
    }
    guard !isAtEnd else { throw DeclarationSyntaxError() }
    guard byte == bracket else { return false }
    output.append(CollectionOfOne(bracket), for: index..<index + 1)
    index += 1
    return true
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
