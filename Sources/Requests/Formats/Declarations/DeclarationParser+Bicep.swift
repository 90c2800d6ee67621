internal import JSONText

/// Parses Bicep resources, `resource x 'type@version' = { … }`, including conditional, looped and nested ones.
extension DeclarationParser {
  /// Members of a resource, in lower case, that are read by the deployment engine and not sent to the service.
  private static let deploymentMembers: Set<String> = ["name", "parent", "scope", "dependson"]

  /// Parses a resource nested in another's body; returns false if there is none at the cursor.
  mutating func parseNestedResource() throws(DeclarationSyntaxError) -> Bool {
    if byte == "@" {
      index += 1
      return try skipExpression(endsAtNewline: true) != nil
    }
    guard isAtKeyword("resource") else { return false }
    let start = index
    let outer = output
    output = Output()
    let isResource = try descend { parser throws(DeclarationSyntaxError) in
      try parser.parseBicepResource(inside: parser.enclosingResource)
    }
    output = outer
    if !isResource { index = start }
    return isResource
  }

  /// Parses a resource; returns false if there is none at the cursor.
  ///
  /// The body of a top-level resource of an unsupported type is left for the caller to skip.
  mutating func parseBicepResource(inside outer: Int?) throws(DeclarationSyntaxError) -> Bool {
    let start = index
    _ = consumeKeyword("resource")
    try skipTrivia()
    guard let symbolRange = consumeIdentifier() else { return false }
    try skipTrivia()
    guard isAtQuote else { return false }
    let typeStart = index + 1
    try skipString()
    if outer != nil, text[typeStart..<index].contains(".") {
      // Only a top-level resource names a provider, so the outer one was never closed.
      index = start
      throw DeclarationSyntaxError()
    }
    var resource = DeclaredResource(extent: start..<index)
    resource.symbol = string(symbolRange)
    resource.setType(typeStart..<index - 1, in: text, parent: outer.map { resources[$0] })
    guard outer != nil || resource.operation != nil else { return true }
    resource.parent = outer.map { .index($0) } ?? .none
    resources.append(resource)
    try parseAssignment(to: resources.count - 1)
    return true
  }

  private mutating func parseAssignment(to resource: Int) throws(DeclarationSyntaxError) {
    let outer = enclosingResource
    enclosingResource = resource
    output = Output()
    try skipTrivia()
    let isReference = consumeKeyword("existing")
    try skipTrivia(includingNewlines: true)
    try expect("=")
    try skipTrivia(includingNewlines: true)
    let isLoop = byte == "["
    if isLoop { try skipLoopHead() }
    let isConditional = try skipCondition()
    try parseBody()
    finish(resource, isReference: isReference, isSingle: !isLoop && !isConditional)
    if isLoop {
      try skipTrivia(includingNewlines: true)
      try expect("]")
    }
    resources[resource].extend(to: index)
    enclosingResource = outer
  }

  private mutating func finish(_ resource: Int, isReference: Bool, isSingle: Bool) {
    let body = output.json.text
    let name = output.members["name"].flatMap { body.unescapedString(in: $0.outputRange) }
    resources[resource].candidate.request.resourceName = name.map { RequestText($0) }
    if let parent = output.members["parent"] { resources[resource].parent = .symbol(string(parent.sourceRange)) }
    let isLocal = isSingle && output.members["scope"] == nil
    resources[resource].candidate.request.deployment = isLocal ? "0" : nil
    resources[resource].candidate.ignoredMembers = Self.deploymentMembers
    guard !isReference else { return }
    resources[resource].candidate.body = .text(output.mayHaveMoreMembers ? completedBody(of: resource).text : body)
  }

  /// The body, with placeholders for required members that a spread or loop may supply.
  private func completedBody(of resource: Int) -> MappedTextBuilder {
    var body = MappedTextBuilder()
    let end = index - 1..<index
    let start = resources[resource].candidate.request.extent.lowerBound
    body.append("{", for: start..<start)
    body.append(membersOf: output.json)
    body.appendUnknown(resources[resource].requiredMembers.filter { output.members[$0] == nil }, for: end)
    body.append("}", for: end)
    return body
  }

  private mutating func skipCondition() throws(DeclarationSyntaxError) -> Bool {
    guard consumeKeyword("if") else { return false }
    try skipTrivia(includingNewlines: true)
    try skipGroup()
    try skipTrivia(includingNewlines: true)
    return true
  }

  /// Skips the head of a loop, `[for x in y:`, which may contain the colons of conditional expressions.
  private mutating func skipLoopHead() throws(DeclarationSyntaxError) {
    index += 1
    try skipTrivia(includingNewlines: true)
    guard consumeKeyword("for") else { throw DeclarationSyntaxError() }
    var closers: [UInt8] = []
    var openConditionals = 0
    while !closers.isEmpty || openConditionals > 0 || byte != ":" {
      if isAtEnd || (closers.isEmpty && byte.isValueTerminator) { throw DeclarationSyntaxError() }
      if closers.isEmpty { openConditionals += conditionalDepthChange() }
      try skipToken(&closers)
      try skipTrivia(includingNewlines: true)
    }
    index += 1
    try skipTrivia(includingNewlines: true)
  }

  /// Returns 1 at the `?` of a conditional expression and -1 at its colon; advances to the second character of `??`
  /// and `.?`.
  private mutating func conditionalDepthChange() -> Int {
    if isAt("??") || isAt(".?") {
      index += 1
      return 0
    }
    return byte == "?" ? 1 : byte == ":" ? -1 : 0
  }
}
