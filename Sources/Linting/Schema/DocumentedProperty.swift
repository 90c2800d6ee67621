internal import JSONText
package import Swagger

/// What the service documents about a property beyond the swagger.
package struct DocumentedProperty {
  /// A one-line description; nil for properties of published files.
  package let description: String?
  /// The values that a request may set; nil if the swagger's are right.
  package let allowedValues: [String]?
  /// The bounds of a number; nil if the swagger's are right.
  let minimum: Double?
  let maximum: Double?
  private let isTags: Bool

  /// - Parameters:
  ///   - definition: the name of the definition that contains the property.
  ///   - family: the family whose document contains the definition.
  package init(_ name: String, of definition: String?, in family: ProviderFamily) {
    description = definition.flatMap { SwaggerDescriptions.bundled(family).property(name, of: $0) }
    let facts = definition.flatMap { ServiceFacts.bundled[$0] }
    let isMode = definition.map { ConsistencyMode.isProperty(name, of: $0) } ?? false
    allowedValues = isMode ? ServiceFacts.bundled.requestModes.map(\.name) : nil
    isTags = name == "tags"
    if case .scalar(let limits)? = facts?.limits[name].flatMap(RuleSet.bundled.rule)?.check {
      (minimum, maximum) = (limits.minimum, limits.maximum)
    } else {
      (minimum, maximum) = (nil, nil)
    }
  }

  /// The range of a number, for display; nil if the swagger's is right.
  package var range: String? {
    guard let minimum, let maximum else { return nil }
    return "From \(numberText(minimum)) to \(numberText(maximum))"
  }

  /// Properties that a definition requires in addition to the swagger.
  static func required(of definition: String?) -> [String] {
    definition.flatMap { ServiceFacts.bundled[$0] }?.required ?? []
  }

  /// Keywords of JSON Schema that replace the swagger's keywords of the same name.
  var keywords: JSONValue.Members {
    if isTags { return ServiceFacts.bundled.tags.keywords }
    return [
      "minimum": minimum.map(JSONValue.number), "maximum": maximum.map(JSONValue.number),
      "enum": allowedValues.map(JSONValue.strings),
    ]
  }
}

extension ServiceFacts.TagLimits {
  /// The limits in the keywords of JSON Schema; a name must not be empty.
  fileprivate var keywords: JSONValue.Members {
    let forbidden = notInNames.replacing("\\", with: "\\\\")
    return [
      "maxProperties": .integer(count),
      "propertyNames": .object([
        "minLength": .integer(1), "maxLength": .integer(nameLength), "pattern": .string("^[^\(forbidden)]*$"),
      ]),
      "additionalProperties": .object(["type": .string("string"), "maxLength": .integer(valueLength)]),
    ]
  }
}
