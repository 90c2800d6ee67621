internal import JSONText

/// Traversing the document and reading scalar values.
extension SwaggerReader {
  /// An error at the current position.
  func error(_ message: String) -> SwaggerError { SwaggerError(message, at: path, in: file) }

  /// Calls `body` with `token` appended to the current position.
  mutating func descend<Result>(
    into token: String, _ body: (inout SwaggerReader) throws(SwaggerError) -> Result
  ) throws(SwaggerError) -> Result {
    path.tokens.append(token)
    let result = try body(&self)
    path.tokens.removeLast()
    return result
  }

  /// Calls `body` with a member, if the node has it.
  mutating func withMember(
    _ key: String, of node: JSONNode, _ body: (inout SwaggerReader, JSONNode) throws(SwaggerError) -> Void
  ) throws(SwaggerError) {
    guard let value = node[key] else { return }
    try descend(into: key) { reader throws(SwaggerError) in try body(&reader, value) }
  }

  mutating func forEachMember(
    of node: JSONNode, _ body: (inout SwaggerReader, String, JSONNode) throws(SwaggerError) -> Void
  ) throws(SwaggerError) {
    guard node.kind == .object else { throw error("expected an object") }
    for member in node.members {
      let key = member.key
      try descend(into: key) { reader throws(SwaggerError) in try body(&reader, key, member.value) }
    }
  }

  mutating func forEachElement(
    of node: JSONNode, _ body: (inout SwaggerReader, JSONNode) throws(SwaggerError) -> Void
  ) throws(SwaggerError) {
    guard node.kind == .array else { throw error("expected an array") }
    for (index, element) in node.elements.enumerated() {
      try descend(into: String(index)) { reader throws(SwaggerError) in try body(&reader, element) }
    }
  }

  func string(_ node: JSONNode) throws(SwaggerError) -> String { try expect("a string", node.string) }

  func boolean(_ node: JSONNode) throws(SwaggerError) -> Bool { try expect("true or false", node.boolean) }

  func number(_ node: JSONNode) throws(SwaggerError) -> Double { try expect("a number", node.number) }

  private func expect<Value>(_ kind: String, _ value: Value?) throws(SwaggerError) -> Value {
    guard let value else { throw error("expected \(kind)") }
    return value
  }

  func length(_ node: JSONNode) throws(SwaggerError) -> Int {
    guard let length = node.integer.flatMap(Int.init(exactly:)), length >= 0 else {
      throw error("expected a non-negative integer")
    }
    return length
  }

  mutating func strings(_ node: JSONNode) throws(SwaggerError) -> [String] {
    var strings: [String] = []
    try forEachElement(of: node) { (reader, element) throws(SwaggerError) in
      strings.append(try reader.string(element))
    }
    return strings
  }

  /// Reads the `x-since` and `x-until` of a node.
  mutating func availability(of node: JSONNode) throws(SwaggerError) -> Availability {
    var availability = Availability.always
    try withMember("x-since", of: node) { (reader, node) throws(SwaggerError) in
      availability.first = try reader.versionIndex(node)
    }
    try withMember("x-until", of: node) { (reader, node) throws(SwaggerError) in
      availability.last = try reader.versionIndex(node)
    }
    guard availability.first <= availability.last else { throw error("'x-until' is before 'x-since'") }
    return availability
  }

  /// The index of a version in the document's list of versions.
  func versionIndex(_ node: JSONNode) throws(SwaggerError) -> Int {
    let text = try string(node)
    guard let index = APIVersion(text).flatMap(versions.firstIndex) else {
      throw error("'\(text)' is not one of the document's api-versions")
    }
    return index
  }
}
