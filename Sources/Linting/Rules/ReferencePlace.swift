internal import JSONText
internal import Swagger

/// A place of a body where a resource id stands, and the types that it may have there.
struct ReferencePlace {
  /// The member that refers to the resource, such as `source` or an item of `excludeDisks`.
  enum Holder: String {
    case source, excludeDisks, sourceRestorePoint, managedDisk, diskEncryptionSet, sourceDiskRestorePoint
    case sourceResourceId
  }

  let holder: Holder
  /// The id's place from the body's root.
  let pointer: JSONPointer
  /// The value there; nil where the reference has none.
  let node: JSONNode?
  /// Full types; the first is the usual one.
  let types: [String]
  /// Whether the service can do nothing with a reference without an id here.
  let needsID: Bool

  var isIDMissing: Bool { needsID && (node?.isNull ?? true) }

  /// All such places of an operation's body, in the order of the model.
  static func all(in body: JSONNode, of operation: Swagger.Operation) -> [ReferencePlace] {
    switch operation.id {
    case "RestorePointCollections_CreateOrUpdate", "RestorePointCollections_Update": collection(body)
    case "RestorePoints_Create": restorePoint(body)
    case "Disks_CreateOrUpdate": operation.isJudged(by: body) ? disk(body) : []
    default: []
    }
  }

  private static func collection(_ body: JSONNode) -> [ReferencePlace] {
    reference(.source, at: ["properties", "source"], in: body, of: sourceTypes)
  }

  private static func restorePoint(_ body: JSONNode) -> [ReferencePlace] {
    let excluded = JSONPointer(["properties", "excludeDisks"])
    let disks = (0..<(body[excluded]?.kind == .array ? body[excluded]?.count ?? 0 : 0)).flatMap { index in
      reference(.excludeDisks, at: excluded.appending(index).tokens, in: body, of: [disk])
    }
    let source = reference(.sourceRestorePoint, at: ["properties", "sourceRestorePoint"], in: body, of: [restorePoint])
    return disks + source + storageProfile(body)
  }

  private static func storageProfile(_ body: JSONNode) -> [ReferencePlace] {
    let profile = JSONPointer(["properties", "sourceMetadata", "storageProfile"])
    guard let node = body[profile] else { return [] }
    let data = (0..<(node["dataDisks"]?.count ?? 0)).map { profile.appending("dataDisks").appending($0) }
    return ([profile.appending("osDisk")] + data).flatMap { storedDisk($0.tokens, in: body) }
  }

  private static func storedDisk(_ path: [String], in body: JSONNode) -> [ReferencePlace] {
    reference(.managedDisk, at: path + ["managedDisk"], in: body, of: [disk], needsID: false)
      + reference(
        .diskEncryptionSet, at: path + ["diskRestorePoint", "encryption", "diskEncryptionSet"], in: body,
        of: [diskEncryptionSet])
      + reference(
        .sourceDiskRestorePoint, at: path + ["diskRestorePoint", "sourceDiskRestorePoint"], in: body,
        of: [diskRestorePoint])
  }

  private static func disk(_ body: JSONNode) -> [ReferencePlace] {
    let pointer = JSONPointer(["properties", "creationData", "sourceResourceId"])
    guard let node = body[pointer] else { return [] }
    return [
      ReferencePlace(
        holder: .sourceResourceId, pointer: pointer, node: node, types: [diskRestorePoint], needsID: false)
    ]
  }

  private static func reference(
    _ holder: Holder, at path: [String], in body: JSONNode, of types: [String], needsID: Bool = true
  ) -> [ReferencePlace] {
    guard let object = body[JSONPointer(path)], object.kind == .object else { return [] }
    return [
      ReferencePlace(
        holder: holder, pointer: JSONPointer(path + ["id"]), node: object.member(named: "id"), types: types,
        needsID: needsID)
    ]
  }

  /// What a collection may be of.
  static let sourceTypes = [virtualMachine, restorePointCollection]

  private static let virtualMachine = "Microsoft.Compute/virtualMachines"
  private static let restorePointCollection = "Microsoft.Compute/restorePointCollections"
  private static let restorePoint = "Microsoft.Compute/restorePointCollections/restorePoints"
  private static let diskRestorePoint = "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints"
  private static let disk = "Microsoft.Compute/disks"
  private static let diskEncryptionSet = "Microsoft.Compute/diskEncryptionSets"
}
