internal import JSONText
internal import Swagger

/// A place of a body where a resource id stands, and the types that it may have there.
struct ReferencePlace {
  /// The member that refers to the resource, such as `source` or an item of `excludeDisks`.
  enum Holder: String {
    case source, excludeDisks, sourceRestorePoint, managedDisk, diskEncryptionSet, sourceDiskRestorePoint
    case sourceResourceId
  }

  /// Where in the body the holder stands, where there may be several.
  enum Position {
    case only
    case excludedDisk(Int)
    case osDisk
    case dataDisk(Int)
  }

  let holder: Holder
  let position: Position
  /// The value there; nil where the reference has none.
  let node: JSONNode?

  /// Full types; the first is the usual one.
  var types: [String] {
    switch holder {
    case .source: Self.sourceTypes
    case .excludeDisks, .managedDisk: Self.disk
    case .sourceRestorePoint: Self.restorePoint
    case .diskEncryptionSet: Self.diskEncryptionSet
    case .sourceDiskRestorePoint, .sourceResourceId: Self.diskRestorePoint
    }
  }

  /// Whether the service can do nothing with a reference without an id here.
  var isIDMissing: Bool {
    switch holder {
    case .managedDisk, .sourceResourceId: false
    case .source, .excludeDisks, .sourceRestorePoint, .diskEncryptionSet, .sourceDiskRestorePoint: node?.isNull ?? true
    }
  }

  /// All such places of an operation's body, in the order of the model.
  static func all(in body: JSONNode, of operation: Swagger.Operation) -> [ReferencePlace] {
    let properties = body["properties"]
    switch operation.id {
    case "RestorePointCollections_CreateOrUpdate", "RestorePointCollections_Update":
      return [reference(.source, in: properties)].compactMap(\.self)
    case "RestorePoints_Create": return properties.map(restorePoint) ?? []
    case "Disks_CreateOrUpdate" where operation.isJudged(by: body):
      return properties?["creationData"]?["sourceResourceId"].map {
        [ReferencePlace(holder: .sourceResourceId, position: .only, node: $0)]
      } ?? []
    default: return []
    }
  }

  private static func restorePoint(_ properties: JSONNode) -> [ReferencePlace] {
    var places: [ReferencePlace] = []
    if let disks = properties["excludeDisks"] {
      for (index, disk) in disks.elements.enumerated() where disk.kind == .object {
        places.append(
          ReferencePlace(holder: .excludeDisks, position: .excludedDisk(index), node: disk.member(named: "id")))
      }
    }
    if let source = reference(.sourceRestorePoint, in: properties) { places.append(source) }
    if let profile = properties["sourceMetadata"]?["storageProfile"] { places += storageProfile(profile) }
    return places
  }

  private static func storageProfile(_ profile: JSONNode) -> [ReferencePlace] {
    let data = profile["dataDisks"]?.elements.enumerated().map { (Position.dataDisk($0), $1) } ?? []
    return ((profile["osDisk"].map { [(Position.osDisk, $0)] } ?? []) + data).flatMap(storedDisk)
  }

  private static func storedDisk(_ position: Position, _ disk: JSONNode) -> [ReferencePlace] {
    let restorePoint = disk["diskRestorePoint"]
    return [
      reference(.managedDisk, at: position, in: disk),
      reference(.diskEncryptionSet, at: position, in: restorePoint?["encryption"]),
      reference(.sourceDiskRestorePoint, at: position, in: restorePoint),
    ].compactMap(\.self)
  }

  /// The reference that a member of `object` is, if it is an object itself.
  private static func reference(
    _ holder: Holder, at position: Position = .only, in object: JSONNode?
  ) -> ReferencePlace? {
    guard let reference = object?[holder.rawValue], reference.kind == .object else { return nil }
    return ReferencePlace(holder: holder, position: position, node: reference.member(named: "id"))
  }

  /// What a collection may be of.
  static let sourceTypes = ["Microsoft.Compute/virtualMachines", "Microsoft.Compute/restorePointCollections"]

  private static let restorePoint = ["Microsoft.Compute/restorePointCollections/restorePoints"]
  private static let diskRestorePoint = [
    "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints"
  ]
  private static let disk = ["Microsoft.Compute/disks"]
  private static let diskEncryptionSet = ["Microsoft.Compute/diskEncryptionSets"]
}

extension ReferencePlace {
  /// The id's place from the body's root.
  var pointer: JSONPointer {
    switch holder {
    case .sourceResourceId: JSONPointer(["properties", "creationData", "sourceResourceId"])
    case .source, .excludeDisks, .sourceRestorePoint, .managedDisk, .diskEncryptionSet, .sourceDiskRestorePoint:
      JSONPointer(["properties"] + position.steps + holder.steps + ["id"])
    }
  }
}

extension ReferencePlace.Position {
  private static let profile = ["sourceMetadata", "storageProfile"]

  /// From the body's properties.
  fileprivate var steps: [String] {
    switch self {
    case .only: []
    case .excludedDisk(let index): ["excludeDisks", String(index)]
    case .osDisk: Self.profile + ["osDisk"]
    case .dataDisk(let index): Self.profile + ["dataDisks", String(index)]
    }
  }
}

extension ReferencePlace.Holder {
  /// From the position.
  fileprivate var steps: [String] {
    switch self {
    case .excludeDisks: []
    case .source, .sourceRestorePoint, .managedDisk, .sourceResourceId: [rawValue]
    case .diskEncryptionSet: ["diskRestorePoint", "encryption", rawValue]
    case .sourceDiskRestorePoint: ["diskRestorePoint", rawValue]
    }
  }
}
