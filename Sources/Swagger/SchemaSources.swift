internal import JSONText

/// All schemas of a document as it writes them, with every reference resolved to an index.
///
/// Definitions whose text was set apart are read when they are first asked for.
final class SchemaSources: Sendable {
  private struct State {
    var reader: SwaggerReader
    /// Where in the text the definitions stand that aren't read yet.
    var unread: [Int: Range<Int>]
  }

  private let state: Guarded<State>
  private let text: [UInt8]
  let definitions: [String: Int]

  /// - Parameter unread: the bytes of `text` where definitions stand that the reader has only numbered.
  init(_ reader: SwaggerReader, unread: [Int: Range<Int>] = [:], in text: [UInt8] = []) {
    definitions = reader.definitions
    state = Guarded(State(reader: reader, unread: unread))
    self.text = text
  }

  /// The schema at an index; one that says nothing where there is none.
  subscript(_ node: Int) -> SchemaSource {
    state.withLock { state in
      if let range = state.unread.removeValue(forKey: node) { read(node, at: range, &state.reader) }
      return state.reader.nodes.indices.contains(node) ? state.reader.nodes[node] : SchemaSource()
    }
  }

  /// Reads a definition of a document that is known to be right; if it weren't, the definition would say nothing.
  private func read(_ node: Int, at range: Range<Int>, _ reader: inout SwaggerReader) {
    let definition = Array(text[range])
    guard let document = try? JSONDocument(parsing: definition.span),
      let source = try? document.withRoot({ (root) throws(SwaggerError) in
        try reader.readSource(root, definition: reader.nodes[node].definition, depth: 0)
      })
    else { return }
    reader.nodes[node] = source
  }

  /// What the schema itself says in a version: overlays merged, properties that the version lacks left out.
  func attributes(of node: Int, in version: Int) -> SchemaAttributes {
    let source = self[node]
    var attributes = source.attributes
    for overlay in source.overlays where self[overlay].lifetime.contains(version) {
      attributes.merge(self[overlay].attributes)
    }
    attributes.properties.removeAll { !self[$0.schema].lifetime.contains(version) }
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
    for parent in attributes.parents where self[parent].definition != nil || self[parent].lifetime.contains(version) {
      collect(parent, in: version, &visited, &lineage)
    }
    lineage.append(attributes)
  }

  /// The definition that a schema is, or plainly refers to.
  func definition(of node: Int, in version: Int) -> String? {
    var node = node
    while self[node].definition == nil {
      guard let reference = attributes(of: node, in: version).reference else { return nil }
      node = reference
    }
    return self[node].definition
  }
}
