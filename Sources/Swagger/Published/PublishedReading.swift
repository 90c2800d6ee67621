internal import JSONText

/// Reading a published file: the operations that are about restore points, and what these lead to.
extension SwaggerReader {
  /// - Returns: where the operations that were read stand, in their order.
  mutating func readPublished(
    _ root: JSONNode, where isWanted: (_ method: String, _ path: [Operation.PathSegment]) -> Bool
  ) throws(SwaggerError) -> [JSONPointer] {
    try readHead(root)
    var places: [JSONPointer] = []
    try member("paths", of: root) { (reader, paths) throws(SwaggerError) in
      try reader.forEachMember(of: paths) { (reader, template, node) throws(SwaggerError) in
        let segments = Self.segments(of: template)
        let methods = Self.methods.filter { isWanted($0.uppercased(), segments) }
        guard !methods.isEmpty else { return }
        places += try reader.readMethods(methods, of: node, template)
      }
    }
    while let next = links?.nextUnread() { try readDefinition(next.link, number: next.number) }
    return places
  }

  private mutating func readMethods(
    _ methods: [String], of node: JSONNode, _ template: String
  ) throws(SwaggerError) -> [JSONPointer] {
    let shared = try readParameterList(of: node)
    var places: [JSONPointer] = []
    try forEachMember(of: node) { (reader, method, node) throws(SwaggerError) in
      guard methods.contains(method) else { return }
      reader.operations.append(try reader.readOperation(node, method: method, template: template, shared: shared))
      places.append(reader.path)
    }
    return places
  }

  private mutating func readDefinition(_ link: Link, number: Int) throws(SwaggerError) {
    let name = nodes[number].definition
    nodes[number] = try follow(link) { (reader, node) throws(SwaggerError) in
      try reader.readSource(node, definition: name, depth: 0)
    }
  }

  /// The index of the definition that a reference leads to.
  mutating func number(definitionAt reference: String) throws(SwaggerError) -> Int {
    let link = try link(reference, to: "definitions")
    if let number = links?.number(of: link.target) { return number }
    let number = nodes.count
    nodes.append(SchemaSource(definition: unusedName(like: link.target.name)))
    definitions[nodes[number].definition ?? ""] = number
    links?.add(link, number: number)
    return number
  }

  /// The parameter that a reference leads to.
  mutating func readParameter(at reference: String) throws(SwaggerError) -> ParameterSource {
    let link = try inside("$ref") { (reader) throws(SwaggerError) in try reader.link(reference, to: "parameters") }
    return try follow(link) { (reader, node) throws(SwaggerError) in try reader.readPlainParameter(node) }
  }

  /// A name for a definition that no definition of another file has.
  private func unusedName(like name: String) -> String {
    guard definitions[name] != nil else { return name }
    return (2...).lazy.map { "\(name)_\($0)" }.first { definitions[$0] == nil } ?? name
  }

  private func link(_ reference: String, to section: String) throws(SwaggerError) -> Link {
    guard let path = ReferencePath(reference) else {
      throw fault("'\(reference)' is not on disk, and rplint reads nothing from the network")
    }
    guard let tokens = JSONPointer(path.fragment)?.tokens, tokens.count == 2, tokens[0] == section else {
      throw fault("'\(reference)' names none of the \(section) of a file")
    }
    let target = LinkTarget(file: path.resolved(against: file ?? ""), section: section, name: tokens[1])
    return Link(target: target, file: file, pointer: self.path)
  }

  /// Runs `body` on what a reference leads to, in the file where that stands.
  private mutating func follow<Result>(
    _ link: Link, _ body: (inout SwaggerReader, JSONNode) throws(SwaggerError) -> Result
  ) throws(SwaggerError) -> Result {
    guard let target = try links?.files.file(at: link.target.file, from: link) else {
      throw link.fault("nothing can be referred to here")
    }
    let here = (path, file)
    path = link.target.pointer
    file = link.target.file
    let result = try target.document.withRoot { (root) throws(SwaggerError) in
      guard let node = root[link.target.section]?[link.target.name] else {
        throw link.fault("'\(link.target.file)' has no '\(link.target.name)' among its \(link.target.section)")
      }
      return try body(&self, node)
    }
    (path, file) = here
    return result
  }
}
