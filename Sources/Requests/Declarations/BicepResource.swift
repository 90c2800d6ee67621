internal import JSONText

/// Reads Bicep's `resource x 'type@version' = { … }`, also with a condition, in a loop, and inside of another.
extension DeclarationParser {
  /// The members of a resource that the deployment reads and the service never sees.
  private static let deploymentMembers: Set<String> = ["name", "parent", "scope", "dependson"]

  /// Reads a resource that stands in the body of another; false if none stands here.
  mutating func readNestedResource() throws(UnreadableDeclaration) -> Bool {
    if byte == UInt8(ascii: "@") {
      index += 1
      return try skipExpression(endsWithLine: true) != nil
    }
    guard startsWord("resource") else { return false }
    let start = index
    let outer = (output, members, isOpen)
    (output, members, isOpen) = (LiteralText(), [:], false)
    let isResource = try descend { parser throws(UnreadableDeclaration) in
      try parser.readBicepResource(inside: parser.enclosing)
    }
    (output, members, isOpen) = outer
    if !isResource { index = start }
    return isResource
  }

  /// Reads a resource; false if this is none. One of a type that nothing is asked about is left to be stepped over.
  mutating func readBicepResource(inside outer: Int?) throws(UnreadableDeclaration) -> Bool {
    let start = index
    _ = takeWord("resource")
    try skipBlanks()
    guard let symbol = takeName() else { return false }
    try skipBlanks()
    guard byte == quote else { return false }
    let type = index + 1
    try skipString()
    if outer != nil, text[type..<index].contains(UInt8(ascii: ".")) {
      // Only a resource of its own names a provider: the one around it was never closed.
      index = start
      throw UnreadableDeclaration()
    }
    var resource = DeclaredResource(extent: start..<index)
    resource.symbol = string(symbol)
    resource.take(type: type..<index - 1, of: text, inside: outer.map { resources[$0] })
    guard outer != nil || resource.operation != nil else { return true }
    resource.parent = outer.map { .listed($0) } ?? .none
    let place = resources.count
    resources.append(resource)
    try readAssignment(to: place)
    return true
  }

  private mutating func readAssignment(to place: Int) throws(UnreadableDeclaration) {
    let outer = enclosing
    enclosing = place
    (output, members, isOpen) = (LiteralText(), [:], false)
    try skipBlanks()
    let isReference = takeWord("existing")
    try skipBlanks(crossesLines: true)
    try take("=")
    try skipBlanks(crossesLines: true)
    let isLoop = byte == UInt8(ascii: "[")
    if isLoop { try skipLoopHead() }
    let isConditional = try skipCondition()
    try readBody()
    finish(place, isReference: isReference, isSingle: !isLoop && !isConditional)
    if isLoop {
      try skipBlanks(crossesLines: true)
      try take("]")
    }
    resources[place].extent = resources[place].extent.lowerBound..<index
    enclosing = outer
  }

  private mutating func finish(_ place: Int, isReference: Bool, isSingle: Bool) {
    let (body, members) = (output.mapped, self.members)
    resources[place].name = members["name"].flatMap { body.unescapedString(in: $0.written) }
    if let parent = members["parent"] { resources[place].parent = .named(string(parent.source)) }
    let isLocal = isSingle && members["scope"] == nil
    resources[place].deployment = isLocal ? "0" : nil
    resources[place].ignoredMembers = Self.deploymentMembers
    guard !isReference else { return }
    resources[place].body = isOpen ? openBody(of: place).mapped : body
  }

  /// The body with what an object that isn't written out here may give it.
  private func openBody(of place: Int) -> LiteralText {
    var body = LiteralText()
    let end = index - 1..<index
    body.append("{", for: resources[place].extent.lowerBound..<resources[place].extent.lowerBound)
    body.append(membersOf: output)
    body.appendHidden(
      resources[place].hiddenMembers.filter { members[$0] == nil }, for: end, isFirst: output.bytes.count <= 2)
    body.append("}", for: end)
    return body
  }

  private mutating func skipCondition() throws(UnreadableDeclaration) -> Bool {
    guard takeWord("if") else { return false }
    try skipBlanks(crossesLines: true)
    try skipGroup()
    try skipBlanks(crossesLines: true)
    return true
  }

  /// Steps over a loop's `[for x in y:`; the colons of conditional expressions in it aside.
  private mutating func skipLoopHead() throws(UnreadableDeclaration) {
    index += 1
    try skipBlanks(crossesLines: true)
    guard takeWord("for") else { throw UnreadableDeclaration() }
    var open: [UInt8] = []
    var conditions = 0
    while !open.isEmpty || conditions > 0 || byte != UInt8(ascii: ":") {
      if isAtEnd || (open.isEmpty && byte.endsValue) { throw UnreadableDeclaration() }
      if open.isEmpty { conditions += try countCondition() }
      try skipSign(&open)
      try skipBlanks(crossesLines: true)
    }
    index += 1
    try skipBlanks(crossesLines: true)
  }

  /// 1 at the `?` of a conditional expression, -1 at its colon; steps to the second sign of `??` and `.?`.
  private mutating func countCondition() throws(UnreadableDeclaration) -> Int {
    if starts("??") || starts(".?") {
      index += 1
      return 0
    }
    return byte == UInt8(ascii: "?") ? 1 : byte == UInt8(ascii: ":") ? -1 : 0
  }
}
