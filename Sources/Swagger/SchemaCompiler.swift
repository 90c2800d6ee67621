/// Compiles the schemas of one api-version from the document's sources.
struct SchemaCompiler: Sendable {
  let sources: SchemaSources

  /// An index into the document's versions.
  let version: Int

  /// Compiles a schema with its inherited content merged in; the schemas of its properties are compiled at first use.
  func compile(_ node: Int) -> Schema {
    var attributes = SchemaAttributes()
    let lineage = sources.lineage(of: node, in: version)
    for ancestor in lineage { attributes.merge(ancestor) }
    attributes.isReadOnly = lineage.contains { $0.isReadOnly == true }
    let required = names(attributes.required)
    return Schema(
      attributes, definition: sources.definition(of: node, in: version),
      properties: properties(attributes.properties, required: required), required: required,
      enumeration: enumeration(attributes), items: reference(attributes.items),
      additionalProperties: reference(attributes.additionalProperties))
  }

  private func properties(_ properties: [(name: String, schema: Int)], required: [String]) -> [Property] {
    properties.map { name, node in
      Property(name, isRequired: required.contains(name), reference: SchemaReference(node, compiler: self))
    }
  }

  /// The names that this version requires, without duplicates.
  private func names(_ required: [Versioned<String>]) -> [String] {
    required.reduce(into: []) { names, entry in
      if entry.availability.contains(version), !names.contains(entry.value) { names.append(entry.value) }
    }
  }

  private func enumeration(_ attributes: SchemaAttributes) -> Enumeration? {
    guard let values = attributes.enumValues else { return nil }
    return Enumeration(
      values: values.filter { $0.availability.contains(version) }.map(\.value), name: attributes.enumName)
  }

  private func reference(_ node: Int?) -> SchemaReference? {
    guard let node, sources[node].availability.contains(version) else { return nil }
    return SchemaReference(node, compiler: self)
  }
}
