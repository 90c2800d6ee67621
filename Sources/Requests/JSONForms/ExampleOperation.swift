internal import JSONText

/// What a swagger example says of its operation.
enum ExampleOperation: Equatable {
  case told(String)
  case untold
  /// The operation is one of a resource that requests are not checked for.
  case ofOtherResource

  /// - Parameter title: The operation's id, or the name of the example's file, which is much like it.
  init(parameters: JSONNode, body: JSONNode?, title: String) {
    let names = Set(parameters.members.lazy.map { $0.key.lowercased() })
    let verb = ExampleVerb(title)
    if names.contains("diskrestorepointname") {
      self.init(Self.ofDiskRestorePoint(verb, hasBody: body != nil))
    } else if names.contains("restorepointname") || names.contains("vmrestorepointname") {
      self.init(Self.ofRestorePoint(verb, hasBody: body != nil))
    } else if names.contains("restorepointcollectionname") {
      self.init(Self.ofCollection(verb, body))
    } else if names.contains("diskname") {
      self = Self.ofDisk(verb, hasBody: body != nil && parameters["grantAccessData"] == nil)
    } else {
      self = Self.ofCollections(verb, title, inGroup: names.contains("resourcegroupname"))
    }
  }

  private init(_ operation: String?) {
    self = operation.map(ExampleOperation.told) ?? .untold
  }

  private static func ofDiskRestorePoint(_ verb: ExampleVerb?, hasBody: Bool) -> String? {
    if hasBody { return "DiskRestorePoint_GrantAccess" }
    switch verb {
    case .grantAccess: return "DiskRestorePoint_GrantAccess"
    case .revokeAccess: return "DiskRestorePoint_RevokeAccess"
    case .get: return "DiskRestorePoint_Get"
    case .create, .update, .delete, .list, nil: return nil
    }
  }

  private static func ofRestorePoint(_ verb: ExampleVerb?, hasBody: Bool) -> String? {
    if hasBody { return "RestorePoints_Create" }
    switch verb {
    case .create: return "RestorePoints_Create"
    case .delete: return "RestorePoints_Delete"
    case .get: return "RestorePoints_Get"
    case .list: return "DiskRestorePoint_ListByRestorePoint"
    case .update, .grantAccess, .revokeAccess, nil: return nil
    }
  }

  private static func ofCollection(_ verb: ExampleVerb?, _ body: JSONNode?) -> String? {
    switch verb {
    case .create: return "RestorePointCollections_CreateOrUpdate"
    case .update: return "RestorePointCollections_Update"
    case .delete where body == nil: return "RestorePointCollections_Delete"
    case .get where body == nil: return "RestorePointCollections_Get"
    case .get, .delete, .list, .grantAccess, .revokeAccess, nil: return body.flatMap(shape)
    }
  }

  /// The collection's operation that a body's own members tell.
  private static func shape(of body: JSONNode) -> String? {
    switch BodyShape(of: body) {
    case .told(let operation, _): operation.hasPrefix("RestorePointCollections_") ? operation : nil
    case .ambiguous: nil
    }
  }

  private static func ofDisk(_ verb: ExampleVerb?, hasBody: Bool) -> ExampleOperation {
    hasBody && verb != .update ? .told("Disks_CreateOrUpdate") : .ofOtherResource
  }

  private static func ofCollections(_ verb: ExampleVerb?, _ title: String, inGroup: Bool) -> ExampleOperation {
    guard title.lowercased().contains("restorepointcollection") else { return .ofOtherResource }
    guard verb == .get || verb == .list else { return .untold }
    return .told(inGroup ? "RestorePointCollections_List" : "RestorePointCollections_ListAll")
  }
}

/// What the name of an operation or of an example says is done.
private enum ExampleVerb {
  case create, update, delete, get, list, grantAccess, revokeAccess

  /// The signs of each, in lower case. Where one holds another, the longer comes first.
  private static let signs: [(sign: String, verb: ExampleVerb)] = [
    ("begingetaccess", .grantAccess), ("grantaccess", .grantAccess), ("endgetaccess", .revokeAccess),
    ("revokeaccess", .revokeAccess), ("create", .create), ("copy", .create), ("update", .update),
    ("delete", .delete), ("list", .list), ("get", .get),
  ]

  init?(_ title: String) {
    let title = title.lowercased()
    guard let found = Self.signs.first(where: { title.contains($0.sign) }) else { return nil }
    self = found.verb
  }
}
