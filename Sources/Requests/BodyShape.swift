internal import JSONText

/// What the members of a bare body say of the operation it is meant for.
enum BodyShape: Equatable {
  /// The operation that the members tell.
  case told(operation: String, isDistinctive: Bool)
  /// The members fit several operations or none.
  case ambiguous

  /// Reads the shape off the root's members and those of its `properties`.
  init(of root: JSONNode) {
    let rootKeys = Self.keys(of: root)
    let keys = rootKeys.union(root["properties"].map(Self.keys) ?? [])
    if keys.contains("creationdata") {
      self = .told(operation: "Disks_CreateOrUpdate", isDistinctive: true)
    } else if rootKeys.contains("durationinseconds") || rootKeys == ["access"] {
      self = .told(operation: "DiskRestorePoint_GrantAccess", isDistinctive: rootKeys.contains("durationinseconds"))
    } else if !keys.contains("source"), !keys.isDisjoint(with: Self.restorePointKeys) {
      self = .told(operation: "RestorePoints_Create", isDistinctive: true)
    } else if !rootKeys.isDisjoint(with: ["location", "source"]) || keys.contains("source") {
      self = .told(operation: "RestorePointCollections_CreateOrUpdate", isDistinctive: Self.isCollection(root, keys))
    } else if !keys.isDisjoint(with: ["tags", "instantaccess"]) {
      self = .told(operation: "RestorePointCollections_Update", isDistinctive: keys.contains("instantaccess"))
    } else {
      self = .ambiguous
    }
  }

  private static let restorePointKeys: Set<String> = [
    "excludedisks", "sourcerestorepoint", "consistencymode", "instantaccessdurationminutes", "sourcemetadata",
  ]

  /// Whether the members can hardly be anything but a collection's: other resources have locations and sources too.
  private static func isCollection(_ root: JSONNode, _ keys: Set<String>) -> Bool {
    if keys.contains("instantaccess") { return true }
    let source = root["properties"]?["source"] ?? root["source"]
    return source?["id"]?.string?.lowercased().contains("microsoft.compute/") ?? false
  }

  /// The keys in lower case: the service compares them so.
  private static func keys(of node: JSONNode) -> Set<String> {
    Set(node.members.lazy.map { $0.key.lowercased() })
  }
}
