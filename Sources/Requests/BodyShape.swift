internal import JSONText

/// The operation that the members of a bare body imply.
enum BodyShape: Equatable {
  /// `hasUniqueShape` is false if requests of other services have such members, too.
  case identified(operation: String, hasUniqueShape: Bool)
  /// The members match several operations or none.
  case ambiguous

  /// Considers the members of the root and of its `properties`; names are case-insensitive.
  init(of root: JSONNode) {
    let rootTraits = Traits(of: root)
    let traits = rootTraits.union(root["properties"].map(Traits.init) ?? [])
    if traits.contains(.creationData) {
      self = .identified(operation: "Disks_CreateOrUpdate", hasUniqueShape: true)
    } else if rootTraits.contains(.durationInSeconds) || rootTraits == [.access] {
      self = .identified(
        operation: "DiskRestorePoint_GrantAccess", hasUniqueShape: rootTraits.contains(.durationInSeconds))
    } else if !traits.contains(.source), traits.contains(.restorePoint) {
      self = .identified(operation: "RestorePoints_Create", hasUniqueShape: true)
    } else if rootTraits.contains(.location) || traits.contains(.source) {
      self = .identified(
        operation: "RestorePointCollections_CreateOrUpdate", hasUniqueShape: Self.isCollection(root, traits))
    } else if !traits.isDisjoint(with: [.tags, .instantAccess]) {
      self = .identified(operation: "RestorePointCollections_Update", hasUniqueShape: traits.contains(.instantAccess))
    } else {
      self = .ambiguous
    }
  }

  /// Whether the members belong to a restore point collection; other resources have locations and sources, too.
  private static func isCollection(_ root: JSONNode, _ traits: Traits) -> Bool {
    if traits.contains(.instantAccess) { return true }
    let source = root["properties"]?["source"] ?? root["source"]
    return source?["id"]?.string?.lowercased().contains("microsoft.compute/") ?? false
  }
}

/// The members of an object that indicate an operation.
private struct Traits: OptionSet {
  let rawValue: UInt16

  static let creationData = Traits(rawValue: 1)
  static let durationInSeconds = Traits(rawValue: 1 << 1)
  static let access = Traits(rawValue: 1 << 2)
  static let source = Traits(rawValue: 1 << 3)
  static let location = Traits(rawValue: 1 << 4)
  static let tags = Traits(rawValue: 1 << 5)
  static let instantAccess = Traits(rawValue: 1 << 6)
  /// A member that only a restore point has.
  static let restorePoint = Traits(rawValue: 1 << 7)
  /// A member that doesn't indicate an operation.
  static let other = Traits(rawValue: 1 << 8)

  private static let byName: [(name: StaticString, trait: Traits)] = [
    ("creationData", .creationData), ("durationInSeconds", .durationInSeconds), ("access", .access),
    ("source", .source), ("location", .location), ("tags", .tags), ("instantAccess", .instantAccess),
    ("excludeDisks", .restorePoint), ("sourceRestorePoint", .restorePoint), ("consistencyMode", .restorePoint),
    ("instantAccessDurationMinutes", .restorePoint), ("sourceMetadata", .restorePoint),
  ]

  init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  init(of node: JSONNode) {
    self = node.members.reduce(into: []) { traits, member in
      traits.formUnion(Self.byName.first { member.isNamed($0.name) }?.trait ?? .other)
    }
  }
}

extension JSONNode.Member {
  /// Whether the key equals an ASCII name, ignoring case.
  fileprivate func isNamed(_ name: StaticString) -> Bool {
    guard utf8Key.count == name.utf8CodeUnitCount else { return false }
    let expected = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return zip(utf8Key, expected).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }
}
