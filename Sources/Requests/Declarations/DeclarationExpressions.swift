/// Steps over expressions.
extension DeclarationParser {
  /// Steps over an expression, up to the comma, closing bracket or line end behind it.
  ///
  /// Returns the place behind its last sign; nil if there is none.
  mutating func skipExpression(endsWithLine: Bool) throws(UnreadableDeclaration) -> Int? {
    var open: [UInt8] = []
    var end: Int?
    while !isAtEnd {
      if open.isEmpty, endsWithLine, byte.isLineEnd {
        if !goesOnBehindLine(afterOperator: end) { return end }
      } else if byte.isASCIIBlank || byte.isLineEnd {
        index += 1
      } else if try !skipComment() {
        if open.isEmpty, byte.endsValue { return end }
        try skipSign(&open)
        end = index
      }
    }
    guard open.isEmpty else { throw UnreadableDeclaration() }
    return end
  }

  /// Steps over what stands in parentheses, the parentheses included.
  mutating func skipGroup() throws(UnreadableDeclaration) {
    var open: [UInt8] = []
    repeat {
      try skipBlanks(crossesLines: true)
      guard !isAtEnd else { throw UnreadableDeclaration() }
      try skipSign(&open)
    } while !open.isEmpty
  }

  /// Steps over a string or one byte, and keeps the closing brackets to come.
  mutating func skipSign(_ open: inout [UInt8]) throws(UnreadableDeclaration) {
    switch byte {
    case quote: return try skipString()
    case UInt8(ascii: "<"):
      if try skipHeredoc() { return }
    case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
    case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
    case UInt8(ascii: "("): open.append(UInt8(ascii: ")"))
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"):
      guard open.popLast() == byte else { throw UnreadableDeclaration() }
    default: break
    }
    index += 1
  }

  /// Whether an expression goes on behind the line end at the index, which is stepped over then: Bicep lets one break
  /// at an operator.
  mutating func goesOnBehindLine(afterOperator end: Int? = nil) -> Bool {
    guard language == .bicep else { return false }
    var next = index
    while byte(at: next).isLineEnd || byte(at: next).isASCIIBlank { next += 1 }
    let breaksBefore =
      Self.operators.contains(byte(at: next)) || (byte(at: next) == UInt8(ascii: ".") && !starts("...", at: next))
    guard breaksBefore || end.map({ Self.operators.contains(byte(at: $0 - 1)) }) == true else { return false }
    index = next
    return true
  }

  private static let operators = Array("?:&|=<>+*%".utf8)

  /// Steps over a here-document of HCL; false if none starts here.
  mutating func skipHeredoc() throws(UnreadableDeclaration) -> Bool {
    guard language == .hcl, starts("<<") else { return false }
    let start = index
    index += 2
    if byte == UInt8(ascii: "-") { index += 1 }
    guard let name = takeName() else {
      index = start
      return false
    }
    while !isAtEnd {
      while !isAtEnd, byte != 0x0A { index += 1 }
      index += 1
      while byte.isASCIIBlank { index += 1 }
      let end = index + name.count
      if text[min(index, text.count)...].starts(with: text[name]), !byte(at: end).isASCIIWord {
        index = end
        return true
      }
    }
    index = min(index, text.count)
    throw UnreadableDeclaration()
  }
}
