/// Reads values.
extension DeclarationParser {
  /// Reads a value and writes it, or what stands for any value where it is no literal.
  ///
  /// - Parameter endsWithLine: whether the line's end is the value's end.
  mutating func readValue(endsWithLine: Bool) throws(UnreadableDeclaration) {
    let start = index
    let mark = output.mark
    let isLiteral = try descend { parser throws(UnreadableDeclaration) in try parser.readLiteral() }
    var end = index
    defer { index = end }
    if isLiteral, try endsValue(endsWithLine: endsWithLine) { return }
    end = try skipExpression(endsWithLine: endsWithLine) ?? end
    guard end > start else { throw UnreadableDeclaration() }
    output.rollBack(to: mark)
    output.append(LiteralText.expression, for: start..<end)
  }

  /// Reads as much as is a literal; false if it can't stand for itself.
  private mutating func readLiteral() throws(UnreadableDeclaration) -> Bool {
    switch byte {
    case UInt8(ascii: "{"): return try readObject()
    case UInt8(ascii: "["): return try readArray()
    case quote:
      try readString()
      return true
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return readNumber()
    default: return readWord("true") || readWord("false") || readWord("null")
    }
  }

  private mutating func readWord(_ word: StaticString) -> Bool {
    let start = index
    guard takeWord(word) else { return false }
    output.copy(start..<index, of: text)
    return true
  }

  /// Reads a number that JSON writes alike and every reader can hold.
  private mutating func readNumber() -> Bool {
    let start = index
    if byte == UInt8(ascii: "-") { index += 1 }
    let digits = index
    while byte.isASCIIDigit { index += 1 }
    let whole = index - digits
    var isPlain = (1...18).contains(whole) && (whole == 1 || text[digits] != UInt8(ascii: "0"))
    if language == .hcl, byte == UInt8(ascii: "."), byte(at: index + 1).isASCIIDigit {
      index += 1
      let fraction = index
      while byte.isASCIIDigit { index += 1 }
      // Terraform sends 120.0 as 120.
      isPlain = isPlain && index - fraction <= 15 && text[fraction..<index].contains { $0 != UInt8(ascii: "0") }
    }
    isPlain = isPlain && !byte.isASCIIWord
    if isPlain { output.copy(start..<index, of: text) }
    return isPlain
  }

  /// Whether nothing but blanks and comments stands behind a literal before what ends a value.
  private mutating func endsValue(endsWithLine: Bool) throws(UnreadableDeclaration) -> Bool {
    try skipBlanks(crossesLines: !endsWithLine)
    return isAtEnd || byte.endsValue || (byte.isLineEnd && !goesOnBehindLine())
  }

  /// Reads an array; false if it is made by a loop or a spread.
  private mutating func readArray() throws(UnreadableDeclaration) -> Bool {
    output.append("[", for: index..<index + 1)
    index += 1
    try skipBlanks(crossesLines: true)
    var isLiteral = !startsWord("for")
    if !isLiteral { _ = try skipExpression(endsWithLine: false) }
    var isFirst = true
    while try !closes(UInt8(ascii: "]")) {
      if starts("...") {
        isLiteral = false
        index += 3
      }
      if !isFirst { output.append(",", for: index..<index) }
      isFirst = false
      try readValue(endsWithLine: language == .bicep)
    }
    return isLiteral
  }

  /// Steps over what parts members and items; true behind the closing bracket, which is written.
  mutating func closes(_ bracket: UInt8) throws(UnreadableDeclaration) -> Bool {
    try skipBlanks(crossesLines: true)
    while byte == UInt8(ascii: ",") {
      index += 1
      try skipBlanks(crossesLines: true)
    }
    guard !isAtEnd else { throw UnreadableDeclaration() }
    guard byte == bracket else { return false }
    output.append(CollectionOfOne(bracket), for: index..<index + 1)
    index += 1
    return true
  }
}

extension UInt8 {
  /// Whether this comma or closing bracket ends a value.
  var endsValue: Bool {
    switch self {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): true
    default: false
    }
  }
}
