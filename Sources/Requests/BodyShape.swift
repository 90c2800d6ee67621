internal import JSONText

/// What the members of a bare body say of the operation it is meant for.
enum BodyShape: Equatable {
  /// The operation that the members tell.
  case told(operation: String, isDistinctive: Bool)
  /// The members fit several operations or none.
  case ambiguous

  /// Reads the shape off the root's members and those of its `properties`, whose case doesn't matter.
  init(of root: JSONNode) {
    let rootTraits = Traits(of: root)
    let traits = rootTraits.union(root["properties"].map(Traits.init) ?? [])
    if traits.contains(.creationData) {
      self = .told(operation: "Disks_CreateOrUpdate", isDistinctive: true)
    } else if rootTraits.contains(.durationInSeconds) || rootTraits == [.access] {
      self = .told(operation: "DiskRestorePoint_GrantAccess", isDistinctive: rootTraits.contains(.durationInSeconds))
    } else if !traits.contains(.source), traits.contains(.restorePoint) {
      self = .told(operation: "RestorePoints_Create", isDistinctive: true)
    } else if rootTraits.contains(.location) || traits.contains(.source) {
      self = .told(operation: "RestorePointCollections_CreateOrUpdate", isDistinctive: Self.isCollection(root, traits))
    } else if !traits.isDisjoint(with: [.tags, .instantAccess]) {
      self = .told(operation: "RestorePointCollections_Update", isDistinctive: traits.contains(.instantAccess))
    } else {
      self = .ambiguous
    }
  }

  /// Whether the members can hardly be anything but a collection's: other resources have locations and sources too.
  private static func isCollection(_ root: JSONNode, _ traits: Traits) -> Bool {
    if traits.contains(.instantAccess) { return true }
    let source = root["properties"]?["source"] ?? root["source"]
    return source?["id"]?.string?.lowercased().contains("microsoft.compute/") ?? false
  }
}

/// Which members that tell an operation an object has.
private struct Traits: OptionSet {
  let rawValue: UInt16

  static let creationData = Traits(rawValue: 1)
  static let durationInSeconds = Traits(rawValue: 1 << 1)
  static let access = Traits(rawValue: 1 << 2)
  static let source = Traits(rawValue: 1 << 3)
  static let location = Traits(rawValue: 1 << 4)
  static let tags = Traits(rawValue: 1 << 5)
  static let instantAccess = Traits(rawValue: 1 << 6)
  /// Any of the members that only a restore point has.
  static let restorePoint = Traits(rawValue: 1 << 7)
  /// A member that tells nothing.
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
  /// Whether the key is an ASCII name but for case.
  fileprivate func isNamed(_ name: StaticString) -> Bool {
    guard utf8Key.count == name.utf8CodeUnitCount else { return false }
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return zip(utf8Key, wanted).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }
}
