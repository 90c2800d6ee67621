/// What the service documents about a property beyond the swagger.
package struct DocumentedProperty {
  /// A one-line description; nil for self-explanatory properties.
  package let description: String?
  /// Keywords of JSON Schema that replace the swagger's keywords of the same name.
  let limits: [SchemaText.Member]

  /// - Parameter definition: the name of the definition that contains the property.
  package init(_ name: String, of definition: String?) {
    description = Self.descriptions["\(definition ?? "").\(name)"] ?? Self.descriptions[name]
    limits = Self.limits(of: name, in: definition)
    isSetByService = definition == "RestorePointProperties" && name == "timeCreated"
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

  /// Keyed by property name, prefixed with the definition where the name alone is ambiguous.
  private static let descriptions = [
    "tags": "Up to 50 name-value pairs of your choice; names have up to 512 characters, values up to 256.",
    "location": "The Azure region, such as eastus.",
    "provisioningState": "The status of the last change.",
    "RestorePointCollectionProperties.source": "What the collection protects; it can't be changed later.",
    "RestorePointCollectionSourceProperties.id":
      "The resource ID of the virtual machine, or of the collection that restore points are copied from.",
    "RestorePointCollectionProperties.instantAccess":
      "Whether restore points of this collection can be used before their disks have been copied.",
    "RestorePointProperties.excludeDisks": "The disks to exclude; by default, all disks are included.",
    "RestorePointProperties.consistencyMode":
      "CrashConsistent for crash consistency; omit it for application consistency.",
    "RestorePointProperties.sourceRestorePoint": "The restore point in another collection to copy.",
    "RestorePointProperties.timeCreated": "When the restore point was created; set by the service.",
    "RestorePointProperties.instantAccessDurationMinutes":
      "How many minutes the disks can be used before they have been copied: 60 to 300.",
    "RestorePointProperties.sourceMetadata": "The configuration of the virtual machine at that time.",
    "ApiEntityReference.id": "A resource ID, starting with /subscriptions/.",
    "GrantAccessData.access": "The access to grant; a disk restore point can only be read.",
    "GrantAccessData.durationInSeconds": "How many seconds the access lasts.",
    "CreationData.createOption": "Restore creates the disk from a disk restore point.",
    "CreationData.sourceResourceId": "The resource ID of what the disk is created from.",
  ]
}
