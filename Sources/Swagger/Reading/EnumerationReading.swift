internal import JSONText

/// The keywords whose values carry marks of their own.
extension SwaggerReader {
  mutating func readEnumeration(
    _ key: String, _ node: JSONNode, into draft: inout SchemaDraft
  ) throws(SwaggerError) {
    switch key {
    case "required":
      draft.source.attributes.required = try strings(node).map { Marked(value: $0, lifetime: .always) }
    case "x-required": draft.requiredMarks = try readMarks(node, on: "name")
    case "enum": draft.source.attributes.enumValues = try readValues(node)
    case "x-ms-enum": try readEnumerationTraits(node, into: &draft)
    default: break
    }
  }

  /// The values of an `enum` of strings; nil for one that holds anything else.
  private mutating func readValues(_ node: JSONNode) throws(SwaggerError) -> [Marked<String>]? {
    guard node.kind == .array else { throw fault("an array is expected") }
    let values = node.elements.compactMap(\.string)
    return values.count == node.count ? values.map { Marked(value: $0, lifetime: .always) } : nil
  }

  private mutating func readEnumerationTraits(
    _ node: JSONNode, into draft: inout SchemaDraft
  ) throws(SwaggerError) {
    try forEachMember(of: node) { (reader, key, value) throws(SwaggerError) in
      switch key {
      case "name": draft.source.attributes.enumName = try reader.string(value)
      case "modelAsString": draft.source.attributes.isModelAsString = try reader.boolean(value)
      case "values": draft.enumMarks = try reader.readMarks(value, on: "value")
      default: break
      }
    }
  }

  /// Reads `[{"value": …, "x-since": …}]`; entries whose value is no string mark nothing.
  private mutating func readMarks(_ node: JSONNode, on key: String) throws(SwaggerError) -> [Marked<String>] {
    var marks: [Marked<String>] = []
    try forEachElement(of: node) { (reader, element) throws(SwaggerError) in
      guard let value = element[key]?.string else { return }
      marks.append(Marked(value: value, lifetime: try reader.lifetime(of: element)))
    }
    return marks
  }
}
