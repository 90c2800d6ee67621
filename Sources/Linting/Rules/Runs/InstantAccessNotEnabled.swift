internal import JSONText

/// Reports instant access durations in a collection that is created without instant access.
///
/// Such a duration has no effect. Silent if the run doesn't create the collection, if an update enables instant access,
/// and for a duration that the api-version doesn't have.
struct InstantAccessNotEnabled: RunRule {
  static let id = RuleID(403)

  static let duration = JSONPointer(["properties", "instantAccessDurationMinutes"])

  func findings(in run: Run) -> [RunFinding] {
    run.restorePoints.compactMap { index, fact, restorePoint in
      guard restorePoint.hasInstantAccessDuration, case let collection = fact.collection,
        let creation = run.creation(ofCollection: collection),
        case .off(let place) = creation.collection.instantAccess,
        !run.enablesInstantAccess(forCollection: collection)
      else { return nil }
      return RunFinding(
        Self.id, .warning,
        .init(
          entry: index, message: { .notEnabled(for: $0[index].id.collection.lastName) }, anchor: .key(Self.duration),
          note: .durationSpecified, noteAnchor: .key(Self.duration)),
        .init(
          creation: creation.index, of: run.entries[creation.index].fact, at: place.anchor
        ) { .durationSpecified(by: $0[index].id.lastName) })
    }
  }
}

extension Finding.Message {
  fileprivate static func notEnabled(for collection: String) -> Self {
    "'instantAccessDurationMinutes' has no effect because the collection '\(collection)' is created without instant access"
  }

  fileprivate static func durationSpecified(by restorePoint: String) -> Self {
    "'instantAccess' is not true, but the restore point '\(restorePoint)' specifies an instant access duration"
  }

  fileprivate static var durationSpecified: Self { "duration specified here" }
}
