internal import JSONText

/// All schemas of a document as written, with every reference resolved to an index.
///
/// Definitions that were split off are read on first access.
final class SchemaSources: Sendable {
  private struct State {
    var reader: SwaggerReader
    /// The byte ranges of the definitions that haven't been read yet.
    var unread: [Int: Range<Int>]
  }

  private let state: Guarded<State>
  private let text: [UInt8]
  let definitions: [String: Int]

  /// - Parameter unread: The byte ranges in `text` of the definitions that the reader has declared but not read.
  init(_ reader: SwaggerReader, unread: [Int: Range<Int>] = [:], in text: [UInt8] = []) {
    definitions = reader.definitions
    state = Guarded(State(reader: reader, unread: unread))
    self.text = text
  }

  /// The schema at an index; an empty one if the index is out of range.
  subscript(_ node: Int) -> SchemaSource {
    state.withLock { state in
      if let range = state.unread.removeValue(forKey: node) { read(node, in: range, &state.reader) }
      return state.reader.nodes.indices.contains(node) ? state.reader.nodes[node] : SchemaSource()
    }
  }

  /// Reads a definition of a document that is known to be valid; an invalid definition would stay empty.
  private func read(_ node: Int, in range: Range<Int>, _ reader: inout SwaggerReader) {
    let definition = Array(text[range])
    guard let document = try? JSONDocument(parsing: definition.span),
      let source = try? document.withRoot({ (root) throws(SwaggerError) in
        try reader.readSource(root, definition: reader.nodes[node].definition, depth: 0)
      })
    else { return }
    reader.nodes[node] = source
  }

  /// The schema's own attributes in a version: overlays merged, and properties the version doesn't have removed.
  func attributes(of node: Int, in version: Int) -> SchemaAttributes {
    let source = self[node]
    var attributes = source.attributes
    for overlay in source.overlays where self[overlay].availability.contains(version) {
      attributes.merge(self[overlay].attributes)
    }
    attributes.properties.removeAll { !self[$0.schema].availability.contains(version) }
    return attributes
  }

  /// The attributes of a schema and of everything it inherits from through `allOf` and `$ref`: ancestors first, without
  /// duplicates.
  func lineage(of node: Int, in version: Int) -> [SchemaAttributes] {
    var visited: [Int] = []
    var lineage: [SchemaAttributes] = []
    collect(node, in: version, &visited, &lineage)
    return lineage
  }

  /// Visits ancestors depth first. The recursion is bounded by `InheritanceCheck`.
  ///
  /// An entry of `allOf` applies only in its own versions. A definition applies in all versions, since the annotations
  /// are on whatever refers to it.
  private func collect(_ node: Int, in version: Int, _ visited: inout [Int], _ lineage: inout [SchemaAttributes]) {
    guard !visited.contains(node) else { return }
    visited.append(node)
    let attributes = attributes(of: node, in: version)
    for parent in attributes.parents where self[parent].definition != nil || self[parent].availability.contains(version)
    {
      collect(parent, in: version, &visited, &lineage)
    }
    lineage.append(attributes)
  }

  /// The name of the definition that a schema is, or directly refers to.
  func definition(of node: Int, in version: Int) -> String? {
    var node = node
    while self[node].definition == nil {
      guard let reference = attributes(of: node, in: version).reference else { return nil }
      node = reference
    }
    return self[node].definition
  }
}
