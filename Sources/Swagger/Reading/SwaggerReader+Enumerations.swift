internal import JSONText

/// Reading `required` and `enum`, whose entries have version annotations of their own.
extension SwaggerReader {
  mutating func readEnumeration(
    _ key: String, _ node: JSONNode, into draft: inout SchemaDraft
  ) throws(SwaggerError) {
    switch key {
    case "required":
      draft.source.attributes.required = try strings(node).map { Versioned(value: $0, availability: .always) }
    case "x-required": draft.annotatedRequired = try readAnnotatedValues(node, key: "name")
    case "enum": draft.source.attributes.enumValues = try readValues(node)
    case "x-ms-enum": try readEnumerationExtension(node, into: &draft)
    default: break
    }
  }

  /// The values of an `enum` of strings; nil if any value isn't a string.
  private mutating func readValues(_ node: JSONNode) throws(SwaggerError) -> [Versioned<String>]? {
    guard node.kind == .array else { throw error("expected an array") }
    let values = node.elements.compactMap(\.string)
    return values.count == node.count ? values.map { Versioned(value: $0, availability: .always) } : nil
  }

  private mutating func readEnumerationExtension(
    _ node: JSONNode, into draft: inout SchemaDraft
  ) throws(SwaggerError) {
    try forEachMember(of: node) { (reader, key, value) throws(SwaggerError) in
      switch key {
      case "name": draft.source.attributes.enumName = try reader.string(value)
      case "values": draft.annotatedEnumValues = try reader.readAnnotatedValues(value, key: "value")
      default: break
      }
    }
  }

  /// Reads `[{"value": …, "x-since": …}]`, ignoring entries whose value isn't a string.
  private mutating func readAnnotatedValues(
    _ node: JSONNode, key: String
  ) throws(SwaggerError) -> [Versioned<String>] {
    var values: [Versioned<String>] = []
    try forEachElement(of: node) { (reader, element) throws(SwaggerError) in
      guard let value = element[key]?.string else { return }
      values.append(Versioned(value: value, availability: try reader.availability(of: element)))
    }
    return values
  }
}
