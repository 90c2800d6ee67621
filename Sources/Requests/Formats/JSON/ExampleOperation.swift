internal import JSONText

/// The operation of a swagger example.
enum ExampleOperation: Equatable {
  case identified(String)
  case unknown
  /// An operation of a resource type that is not checked.
  case unrelated

  /// - Parameter title: the operation ID, or the name of the example's file, which is usually similar.
  init(parameters: JSONNode, body: JSONNode?, title: String) {
    let names = Set(parameters.members.lazy.map { $0.key.lowercased() })
    let verb = ExampleVerb(title)
    let isInCollection = names.contains { $0.contains("restorepointcollection") }
    if names.contains("diskrestorepointname") {
      self.init(body == nil ? Self.ofDiskRestorePoints[verb] : "DiskRestorePoint_GrantAccess")
    } else if names.contains("vmrestorepointname") || isInCollection && names.contains("restorepointname") {
      self.init(body == nil ? Self.ofRestorePoints[verb] : "RestorePoints_Create")
    } else if names.contains("restorepointname") {
      // Other services have restore points of their own.
      self = .unrelated
    } else if isInCollection {
      self.init(Self.collectionOperation(verb, body))
    } else if names.contains("diskname") {
      let isCreation = body != nil && parameters["grantAccessData"] == nil && verb != .update
      self = isCreation ? .identified("Disks_CreateOrUpdate") : .unrelated
    } else if !title.lowercased().contains("restorepointcollection") {
      self = .unrelated
    } else {
      let isList = verb == .get || verb == .list
      let scope = names.contains("resourcegroupname") ? "List" : "ListAll"
      self.init(isList ? "RestorePointCollections_\(scope)" : nil)
    }
  }

  private init(_ operation: String?) {
    self = operation.map(ExampleOperation.identified) ?? .unknown
  }

  private static let ofDiskRestorePoints: [ExampleVerb?: String] = [
    .grantAccess: "DiskRestorePoint_GrantAccess", .revokeAccess: "DiskRestorePoint_RevokeAccess",
    .get: "DiskRestorePoint_Get",
  ]

  private static let ofRestorePoints: [ExampleVerb?: String] = [
    .create: "RestorePoints_Create", .delete: "RestorePoints_Delete", .get: "RestorePoints_Get",
    .list: "DiskRestorePoint_ListByRestorePoint",
  ]

  private static let ofCollections: [ExampleVerb?: String] = [
    .create: "RestorePointCollections_CreateOrUpdate", .update: "RestorePointCollections_Update",
    .delete: "RestorePointCollections_Delete", .get: "RestorePointCollections_Get",
  ]

  private static func collectionOperation(_ verb: ExampleVerb?, _ body: JSONNode?) -> String? {
    guard let body, verb != .create, verb != .update else { return ofCollections[verb] }
    guard case .identified(let operation, _) = BodyShape(of: body) else { return nil }
    return operation.hasPrefix("RestorePointCollections_") ? operation : nil
  }
}

/// The verb in the name of an operation or of an example.
private enum ExampleVerb {
  case create, update, delete, get, list, grantAccess, revokeAccess

  /// The keywords of each verb, in lower case, longer ones before those that they contain.
  private static let keywords: [(keyword: String, verb: ExampleVerb)] = [
    ("begingetaccess", .grantAccess), ("grantaccess", .grantAccess), ("endgetaccess", .revokeAccess),
    ("revokeaccess", .revokeAccess), ("create", .create), ("copy", .create), ("update", .update),
    ("delete", .delete), ("list", .list), ("get", .get),
  ]

  init?(_ title: String) {
    let title = title.lowercased()
    guard let match = Self.keywords.first(where: { title.contains($0.keyword) }) else { return nil }
    self = match.verb
  }
}
