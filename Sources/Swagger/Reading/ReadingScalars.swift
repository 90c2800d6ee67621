internal import JSONText

/// Walking the document, and taking plain values out of it.
extension SwaggerReader {
  func fault(_ message: String) -> SwaggerError { SwaggerError(message, at: path, in: file) }

  /// Runs `body` one step further down the document.
  mutating func inside<Result>(
    _ token: String, _ body: (inout SwaggerReader) throws(SwaggerError) -> Result
  ) throws(SwaggerError) -> Result {
    path.tokens.append(token)
    let result = try body(&self)
    path.tokens.removeLast()
    return result
  }

  /// Runs `body` on a member, if there is one.
  mutating func member(
    _ key: String, of node: JSONNode, _ body: (inout SwaggerReader, JSONNode) throws(SwaggerError) -> Void
  ) throws(SwaggerError) {
    guard let value = node[key] else { return }
    try inside(key) { reader throws(SwaggerError) in try body(&reader, value) }
  }

  mutating func forEachMember(
    of node: JSONNode, _ body: (inout SwaggerReader, String, JSONNode) throws(SwaggerError) -> Void
  ) throws(SwaggerError) {
    guard node.kind == .object else { throw fault("an object is expected") }
    for member in node.members {
      let key = member.key
      try inside(key) { reader throws(SwaggerError) in try body(&reader, key, member.value) }
    }
  }

  mutating func forEachElement(
    of node: JSONNode, _ body: (inout SwaggerReader, JSONNode) throws(SwaggerError) -> Void
  ) throws(SwaggerError) {
    guard node.kind == .array else { throw fault("an array is expected") }
    for (index, element) in node.elements.enumerated() {
      try inside(String(index)) { reader throws(SwaggerError) in try body(&reader, element) }
    }
  }

  func string(_ node: JSONNode) throws(SwaggerError) -> String {
    guard let string = node.string else { throw fault("a string is expected") }
    return string
  }

  func boolean(_ node: JSONNode) throws(SwaggerError) -> Bool {
    guard let boolean = node.boolean else { throw fault("true or false is expected") }
    return boolean
  }

  func number(_ node: JSONNode) throws(SwaggerError) -> Double {
    guard let number = node.number else { throw fault("a number is expected") }
    return number
  }

  func length(_ node: JSONNode) throws(SwaggerError) -> Int {
    guard let length = node.integer.flatMap(Int.init(exactly:)), length >= 0 else {
      throw fault("a length is expected")
    }
    return length
  }

  mutating func strings(_ node: JSONNode) throws(SwaggerError) -> [String] {
    var strings: [String] = []
    try forEachElement(of: node) { (reader, element) throws(SwaggerError) in strings.append(try reader.string(element))
    }
    return strings
  }

  /// The marks on `node`.
  mutating func lifetime(of node: JSONNode) throws(SwaggerError) -> Lifetime {
    var lifetime = Lifetime.always
    try member("x-since", of: node) { (reader, mark) throws(SwaggerError) in lifetime.first = try reader.version(mark) }
    try member("x-until", of: node) { (reader, mark) throws(SwaggerError) in lifetime.last = try reader.version(mark) }
    guard lifetime.first <= lifetime.last else { throw fault("'x-until' lies before 'x-since'") }
    return lifetime
  }

  /// The index of the version that a mark names.
  func version(_ mark: JSONNode) throws(SwaggerError) -> Int {
    let text = try string(mark)
    guard let index = versions.firstIndex(where: { $0.description == text }) else {
      throw fault("'\(text)' is none of the document's api-versions")
    }
    return index
  }
}
