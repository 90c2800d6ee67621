internal import JSONText
internal import Swagger

/// Reports disks that are excluded twice.
///
/// The second entry has no effect, so it is usually a wrong ID. IDs are case-insensitive; malformed IDs and IDs with
/// placeholders are not compared.
struct DuplicateExcludedDisk: Rule {
  static let id = RuleID(406)
  static let precondition = RulePrecondition.restorePoint

  func findings(in request: RequestContext) -> [Finding] {
    guard let disks = request.body(of: OperationID.createRestorePoint)?["properties"]?["excludeDisks"],
      disks.kind == .array,
      disks.count > 1, Self.mayHaveDuplicates(disks)
    else { return [] }
    return duplicates(among: disks, at: JSONPointer(["properties", "excludeDisks"]), in: request)
  }

  /// Whether two IDs have the same caseless hash; a fast filter for lists without duplicates.
  private static func mayHaveDuplicates(_ disks: JSONNode) -> Bool {
    var hashes = disks.elements.compactMap { $0["id"]?.withUTF8 { $0.caselessHash } }
    hashes.sort()
    return zip(hashes, hashes.dropFirst()).contains { $0 == $1 }
  }

  private func duplicates(
    among disks: JSONNode, at pointer: JSONPointer, in request: RequestContext
  ) -> [Finding] {
    var seen: Set<String> = []
    return disks.elements.enumerated().compactMap { index, disk in
      guard let node = disk["id"], !request.isUnresolved(node), let id = node.string,
        ResourceID.malformation(of: id) == nil,
        !seen.insert(id.lowercased()).inserted
      else { return nil }
      return Finding(
        Self.id, .warning, .alreadyExcluded(id), at: .value(pointer.appending(index).appending("id")))
    }
  }
}

extension Finding.Message {
  fileprivate static func alreadyExcluded(_ id: String) -> Self { "the disk '\(id)' is already excluded" }
}
