/// A schema as the document writes it, for all api-versions at once.
///
/// Schemas name each other by their index in `SchemaSources`.
struct SchemaSource: Sendable {
  /// The name in `definitions`; nil for a schema written in place.
  var definition: String?
  var lifetime = Lifetime.always
  var attributes = SchemaAttributes()

  /// The entries of `x-versions`: each is merged over the attributes in the versions of its own lifetime.
  var overlays: [Int] = []

  /// The schemas that `allOf` or `$ref` takes this one's content from, whatever the version.
  func parents(among nodes: [SchemaSource]) -> [Int] {
    overlays.reduce(into: attributes.parents) { $0 += nodes[$1].attributes.parents }
  }
}

/// What a schema says of itself; nil and empty mean that it doesn't say.
struct SchemaAttributes: Sendable {
  var reference: Int?
  var allOf: [Int] = []
  var type: ValueType?
  var format: String?
  var isReadOnly: Bool?
  var isSecret: Bool?
  var mutability: [String]?
  var minimum: Double?
  var maximum: Double?
  var minLength: Int?
  var maxLength: Int?
  var pattern: String?
  var enumValues: [Marked<String>]?
  var enumName: String?
  var isModelAsString: Bool?
  var properties: [(name: String, schema: Int)] = []
  var required: [Marked<String>] = []
  var items: Int?
  var additionalProperties: Int?

  var parents: [Int] { (reference.map { [$0] } ?? []) + allOf }

  /// Takes over all that `other` says.
  mutating func merge(_ other: SchemaAttributes) {
    reference = other.reference ?? reference
    allOf += other.allOf
    type = other.type ?? type
    format = other.format ?? format
    isReadOnly = other.isReadOnly ?? isReadOnly
    isSecret = other.isSecret ?? isSecret
    mutability = other.mutability ?? mutability
    minimum = other.minimum ?? minimum
    maximum = other.maximum ?? maximum
    minLength = other.minLength ?? minLength
    maxLength = other.maxLength ?? maxLength
    pattern = other.pattern ?? pattern
    enumValues = other.enumValues ?? enumValues
    enumName = other.enumName ?? enumName
    isModelAsString = other.isModelAsString ?? isModelAsString
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
      if let place = properties.firstIndex(where: { $0.name == other.name }) {
        properties[place] = other
      } else {
        properties.append(other)
      }
    }
  }
}
