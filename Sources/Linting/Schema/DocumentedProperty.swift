package import Swagger

/// What the service documents about a property beyond the swagger.
package struct DocumentedProperty {
  /// A one-line description; nil for properties of published files.
  package let description: String?
  /// Keywords of JSON Schema that replace the swagger's keywords of the same name.
  let limits: [SchemaText.Member]

  /// - Parameters:
  ///   - definition: the name of the definition that contains the property.
  ///   - family: the family whose document contains the definition.
  package init(_ name: String, of definition: String?, in family: ProviderFamily) {
    description = definition.flatMap { SwaggerDescriptions.bundled(family).property(name, of: $0) }
    limits = Self.limits(of: name, in: definition)
    isSetByService = definition.flatMap { ServiceFacts.bundled[$0] }?.setByService.contains(name) ?? false
  }

  /// Whether the service sets the property, although the swagger lets requests set it.
  package let isSetByService: Bool

  /// The values that a request may set; nil if the swagger's are right.
  package var allowedValues: [String]? {
    for limit in limits where limit.key == "enum" {
      guard case .list(let values) = limit.value else { continue }
      return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
    return nil
  }

  /// The range of a number, for display; nil if the swagger's is right.
  package var range: String? {
    guard case .integer(let minimum)? = limits.first(where: { $0.key == "minimum" })?.value,
      case .integer(let maximum)? = limits.first(where: { $0.key == "maximum" })?.value
    else { return nil }
    return "From \(minimum) to \(maximum)"
  }

  /// Properties that a definition requires in addition to the swagger.
  static func required(of definition: String?) -> [String] {
    definition.flatMap { ServiceFacts.bundled[$0] }?.required ?? []
  }

  private static func limits(of name: String, in definition: String?) -> [SchemaText.Member] {
    if name == "tags" { return ServiceFacts.bundled.tags.keywords }
    guard let definition else { return [] }
    if ConsistencyMode.isProperty(name, of: definition) {
      return [.init("enum", .strings(ServiceFacts.bundled.requestModes.map(\.name)))]
    }
    let rule = ServiceFacts.bundled[definition]?.limits[name].flatMap(RuleSet.bundled.rule)
    guard case .scalar(let limits)? = rule?.check else { return [] }
    return [("minimum", limits.minimum), ("maximum", limits.maximum)].compactMap { key, limit in
      limit.map { SchemaText.Member(key, .number($0)) }
    }
  }
}

extension ServiceFacts.TagLimits {
  /// The limits in the keywords of JSON Schema; a name must not be empty.
  fileprivate var keywords: [SchemaText.Member] {
    let forbidden = notInNames.replacing("\\", with: "\\\\")
    return [
      .init("maxProperties", .integer(Int64(count))),
      .init(
        "propertyNames",
        .object([
          .init("minLength", .integer(1)), .init("maxLength", .integer(Int64(nameLength))),
          .init("pattern", .string("^[^\(forbidden)]*$")),
        ])),
      .init(
        "additionalProperties",
        .object([.init("type", .string("string")), .init("maxLength", .integer(Int64(valueLength)))])),
    ]
  }
}
