internal import JSONText

/// The operation that the members of a bare body imply.
enum BodyShape: Equatable {
  /// `hasUniqueShape` is false if requests of other services have such members, too.
  case identified(operation: String, hasUniqueShape: Bool)
  /// The members match several operations or none.
  case ambiguous

  /// Considers the members of the root and of its `properties`; names are case-insensitive.
  ///
  /// If that doesn't determine a restore-point operation, names with a typo are considered, too, provided that only such
  /// requests have the correct name.
  init(of root: JSONNode) {
    self.init(of: root, spelling: .exact)
    if case .identified(_, hasUniqueShape: true) = self { return }
    let corrected = BodyShape(of: root, spelling: .withTypo)
    if case .identified(_, hasUniqueShape: true) = corrected { self = corrected }
  }

  private init(of root: JSONNode, spelling: Spelling) {
    let properties = root.members.first { $0.isNamed("properties", spelling) }?.value
    let rootTraits = Traits(of: root, spelling)
    let traits = rootTraits.union(properties.map { Traits(of: $0, spelling) } ?? [])
    if traits.contains(.creationData) {
      self = .identified(operation: "Disks_CreateOrUpdate", hasUniqueShape: true)
    } else if rootTraits.contains(.durationInSeconds) || rootTraits == [.access] {
      self = .identified(
        operation: "DiskRestorePoint_GrantAccess", hasUniqueShape: rootTraits.contains(.durationInSeconds))
    } else if !traits.contains(.source), traits.contains(.restorePoint) {
      self = .identified(operation: "RestorePoints_Create", hasUniqueShape: true)
    } else if rootTraits.contains(.location) || traits.contains(.source) {
      self = .identified(
        operation: "RestorePointCollections_CreateOrUpdate", hasUniqueShape: Self.isCollection(root, properties, traits)
      )
    } else if !traits.isDisjoint(with: [.tags, .instantAccess]) {
      self = .identified(operation: "RestorePointCollections_Update", hasUniqueShape: traits.contains(.instantAccess))
    } else {
      self = .ambiguous
    }
  }

  /// Whether the members belong to a restore point collection; other resources have locations and sources, too.
  private static func isCollection(_ root: JSONNode, _ properties: JSONNode?, _ traits: Traits) -> Bool {
    if traits.contains(.instantAccess) { return true }
    let source = (properties?.member(["source"]) ?? root.member(["source"]))?.value
    let id = (source?.string ?? source?.member(["id"])?.value.string)?.lowercased()
    if let id,
      ["microsoft.compute/", "virtualmachines/", "restorepointcollections/"].contains(where: { id.contains($0) })
    {
      return true
    }
    let isReference = source?.kind == .object && source?.members.allSatisfy { $0.isNamed("id") } == true
    return isReference && properties?.count == 1 && id?.contains("/providers/") != true
  }
}

/// How a key may differ from a name, besides in case.
private enum Spelling {
  case exact
  /// One character is inserted, deleted, replaced, or swapped with the next one.
  case withTypo
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

  /// The traits whose names are unlike those of other requests, even with a typo.
  private static let distinctive: Traits = [.durationInSeconds, .instantAccess, .restorePoint]

}

extension Traits {
  init(of node: JSONNode, _ spelling: Spelling) {
    self = node.members.reduce(into: []) { traits, member in
      let match = Self.byName.first { member.isNamed($0.name) }
      traits.formUnion(match?.trait ?? (spelling == .withTypo ? Self.misspelled(member) : .other))
    }
  }

  private static func misspelled(_ member: JSONNode.Member) -> Traits {
    byName.first { distinctive.contains($0.trait) && member.isNamed($0.name, .withTypo) }?.trait ?? .other
  }
}

extension JSONNode.Member {
  fileprivate func isNamed(_ name: StaticString, _ spelling: Spelling) -> Bool {
    if spelling == .exact { return isNamed(name) }
    return withUTF8Key { key in
      name.withUTF8Span { expected in
        guard abs(key.count - expected.count) <= 1 else { return false }
        return key.asciiLowercased.isOneEdit(from: expected.asciiLowercased)
      }
    }
  }
}

extension Span<UInt8> {
  fileprivate var asciiLowercased: [UInt8] { indices.map { self[$0].asciiLowercased } }
}

extension [UInt8] {
  /// Whether this equals `other`, or becomes it by inserting, deleting, or replacing one byte, or by swapping two.
  fileprivate func isOneEdit(from other: [UInt8]) -> Bool {
    let prefix = zip(self, other).prefix { $0 == $1 }.count
    let limit = Swift.min(count, other.count) - prefix
    let suffix = zip(reversed(), other.reversed()).prefix(limit).prefix { $0 == $1 }.count
    let (own, rest) = (self[prefix..<count - suffix], other[prefix..<other.count - suffix])
    return own.count <= 1 && rest.count <= 1 || own.count == 2 && own.elementsEqual(rest.reversed())
  }
}
