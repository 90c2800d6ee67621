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
      self.init(Self.diskRestorePointOperation(verb, hasBody: body != nil))
    } else if names.contains("vmrestorepointname") || isInCollection && names.contains("restorepointname") {
      self.init(Self.restorePointOperation(verb, hasBody: body != nil))
    } else if names.contains("restorepointname") {
      // Other services have restore points of their own.
      self = .unrelated
    } else if isInCollection {
      self.init(Self.collectionOperation(verb, body))
    } else if names.contains("diskname") {
      self = Self.diskOperation(verb, hasBody: body != nil && parameters["grantAccessData"] == nil)
    } else {
      self = Self.collectionListOperation(verb, title, inGroup: names.contains("resourcegroupname"))
    }
  }

  private init(_ operation: String?) {
    self = operation.map(ExampleOperation.identified) ?? .unknown
  }

  private static func diskRestorePointOperation(_ verb: ExampleVerb?, hasBody: Bool) -> String? {
    if hasBody { return "DiskRestorePoint_GrantAccess" }
    switch verb {
    case .grantAccess: return "DiskRestorePoint_GrantAccess"
    case .revokeAccess: return "DiskRestorePoint_RevokeAccess"
    case .get: return "DiskRestorePoint_Get"
    case .create, .update, .delete, .list, nil: return nil
    }
  }

  private static func restorePointOperation(_ verb: ExampleVerb?, hasBody: Bool) -> String? {
    if hasBody { return "RestorePoints_Create" }
    switch verb {
    case .create: return "RestorePoints_Create"
    case .delete: return "RestorePoints_Delete"
    case .get: return "RestorePoints_Get"
    case .list: return "DiskRestorePoint_ListByRestorePoint"
    case .update, .grantAccess, .revokeAccess, nil: return nil
    }
  }

  private static func collectionOperation(_ verb: ExampleVerb?, _ body: JSONNode?) -> String? {
    switch verb {
    case .create: return "RestorePointCollections_CreateOrUpdate"
    case .update: return "RestorePointCollections_Update"
    case .delete where body == nil: return "RestorePointCollections_Delete"
    case .get where body == nil: return "RestorePointCollections_Get"
    case .get, .delete, .list, .grantAccess, .revokeAccess, nil: return body.flatMap(collectionOperation)
    }
  }

  /// The operation that the members of a collection's body imply.
  private static func collectionOperation(impliedBy body: JSONNode) -> String? {
    switch BodyShape(of: body) {
    case .identified(let operation, _): operation.hasPrefix("RestorePointCollections_") ? operation : nil
    case .ambiguous: nil
    }
  }

  private static func diskOperation(_ verb: ExampleVerb?, hasBody: Bool) -> ExampleOperation {
    hasBody && verb != .update ? .identified("Disks_CreateOrUpdate") : .unrelated
  }

  private static func collectionListOperation(_ verb: ExampleVerb?, _ title: String, inGroup: Bool) -> ExampleOperation
  {
    guard title.lowercased().contains("restorepointcollection") else { return .unrelated }
    guard verb == .get || verb == .list else { return .unknown }
    return .identified(inGroup ? "RestorePointCollections_List" : "RestorePointCollections_ListAll")
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
