import JSONText

/// What one property of one api-version is, read from the marks in the plainest way. Shares nothing with the loader.
struct ExpandedProperty: Equatable {
  var type: String
  var format: String?
  var reference: String?
  var items: String?
  var map: String?
  var isReadOnly: Bool
  var isRequired: Bool
  var values: [String]?
  var modelAsString: Bool?
}

/// Expands the raw JSON of a bundled document to one api-version; api-versions compare as text.
struct NaiveExpansion {
  let root: JSONNode
  let version: String

  func isAlive(_ node: JSONNode) -> Bool {
    (node["x-since"]?.string ?? "") <= version && version <= (node["x-until"]?.string ?? "9999")
  }

  var definitions: [String] {
    root["definitions"]?.members.filter { isAlive($0.value) }.map(\.key).sorted() ?? []
  }

  func properties(of definition: String) -> [String: ExpandedProperty] {
    let required = required(of: definition)
    var result: [String: ExpandedProperty] = [:]
    for (name, node) in nodes(of: definition) {
      result[name] = property(node, isRequired: required.contains(name))
    }
    return result
  }

  func required(of definition: String) -> Set<String> {
    guard let node = root["definitions"]?[definition] else { return [] }
    var names = Set(node["required"]?.elements.compactMap(\.string) ?? [])
    for mark in node["x-required"]?.elements.map({ $0 }) ?? [] where !isAlive(mark) {
      names.remove(mark["name"]?.string ?? "")
    }
    return parents(of: node).reduce(into: names) { $0.formUnion(required(of: $1)) }
  }

  private func nodes(of definition: String) -> [String: JSONNode] {
    guard let node = root["definitions"]?[definition] else { return [:] }
    var result: [String: JSONNode] = [:]
    for parent in parents(of: node) { result.merge(nodes(of: parent)) { $1 } }
    for member in node["properties"]?.members.map({ $0 }) ?? [] where isAlive(member.value) {
      result[member.key] = member.value
    }
    return result
  }

  private func parents(of node: JSONNode) -> [String] {
    node["allOf"]?.elements.filter(isAlive).compactMap { name($0["$ref"]) } ?? []
  }

  private func property(_ node: JSONNode, isRequired: Bool) -> ExpandedProperty {
    let reference = name(keyword("$ref", of: node))
    return ExpandedProperty(
      type: reference == nil ? keyword("type", of: node)?.string ?? "any" : "object",
      format: keyword("format", of: node)?.string, reference: reference, items: brief(keyword("items", of: node)),
      map: brief(keyword("additionalProperties", of: node)),
      isReadOnly: keyword("readOnly", of: node)?.boolean ?? false, isRequired: isRequired, values: values(of: node),
      modelAsString: node["enum"] == nil ? nil : node["x-ms-enum"]?["modelAsString"]?.boolean ?? false)
  }

  /// The last piece of `x-versions` that lives and says it, else the node's own word.
  private func keyword(_ key: String, of node: JSONNode) -> JSONNode? {
    let pieces = node["x-versions"]?.elements.filter(isAlive) ?? []
    return pieces.compactMap { $0[key] }.last ?? node[key]
  }

  private func values(of node: JSONNode) -> [String]? {
    guard let all = node["enum"]?.elements.compactMap(\.string) else { return nil }
    let dead = node["x-ms-enum"]?["values"]?.elements.filter { !isAlive($0) }.compactMap { $0["value"]?.string } ?? []
    return all.filter { !dead.contains($0) }
  }

  private func brief(_ node: JSONNode?) -> String? { node.flatMap { name($0["$ref"]) ?? $0["type"]?.string } }

  private func name(_ reference: JSONNode?) -> String? {
    reference?.string.map { String($0.dropFirst("#/definitions/".count)) }
  }
}
