/// Reads strings.
extension DeclarationParser {
  var quote: UInt8 { language == .bicep ? UInt8(ascii: "'") : UInt8(ascii: "\"") }

  /// Steps over a string and writes nothing.
  mutating func skipString() throws(UnreadableDeclaration) {
    let mark = output.mark
    try readString()
    output.rollBack(to: mark)
  }

  /// Reads a string and writes it; an expression in it becomes a variable. False if there is one.
  @discardableResult
  mutating func readString() throws(UnreadableDeclaration) -> Bool {
    if language == .bicep, starts("'''") { return try readVerbatimString() }
    output.append("\"", for: index..<index + 1)
    index += 1
    var isLiteral = true
    while byte != quote {
      guard !isAtEnd, !byte.isLineEnd else { throw UnreadableDeclaration() }
      if startsExpression {
        isLiteral = false
        try descend { parser throws(UnreadableDeclaration) in try parser.readInterpolation() }
      } else if byte == UInt8(ascii: "\\") {
        try readEscape()
      } else if language == .hcl, starts("$${") || starts("%%{") {
        output.copy(index + 1..<index + 3, of: text)
        index += 3
      } else {
        readPlain(before: "\\$%")
      }
    }
    output.append("\"", for: index..<index + 1)
    index += 1
    return isLiteral
  }

  private var startsExpression: Bool { starts("${") || (language == .hcl && starts("%{")) }

  /// Copies bytes as they are, up to the quote, the line's end or one of `signs`; one byte at least.
  private mutating func readPlain(before signs: StaticString) {
    let start = index
    repeat {
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        output.copy(start..<index, of: text)
        return readUnprintable()
      }
      index += 1
    } while !isAtEnd && byte != quote && !byte.isLineEnd && !isSign(byte, signs)
    output.copy(start..<index, of: text)
  }

  private func isSign(_ byte: UInt8, _ signs: StaticString) -> Bool {
    signs.withUTF8Buffer { $0.contains(byte) }
  }

  /// Writes a character that JSON can't hold as it is.
  private mutating func readUnprintable() {
    write(Unicode.Scalar(byte), for: index..<index + 1)
    index += 1
  }

  /// Reads what stands between `${` and `}`.
  private mutating func readInterpolation() throws(UnreadableDeclaration) {
    let start = index
    index += 2
    let inside = index
    _ = try skipExpression(endsWithLine: false)
    let name = inside..<index
    try take("}")
    if (1...60).contains(name.count), text[name].allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: ".") }),
      text[start] == UInt8(ascii: "$")
    {
      output.copy(start..<index, of: text)
    } else {
      output.append("${expression}", for: start..<index)
    }
  }

  /// Reads Bicep's `'''…'''`: no escapes, no expressions; a line end behind the opening quotes is no part of it.
  private mutating func readVerbatimString() throws(UnreadableDeclaration) -> Bool {
    output.append("\"", for: index..<index + 3)
    index += 3
    if starts("\r\n") { index += 2 } else if byte.isLineEnd { index += 1 }
    while !starts("'''") || byte(at: index + 3) == quote {
      guard !isAtEnd else { throw UnreadableDeclaration() }
      readPlain(before: "")
    }
    output.append("\"", for: index..<index + 3)
    index += 3
    return true
  }
}
