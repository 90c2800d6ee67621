internal import JSONText

/// Reading a published file: its restore-point operations and the definitions that they reference.
extension SwaggerReader {
  /// Reads the operations whose method and path satisfy `isIncluded`, and the definitions that they reference.
  ///
  /// - Returns: The location of each operation, in the order of `operations`.
  mutating func readPublished(
    _ root: JSONNode, where isIncluded: (_ method: String, _ path: [APIOperation.PathSegment]) -> Bool
  ) throws(SwaggerError) -> [JSONPointer] {
    try readHeader(root)
    var pointers: [JSONPointer] = []
    try withMember("paths", of: root) { (reader, paths) throws(SwaggerError) in
      try reader.forEachMember(of: paths) { (reader, template, node) throws(SwaggerError) in
        let segments = Self.segments(of: template)
        let methods = Self.methods.filter { isIncluded($0.uppercased(), segments) }
        guard !methods.isEmpty else { return }
        pointers += try reader.readMethods(methods, of: node, template)
      }
    }
    while let next = references?.popUnread() { try readDefinition(next.reference, index: next.index) }
    return pointers
  }

  private mutating func readMethods(
    _ methods: [String], of node: JSONNode, _ template: String
  ) throws(SwaggerError) -> [JSONPointer] {
    let shared = try readParameterList(of: node)
    var pointers: [JSONPointer] = []
    try forEachMember(of: node) { (reader, method, node) throws(SwaggerError) in
      guard methods.contains(method) else { return }
      reader.operations.append(try reader.readOperation(node, method: method, template: template, shared: shared))
      pointers.append(reader.path)
    }
    return pointers
  }

  private mutating func readDefinition(_ reference: Reference, index: Int) throws(SwaggerError) {
    let name = nodes[index].definition
    nodes[index] = try follow(reference) { (reader, node) throws(SwaggerError) in
      try reader.readSource(node, definition: name, depth: 0)
    }
  }

  /// The index of the definition that a `$ref` points to.
  mutating func index(ofDefinitionAt text: String) throws(SwaggerError) -> Int {
    let reference = try reference(text, to: "definitions")
    if let index = references?.index(of: reference.target) { return index }
    let index = nodes.count
    nodes.append(SchemaSource(definition: uniqueName(for: reference.target.name)))
    definitions[nodes[index].definition ?? ""] = index
    references?.add(reference, index: index)
    return index
  }

  /// Reads the parameter that a `$ref` points to.
  mutating func readParameter(at text: String) throws(SwaggerError) -> ParameterSource {
    let reference = try descend(into: "$ref") { (reader) throws(SwaggerError) in
      try reader.reference(text, to: "parameters")
    }
    return try follow(reference) { (reader, node) throws(SwaggerError) in try reader.readInlineParameter(node) }
  }

  /// A name that no other definition has: `name` itself, or with a numeric suffix if another file defines it too.
  private func uniqueName(for name: String) -> String {
    guard definitions[name] != nil else { return name }
    return (2...).lazy.map { "\(name)_\($0)" }.first { definitions[$0] == nil } ?? name
  }

  private func reference(_ text: String, to section: String) throws(SwaggerError) -> Reference {
    guard let path = ReferencePath(text) else {
      throw error("'\(text)' is not a local file; rplint does not access the network")
    }
    guard let tokens = JSONPointer(path.fragment)?.tokens, tokens.count == 2, tokens[0] == section else {
      throw error("'\(text)' does not refer to an entry of '\(section)'")
    }
    let target = ReferenceTarget(file: path.resolved(against: file ?? ""), section: section, name: tokens[1])
    return Reference(target: target, file: file, pointer: self.path)
  }

  /// Calls `body` with the target of a reference, while the reader's position is in the target's file.
  private mutating func follow<Result>(
    _ reference: Reference, _ body: (inout SwaggerReader, JSONNode) throws(SwaggerError) -> Result
  ) throws(SwaggerError) -> Result {
    let target = reference.target
    guard let targetFile = try references?.files.file(at: target.file, from: reference) else {
      throw reference.error("references to other files are not supported here")
    }
    let position = (path, file)
    path = target.pointer
    file = target.file
    let result = try targetFile.document.withRoot { (root) throws(SwaggerError) in
      guard let node = root[target.section]?[target.name] else {
        throw reference.error("'\(target.file)' has no '\(target.name)' in '\(target.section)'")
      }
      return try body(&self, node)
    }
    (path, file) = position
    return result
  }
}
