/// All schemas of a document as it writes them, with every reference resolved to an index.
final class SchemaSources: Sendable {
  let nodes: [SchemaSource]
  let definitions: [String: Int]

  init(nodes: [SchemaSource], definitions: [String: Int]) {
    self.nodes = nodes
    self.definitions = definitions
  }

  /// What the schema itself says in a version: overlays merged, properties that the version lacks left out.
  func attributes(of node: Int, in version: Int) -> SchemaAttributes {
    let source = nodes[node]
    var attributes = source.attributes
    for overlay in source.overlays where nodes[overlay].lifetime.contains(version) {
      attributes.merge(nodes[overlay].attributes)
    }
    attributes.properties.removeAll { !nodes[$0.schema].lifetime.contains(version) }
    return attributes
  }

  /// The schema and all it takes content from through `allOf` and `$ref`: ancestors first, each once.
  func lineage(of node: Int, in version: Int) -> [SchemaAttributes] {
    var visited: [Int] = []
    var lineage: [SchemaAttributes] = []
    collect(node, in: version, &visited, &lineage)
    return lineage
  }

  /// Recursion is as deep as the inheritance, which the reader limits.
  ///
  /// An entry of `allOf` counts in its own versions; a definition in all, whoever refers to it answers for its marks.
  private func collect(_ node: Int, in version: Int, _ visited: inout [Int], _ lineage: inout [SchemaAttributes]) {
    guard !visited.contains(node) else { return }
    visited.append(node)
    let attributes = attributes(of: node, in: version)
    for parent in attributes.parents where nodes[parent].definition != nil || nodes[parent].lifetime.contains(version) {
      collect(parent, in: version, &visited, &lineage)
    }
    lineage.append(attributes)
  }

  /// The definition that a schema is, or plainly refers to.
  func definition(of node: Int, in version: Int) -> String? {
    var node = node
    while nodes[node].definition == nil {
      guard let reference = attributes(of: node, in: version).reference else { return nil }
      node = reference
    }
    return nodes[node].definition
  }
}
