internal import JSONText

/// Skips expressions.
extension DeclarationParser {
  /// Skips an expression up to the comma, closing bracket or newline after it.
  ///
  /// Returns the offset after its last token; nil if the expression is empty.
  mutating func skipExpression(endsAtNewline: Bool) throws(DeclarationSyntaxError) -> Int? {
    var closers: [UInt8] = []
    var end: Int?
    while !isAtEnd {
      if closers.isEmpty, endsAtNewline, byte.isNewline {
        if !continuesOnNextLine(expressionEnd: end) { return end }
      } else if byte.isSpaceOrTab || byte.isNewline {
        index += 1
      } else if try !skipComment() {
        if closers.isEmpty, byte.isValueTerminator { return end }
        try skipToken(&closers)
        end = index
      }
    }
    guard closers.isEmpty else { throw DeclarationSyntaxError() }
    return end
  }

  /// Skips a bracketed group, including its brackets.
  mutating func skipGroup() throws(DeclarationSyntaxError) {
    var closers: [UInt8] = []
    repeat {
      try skipTrivia(includingNewlines: true)
      guard !isAtEnd else { throw DeclarationSyntaxError() }
      try skipToken(&closers)
    } while !closers.isEmpty
  }

  /// Skips a string, a heredoc or one byte.
  ///
  /// - Parameter closers: a stack of the closing brackets still expected.
  mutating func skipToken(_ closers: inout [UInt8]) throws(DeclarationSyntaxError) {
    switch byte {
    case _ where isAtQuote: return try skipString()
    case "<": if try skipHeredoc() { return }
    case "{": closers.append("}")
    case "[": closers.append("]")
    case "(": closers.append(")")
    case "}", "]", ")": guard closers.popLast() == byte else { throw DeclarationSyntaxError() }
    default: break
    }
    index += 1
  }

  /// Whether an expression continues after the newline at the cursor; if so, the newline is skipped.
  ///
  /// Bicep allows a line break before or after an operator.
  ///
  /// - Parameter end: the offset after the expression's last token so far.
  mutating func continuesOnNextLine(expressionEnd end: Int? = nil) -> Bool {
    guard language == .bicep else { return false }
    var next = index
    while byte(at: next).isNewline || byte(at: next).isSpaceOrTab { next += 1 }
    let breaksBefore = Self.operators.contains(byte(at: next)) || (byte(at: next) == "." && !matches("...", at: next))
    guard breaksBefore || end.map({ Self.operators.contains(byte(at: $0 - 1)) }) == true else { return false }
    index = next
    return true
  }

  private static let operators = Array("?:&|=<>+*%".utf8)

  /// Skips an HCL heredoc; returns false if none starts at the cursor.
  mutating func skipHeredoc() throws(DeclarationSyntaxError) -> Bool {
    guard language == .hcl, isAt("<<") else { return false }
    let start = index
    index += 2
    if byte == "-" { index += 1 }
    guard let delimiter = consumeIdentifier() else {
      index = start
      return false
    }
    while !isAtEnd {
      while !isAtEnd, byte != 0x0A { index += 1 }
      index += 1
      while byte.isSpaceOrTab { index += 1 }
      let end = index + delimiter.count
      if text[min(index, limit)..<limit].starts(with: text[delimiter]), !byte(at: end).isWord {
        index = end
        return true
      }
    }
    index = min(index, limit)
    throw DeclarationSyntaxError()
  }
}
