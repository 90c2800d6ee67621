import JSONText

/// A property in one api-version, as computed by `NaiveExpansion`.
struct ExpandedProperty: Equatable {
  var type: String
  var format: String?
  var reference: String?
  var items: String?
  var map: String?
  var isReadOnly: Bool
  var isRequired: Bool
  var values: [String]?
}

/// Expands the raw JSON of a bundled document to one api-version, sharing no code with the loader.
///
/// Api-versions are compared as strings.
struct NaiveExpansion {
  let root: JSONNode
  let version: String

  func isAvailable(_ node: JSONNode) -> Bool {
    (node["x-since"]?.string ?? "") <= version && version <= (node["x-until"]?.string ?? "9999")
  }

  var definitions: [String] {
    root["definitions"]?.members.filter { isAvailable($0.value) }.map(\.key).sorted() ?? []
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
    for entry in node["x-required"]?.elements.map({ $0 }) ?? [] where !isAvailable(entry) {
      names.remove(entry["name"]?.string ?? "")
    }
    return parents(of: node).reduce(into: names) { $0.formUnion(required(of: $1)) }
  }

  private func nodes(of definition: String) -> [String: JSONNode] {
    guard let node = root["definitions"]?[definition] else { return [:] }
    var result: [String: JSONNode] = [:]
    for parent in parents(of: node) { result.merge(nodes(of: parent)) { $1 } }
    for member in node["properties"]?.members.map({ $0 }) ?? [] where isAvailable(member.value) {
      result[member.key] = member.value
    }
    return result
  }

  private func parents(of node: JSONNode) -> [String] {
    node["allOf"]?.elements.filter(isAvailable).compactMap { name($0["$ref"]) } ?? []
  }

  private func property(_ node: JSONNode, isRequired: Bool) -> ExpandedProperty {
    let reference = name(keyword("$ref", of: node))
    return ExpandedProperty(
      type: reference == nil ? keyword("type", of: node)?.string ?? "any" : "object",
      format: keyword("format", of: node)?.string, reference: reference, items: typeName(keyword("items", of: node)),
      map: typeName(keyword("additionalProperties", of: node)),
      isReadOnly: keyword("readOnly", of: node)?.boolean ?? false, isRequired: isRequired, values: values(of: node))
  }

  /// The keyword's value in the last available entry of `x-versions` that has it, else in the node itself.
  private func keyword(_ key: String, of node: JSONNode) -> JSONNode? {
    let overlays = node["x-versions"]?.elements.filter(isAvailable) ?? []
    return overlays.compactMap { $0[key] }.last ?? node[key]
  }

  private func values(of node: JSONNode) -> [String]? {
    guard let all = node["enum"]?.elements.compactMap(\.string) else { return nil }
    let entries = node["x-ms-enum"]?["values"]?.elements
    let unavailable = entries?.filter { !isAvailable($0) }.compactMap { $0["value"]?.string } ?? []
    return all.filter { !unavailable.contains($0) }
  }

  private func typeName(_ node: JSONNode?) -> String? { node.flatMap { name($0["$ref"]) ?? $0["type"]?.string } }

  private func name(_ reference: JSONNode?) -> String? {
    reference?.string.map { String($0.dropFirst("#/definitions/".count)) }
  }
}
