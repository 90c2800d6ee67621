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
  }

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

  /// Properties that a definition requires in addition to the swagger: a reference to another resource is meaningless
  /// without an ID.
  static func required(of definition: String?) -> [String] {
    switch definition {
    case "RestorePointCollectionSourceProperties", "ApiEntityReference": ["id"]
    case _: []
    }
  }

  private static func limits(of name: String, in definition: String?) -> [SchemaText.Member] {
    switch (definition, name) {
    case (_, "tags"): tags
    case ("RestorePointProperties", "instantAccessDurationMinutes"):
      [.init("minimum", .integer(60)), .init("maximum", .integer(300))]
    case ("RestorePointProperties", "consistencyMode"): [.init("enum", .strings(["CrashConsistent"]))]
    case (_, _): []
    }
  }

  /// At most 50 tags, with names of 1 to 512 characters other than `<>%&\?/` and values of up to 256 characters.
  private static let tags: [SchemaText.Member] = [
    .init("maxProperties", .integer(50)),
    .init(
      "propertyNames",
      .object([
        .init("minLength", .integer(1)), .init("maxLength", .integer(512)),
        .init("pattern", .string(#"^[^<>%&\\?/]*$"#)),
      ])),
    .init("additionalProperties", .object([.init("type", .string("string")), .init("maxLength", .integer(256))])),
  ]
}
