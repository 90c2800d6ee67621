/// Reads objects.
extension DeclarationParser {
  /// Reads an object; false if it has keys that the file doesn't show.
  mutating func readObject() throws(UnreadableDeclaration) -> Bool {
    output.append("{", for: index..<index + 1)
    index += 1
    var isLiteral = true
    var isFirst = true
    while try !closes(UInt8(ascii: "}")) {
      if try skipHiddenMembers() {
        isLiteral = false
      } else {
        isLiteral = try readMember(isFirst: isFirst) != nil && isLiteral
        isFirst = false
      }
    }
    return isLiteral
  }

  /// Reads the object that is a resource's body, notes its members, and whether there may be more.
  mutating func readBody() throws(UnreadableDeclaration) {
    guard byte == UInt8(ascii: "{") else { throw UnreadableDeclaration() }
    output.append("{", for: index..<index + 1)
    index += 1
    var isFirst = true
    while try !closes(UInt8(ascii: "}")) {
      if try skipHiddenMembers() {
        isOpen = true
      } else if language == .bicep, try readNestedResource() {
        continue
      } else {
        if let (key, member) = try readMember(isFirst: isFirst) { members[key] = member } else { isOpen = true }
        isFirst = false
      }
    }
  }

  /// Steps over members that another object or a loop gives.
  private mutating func skipHiddenMembers() throws(UnreadableDeclaration) -> Bool {
    guard starts("...") || (language == .hcl && startsLoop) else { return false }
    index += 3
    let start = index
    guard try skipExpression(endsWithLine: language == .bicep) ?? index > start else { throw UnreadableDeclaration() }
    return true
  }

  /// Whether a `for` stands here that is no key.
  private var startsLoop: Bool {
    guard startsWord("for") else { return false }
    var next = index + 3
    while byte(at: next).isASCIIBlank { next += 1 }
    return byte(at: next).isASCIILetter || byte(at: next) == UInt8(ascii: "_")
  }

  /// Reads a member and returns it with its key; nil where the key is no literal.
  private mutating func readMember(isFirst: Bool) throws(UnreadableDeclaration) -> (String, Member)? {
    if !isFirst { output.append(",", for: index..<index) }
    let key = output.mark.length
    let isLiteral = try readKey()
    let name = String(decoding: output.bytes[key...].dropFirst().dropLast(), as: UTF8.self)
    try readColon()
    let start = index
    let written = output.mark.length
    try readValue(endsWithLine: true)
    return isLiteral ? (name, Member(source: start..<index, written: written..<output.mark.length)) : nil
  }

  /// Reads a key; false if it has an expression in it.
  private mutating func readKey() throws(UnreadableDeclaration) -> Bool {
    let start = index
    if byte == quote { return try readString() }
    if let name = takeName() {
      output.append("\"", for: start..<start)
      output.copy(name, of: text)
      output.append("\"", for: index..<index)
      return true
    }
    guard language == .hcl, byte == UInt8(ascii: "(") || byte.isASCIIDigit else { throw UnreadableDeclaration() }
    if byte.isASCIIDigit { while byte.isASCIIWord || byte == UInt8(ascii: ".") { index += 1 } } else { try skipGroup() }
    output.append(LiteralText.expression, for: start..<index)
    return false
  }

  private mutating func readColon() throws(UnreadableDeclaration) {
    try skipBlanks()
    let isColon = byte == UInt8(ascii: ":") || (language == .hcl && byte == UInt8(ascii: "=") && !starts("=="))
    guard isColon else { throw UnreadableDeclaration() }
    output.append(":", for: index..<index + 1)
    index += 1
    try skipBlanks(crossesLines: language == .bicep)
  }
}
