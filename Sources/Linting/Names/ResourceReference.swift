internal import JSONText
internal import Swagger

/// A reference in a body to another resource, and the types that the resource may have.
struct ResourceReference {
  /// The property that contains the resource ID, such as `source` or an item of `excludeDisks`.
  enum Container: String {
    case source, excludeDisks, sourceRestorePoint, managedDisk, diskEncryptionSet, sourceDiskRestorePoint
    case sourceResourceId
  }

  /// Which of several containers of the same name this is.
  enum Position {
    case only
    case excludedDisk(Int)
    case osDisk
    case dataDisk(Int)
  }

  let container: Container
  let position: Position
  /// The value of the ID; nil if it is missing.
  let node: JSONNode?

  /// Full types; the first is the usual one.
  var types: [StaticString] {
    switch container {
    case .source: Self.sourceTypes
    case .excludeDisks, .managedDisk: Self.disk
    case .sourceRestorePoint: [Self.restorePointType]
    case .diskEncryptionSet: Self.diskEncryptionSet
    case .sourceDiskRestorePoint, .sourceResourceId: Self.diskRestorePoint
    }
  }

  /// Whether a required ID is missing.
  var isIDMissing: Bool {
    switch container {
    case .managedDisk, .sourceResourceId: false
    case .source, .excludeDisks, .sourceRestorePoint, .diskEncryptionSet, .sourceDiskRestorePoint: node?.isNull ?? true
    }
  }

  /// The restore point that is copied, if this refers to one.
  var copySource: ResourceID? {
    guard case .sourceRestorePoint = container, let text = node?.string, let id = try? ResourceID(text),
      id.hasType(Self.restorePointType)
    else { return nil }
    return id
  }

  /// All references in an operation's body, in the order of the model.
  static func all(in body: JSONNode, of operation: Swagger.APIOperation) -> [ResourceReference] {
    let properties = body["properties"]
    switch operation.id {
    case OperationID.createCollection, OperationID.updateCollection:
      return [reference(.source, in: properties)].compactMap(\.self)
    case OperationID.createRestorePoint: return properties.map(restorePoint) ?? []
    case OperationID.createDisk where operation.isChecked(by: body):
      return properties?["creationData"]?["sourceResourceId"].map {
        [ResourceReference(container: .sourceResourceId, position: .only, node: $0)]
      } ?? []
    default: return []
    }
  }

  private static func restorePoint(_ properties: JSONNode) -> [ResourceReference] {
    var references: [ResourceReference] = []
    if let disks = properties["excludeDisks"] {
      for (index, disk) in disks.elements.enumerated() where disk.kind == .object {
        references.append(
          ResourceReference(container: .excludeDisks, position: .excludedDisk(index), node: disk.member(named: "id")))
      }
    }
    if let source = reference(.sourceRestorePoint, in: properties) { references.append(source) }
    if let profile = properties["sourceMetadata"]?["storageProfile"] { references += storageProfile(profile) }
    return references
  }

  private static func storageProfile(_ profile: JSONNode) -> [ResourceReference] {
    let data = profile["dataDisks"]?.elements.enumerated().map { (Position.dataDisk($0), $1) } ?? []
    return ((profile["osDisk"].map { [(Position.osDisk, $0)] } ?? []) + data).flatMap(storedDisk)
  }

  private static func storedDisk(_ position: Position, _ disk: JSONNode) -> [ResourceReference] {
    let restorePoint = disk["diskRestorePoint"]
    return [
      reference(.managedDisk, at: position, in: disk),
      reference(.diskEncryptionSet, at: position, in: restorePoint?["encryption"]),
      reference(.sourceDiskRestorePoint, at: position, in: restorePoint),
    ].compactMap(\.self)
  }

  /// The reference in a member of `object`, if that is an object itself.
  private static func reference(
    _ container: Container, at position: Position = .only, in object: JSONNode?
  ) -> ResourceReference? {
    guard let reference = object?[container.rawValue], reference.kind == .object else { return nil }
    return ResourceReference(container: container, position: position, node: reference.member(named: "id"))
  }

  /// The types that a collection's source may have.
  static let sourceTypes: [StaticString] = [
    "Microsoft.Compute/virtualMachines", "Microsoft.Compute/restorePointCollections",
  ]

  private static let restorePointType: StaticString = "Microsoft.Compute/restorePointCollections/restorePoints"
  private static let diskRestorePoint: [StaticString] = [
    "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints"
  ]
  private static let disk: [StaticString] = ["Microsoft.Compute/disks"]
  private static let diskEncryptionSet: [StaticString] = ["Microsoft.Compute/diskEncryptionSets"]
}

extension ResourceReference {
  /// The pointer to the ID, relative to the body's root.
  var pointer: JSONPointer {
    switch container {
    case .sourceResourceId: JSONPointer(["properties", "creationData", "sourceResourceId"])
    case .source, .excludeDisks, .sourceRestorePoint, .managedDisk, .diskEncryptionSet, .sourceDiskRestorePoint:
      JSONPointer(["properties"] + position.tokens + container.tokens + ["id"])
    }
  }
}

extension ResourceReference.Position {
  private static let profile = ["sourceMetadata", "storageProfile"]

  /// Relative to the body's properties.
  fileprivate var tokens: [String] {
    switch self {
    case .only: []
    case .excludedDisk(let index): ["excludeDisks", String(index)]
    case .osDisk: Self.profile + ["osDisk"]
    case .dataDisk(let index): Self.profile + ["dataDisks", String(index)]
    }
  }
}

extension ResourceReference.Container {
  /// Relative to the position.
  fileprivate var tokens: [String] {
    switch self {
    case .excludeDisks: []
    case .source, .sourceRestorePoint, .managedDisk, .sourceResourceId: [rawValue]
    case .diskEncryptionSet: ["diskRestorePoint", "encryption", rawValue]
    case .sourceDiskRestorePoint: ["diskRestorePoint", rawValue]
    }
  }
}
