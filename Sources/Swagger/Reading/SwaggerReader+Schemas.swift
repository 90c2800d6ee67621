internal import JSONText

/// A schema that is being read.
///
/// The annotated values are applied at the end, since they may appear before or after the values themselves.
struct SchemaDraft {
  var source: SchemaSource
  /// The entries of `x-ms-enum.values`.
  var annotatedEnumValues: [Versioned<String>] = []
  /// The entries of `x-required`.
  var annotatedRequired: [Versioned<String>] = []

  /// The schema with the annotated values applied.
  func finished() -> SchemaSource {
    var source = source
    if let values = source.attributes.enumValues {
      source.attributes.enumValues = Self.apply(annotatedEnumValues, to: values)
    }
    source.attributes.required = Self.apply(annotatedRequired, to: source.attributes.required)
    return source
  }

  private static func apply(
    _ annotated: [Versioned<String>], to values: [Versioned<String>]
  ) -> [Versioned<String>] {
    annotated.isEmpty ? values : values.map { value in annotated.first { $0.value == value.value } ?? value }
  }
}

extension SwaggerReader {
  /// The maximum nesting of inline schemas, which bounds the recursion.
  private static let maximumDepth = 64

  /// Reads an inline schema and returns its index.
  mutating func readSchema(_ node: JSONNode, depth: Int) throws(SwaggerError) -> Int {
    let source = try readSource(node, definition: nil, depth: depth)
    nodes.append(source)
    return nodes.count - 1
  }

  mutating func readSource(
    _ node: JSONNode, definition: String?, depth: Int
  ) throws(SwaggerError) -> SchemaSource {
    guard depth < Self.maximumDepth else {
      throw error("schemas are nested more than \(Self.maximumDepth) levels deep")
    }
    var draft = SchemaDraft(source: SchemaSource(definition: definition))
    try forEachMember(of: node) { (reader, key, value) throws(SwaggerError) in
      try reader.readStructure(key, value, into: &draft, depth: depth + 1)
      try reader.readScalar(key, value, into: &draft.source.attributes)
      try reader.readEnumeration(key, value, into: &draft)
    }
    draft.source.availability = try availability(of: node)
    return draft.finished()
  }

  /// Reads a keyword whose value contains schemas or refers to them.
  private mutating func readStructure(
    _ key: String, _ node: JSONNode, into draft: inout SchemaDraft, depth: Int
  ) throws(SwaggerError) {
    switch key {
    case "$ref": draft.source.attributes.reference = try readReference(node)
    case "allOf": draft.source.attributes.allOf = try readSchemas(node, depth: depth)
    case "x-versions": draft.source.overlays = try readSchemas(node, depth: depth)
    case "properties": draft.source.attributes.properties = try readProperties(node, depth: depth)
    case "items": draft.source.attributes.items = try readSchema(node, depth: depth)
    case "additionalProperties" where node.kind != .boolean:
      draft.source.attributes.additionalProperties = try readSchema(node, depth: depth)
    case "additionalProperties" where node.boolean == true:
      nodes.append(SchemaSource())
      draft.source.attributes.additionalProperties = nodes.count - 1
    default: break
    }
  }

  private mutating func readScalar(
    _ key: String, _ node: JSONNode, into attributes: inout SchemaAttributes
  ) throws(SwaggerError) {
    switch key {
    case "type": attributes.type = try readType(node)
    case "format": attributes.format = try string(node)
    case "readOnly": attributes.isReadOnly = try boolean(node)
    case "minimum": attributes.minimum = try number(node)
    case "maximum": attributes.maximum = try number(node)
    case "minLength": attributes.minLength = try length(node)
    case "maxLength": attributes.maxLength = try length(node)
    case "pattern": attributes.pattern = try string(node)
    default: break
    }
  }

  private func readType(_ node: JSONNode) throws(SwaggerError) -> ValueType {
    switch try string(node) {
    case "object": .object
    case "array": .array
    case "string": .string
    case "integer": .integer
    case "number": .number
    case "boolean": .boolean
    case "file": .any
    case let other: throw error("unknown type '\(other)'")
    }
  }

  private mutating func readProperties(
    _ node: JSONNode, depth: Int
  ) throws(SwaggerError) -> [(name: String, schema: Int)] {
    var properties: [(name: String, schema: Int)] = []
    try forEachMember(of: node) { (reader, name, node) throws(SwaggerError) in
      properties.append((name, try reader.readSchema(node, depth: depth)))
    }
    return properties
  }

  private mutating func readSchemas(_ node: JSONNode, depth: Int) throws(SwaggerError) -> [Int] {
    var schemas: [Int] = []
    try forEachElement(of: node) { (reader, element) throws(SwaggerError) in
      schemas.append(try reader.readSchema(element, depth: depth))
    }
    return schemas
  }

  /// The index of the definition that a `$ref` points to.
  private mutating func readReference(_ node: JSONNode) throws(SwaggerError) -> Int {
    let text = try string(node)
    if references != nil { return try index(ofDefinitionAt: text) }
    guard let name = Self.name(in: text, after: "#/definitions/"), let index = definitions[name] else {
      throw error("'\(text)' is not defined in this document")
    }
    return index
  }

  /// The decoded name that follows `prefix` in a reference.
  static func name(in reference: String, after prefix: String) -> String? {
    guard reference.hasPrefix(prefix) else { return nil }
    let name = String(reference.dropFirst(prefix.count))
    return name.contains("~") ? JSONPointer("/" + name)?.last : name
  }
}
