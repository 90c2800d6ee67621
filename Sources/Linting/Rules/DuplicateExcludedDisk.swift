internal import JSONText

/// A disk is excluded only once.
///
/// A second entry excludes nothing more, so it is usually a wrong id. Ids compare without case; ones that are malformed
/// or hold placeholders are not compared.
struct DuplicateExcludedDisk: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let disks = request.body(of: "RestorePoints_Create")?["properties"]?["excludeDisks"], disks.kind == .array,
      disks.count > 1, Self.mayRepeat(disks)
    else { return [] }
    return repetitions(among: disks, at: JSONPointer(["properties", "excludeDisks"]), in: request)
  }

  /// Whether two ids have the same hash without case; quick, so that lists without repetition are not read closely.
  private static func mayRepeat(_ disks: JSONNode) -> Bool {
    var hashes = disks.elements.compactMap { $0["id"]?.withUTF8(caselessHash) }
    hashes.sort()
    return zip(hashes, hashes.dropFirst()).contains { $0 == $1 }
  }

  /// FNV-1a over the bytes with the letters' case bit set.
  private static func caselessHash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    text.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01B3 }
  }

  private func repetitions(
    among disks: JSONNode, at pointer: JSONPointer, in request: RequestContext
  ) -> [Finding] {
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
