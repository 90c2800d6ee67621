/// A schema as written in the document, covering all api-versions.
///
/// Schemas refer to each other by their index in `SchemaSources`.
struct SchemaSource: Sendable {
  /// The name in `definitions`; nil for an inline schema.
  var definition: String?
  var availability = Availability.always
  var attributes = SchemaAttributes()

  /// The entries of `x-versions`, each merged over the attributes in the versions in which it is available.
  var overlays: [Int] = []

  /// The schemas that this one inherits from through `allOf` or `$ref` in any version.
  func parents(in nodes: [SchemaSource]) -> [Int] {
    overlays.reduce(into: attributes.parents) { $0 += nodes[$1].attributes.parents }
  }
}

/// The keywords of a schema; nil or empty if absent.
struct SchemaAttributes: Sendable {
  var reference: Int?
  var allOf: [Int] = []
  var type: ValueType?
  var format: String?
  var isReadOnly: Bool?
  var items: Int?
  var additionalProperties: Int?
  var properties: [(name: String, schema: Int)] = []
  var required: [Versioned<String>] = []
  var minimum: Double?
  var maximum: Double?
  var minLength: Int?
  var maxLength: Int?
  var pattern: String?
  var enumValues: [Versioned<String>]?
  var enumName: String?

  var parents: [Int] { (reference.map { [$0] } ?? []) + allOf }

  /// Overrides the attributes with those that `other` specifies.
  mutating func merge(_ other: SchemaAttributes) {
    reference = other.reference ?? reference
    allOf += other.allOf
    type = other.type ?? type
    format = other.format ?? format
    isReadOnly = other.isReadOnly ?? isReadOnly
    minimum = other.minimum ?? minimum
    maximum = other.maximum ?? maximum
    minLength = other.minLength ?? minLength
    maxLength = other.maxLength ?? maxLength
    pattern = other.pattern ?? pattern
    enumValues = other.enumValues ?? enumValues
    enumName = other.enumName ?? enumName
    items = other.items ?? items
    additionalProperties = other.additionalProperties ?? additionalProperties
    required += other.required
    mergeProperties(other.properties)
  }

  private mutating func mergeProperties(_ others: [(name: String, schema: Int)]) {
    guard !properties.isEmpty else {
      properties = others
      return
    }
    for other in others {
      if let index = properties.firstIndex(where: { $0.name == other.name }) {
        properties[index] = other
      } else {
        properties.append(other)
      }
    }
  }
}
