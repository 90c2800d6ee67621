/// What the service's documentation says of a property beyond the swagger.
struct DocumentedProperty {
  /// One line for people who write a body; nil for properties that explain themselves.
  let description: String?
  /// Keywords of JSON Schema that stand in for the swagger's of the same name.
  let limits: [SchemaText.Member]

  /// - Parameter definition: the definition that has the property.
  init(_ name: String, of definition: String?) {
    description = Self.descriptions["\(definition ?? "").\(name)"] ?? Self.descriptions[name]
    limits = Self.limits(of: name, in: definition)
  }

  /// The properties of a definition that must be there besides those that the swagger requires: a reference to another
  /// resource says nothing without an id.
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

  /// At most 50 tags, names of 1 to 512 characters without `<>%&\?/`, values of 256.
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

  /// By the property's name, with its definition in front where the name alone could mean several things.
  private static let descriptions = [
    "tags": "Names and values of your choice: at most 50, names up to 512 characters, values up to 256.",
    "location": "The Azure region, such as eastus.",
    "provisioningState": "How far the service has come with the last change.",
    "RestorePointCollectionProperties.source": "What the collection protects; can't change later.",
    "RestorePointCollectionSourceProperties.id":
      "The resource id of the virtual machine, or of the collection that restore points are copied from.",
    "RestorePointCollectionProperties.instantAccess":
      "Whether restore points of this collection may be used before their disks are copied.",
    "RestorePointProperties.excludeDisks": "The disks to leave out; without it all disks are taken.",
    "RestorePointProperties.consistencyMode":
      "CrashConsistent for crash consistency; leave it out for application consistency.",
    "RestorePointProperties.sourceRestorePoint": "The restore point of another collection that this one is a copy of.",
    "RestorePointProperties.timeCreated": "When the restore point was made; the service says it.",
    "RestorePointProperties.instantAccessDurationMinutes":
      "For how many minutes the disks can be used before they are copied: 60 to 300.",
    "RestorePointProperties.sourceMetadata": "What the virtual machine looked like.",
    "ApiEntityReference.id": "A resource id, from /subscriptions/ on.",
    "GrantAccessData.access": "What the link allows; a disk restore point can only be read.",
    "GrantAccessData.durationInSeconds": "For how many seconds the link works.",
    "CreationData.createOption": "Restore makes the disk from a disk restore point.",
    "CreationData.sourceResourceId": "The resource id of what the disk is made from.",
  ]
}
