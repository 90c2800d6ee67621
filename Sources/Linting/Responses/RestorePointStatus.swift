internal import JSONText

/// What a saved response says about a restore point or a disk restore point.
struct RestorePointStatus: Sendable {
  let id: ResourceIDKey
  /// Nil if the restore point is usable.
  let finding: LocatedFinding?

  /// The restore points in a response whose IDs are known.
  ///
  /// - Parameter findings: the findings in the response.
  static func all(in response: ResponseContext, _ findings: [LocatedFinding]) -> [RestorePointStatus] {
    let resources = ReturnedResource.restorePoints(in: response)
    let depth = resources.first?.pointer.tokens.count ?? 0
    let unusable = Dictionary(
      findings.filter { $0.rule == RestorePointNotUsable.id }.map {
        (Array($0.pointer?.tokens.prefix(depth) ?? []), $0)
      }
    ) { first, _ in first }
    return resources.compactMap { resource in
      resource.key(in: response).map { RestorePointStatus(id: $0, finding: unusable[resource.pointer.tokens]) }
    }
  }
}

extension [RestorePointStatus] {
  /// The findings about restore points that a later response describes again.
  var outdated: [LocatedFinding] {
    var known: Set<ResourceIDKey> = []
    return reversed().compactMap { known.insert($0.id).inserted ? nil : $0.finding }
  }
}

extension ReturnedResource {
  /// The ID in the response, or else in the URL; nil if there is none, or if it has unresolved parts.
  fileprivate func key(in response: ResponseContext) -> ResourceIDKey? {
    guard let id = node["id"], let text = id.string, !text.isEmpty else {
      return pointer == .root ? response.request.url?.resourceIDKey : nil
    }
    return response.isUnresolved(id) ? nil : ResourceIDKey(text)
  }
}
