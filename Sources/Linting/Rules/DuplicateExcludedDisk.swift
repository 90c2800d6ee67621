internal import JSONText

/// A disk is excluded only once.
///
/// A second entry excludes nothing more, so it is usually a wrong id. Ids compare without case; ones that are malformed
/// or hold placeholders are not compared.
struct DuplicateExcludedDisk: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    let pointer = JSONPointer(["properties", "excludeDisks"])
    guard let disks = request.body(of: "RestorePoints_Create")?[pointer], disks.kind == .array, disks.count > 1 else {
      return []
    }
    var seen: Set<String> = []
    return disks.elements.enumerated().compactMap { index, disk in
      guard let node = disk["id"], !request.isOpaque(node), let id = node.string,
        ResourceID.malformation(of: id) == nil,
        !seen.insert(id.lowercased()).inserted
      else { return nil }
      return Finding(
        RuleID(406), .warning, .alreadyExcluded(id), at: .value(pointer.appending(index).appending("id")))
    }
  }
}

extension Finding.Message {
  fileprivate static func alreadyExcluded(_ id: String) -> Self { "'\(id)' is excluded already" }
}
