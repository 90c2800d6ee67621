/// Makes the schemas of one api-version out of the document's sources.
struct SchemaCompiler: Sendable {
  /// What a compiled schema is filed under.
  struct Place: Hashable {
    let node: Int
    let version: Int
  }

  let sources: SchemaSources

  /// Index into the document's versions.
  let version: Int

  /// Flattens what the schema inherits; its properties' own schemas are left for first use.
  func compile(_ node: Int) -> Schema {
    var attributes = SchemaAttributes()
    for ancestor in sources.lineage(of: node, in: version) { attributes.merge(ancestor) }
    let required = names(attributes.required)
    return Schema(
      attributes, definition: sources.definition(of: node, in: version),
      properties: properties(attributes.properties, required: required), required: required,
      enumeration: enumeration(attributes), items: reference(attributes.items),
      additionalProperties: reference(attributes.additionalProperties))
  }

  private func properties(_ written: [(name: String, schema: Int)], required: [String]) -> [Property] {
    written.map { name, node in
      Property(
        name, lineage: sources.lineage(of: node, in: version), isRequired: required.contains(name),
        reference: SchemaReference(node, compiler: self))
    }
  }

  /// The names that this version requires, each once.
  private func names(_ required: [Marked<String>]) -> [String] {
    required.reduce(into: []) { names, entry in
      if entry.lifetime.contains(version), !names.contains(entry.value) { names.append(entry.value) }
    }
  }

  private func enumeration(_ attributes: SchemaAttributes) -> Enumeration? {
    guard let values = attributes.enumValues else { return nil }
    return Enumeration(
      values: values.filter { $0.lifetime.contains(version) }.map(\.value), name: attributes.enumName,
      modelAsString: attributes.isModelAsString ?? false)
  }

  private func reference(_ node: Int?) -> SchemaReference? {
    guard let node, sources[node].lifetime.contains(version) else { return nil }
    return SchemaReference(node, compiler: self)
  }
}
