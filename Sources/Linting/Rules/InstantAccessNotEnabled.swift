internal import JSONText

/// A duration of instant access goes with a collection that has instant access.
///
/// Without it the duration has no effect. Silent where the run doesn't create the collection, where an update turns
/// instant access on, and about a duration that the api-version doesn't have.
struct InstantAccessNotEnabled: RunRule {
  static let duration = JSONPointer(["properties", "instantAccessDurationMinutes"])

  func findings(in run: Run) -> [RunFinding] {
    run.restorePoints.compactMap { index, fact, restorePoint in
      guard restorePoint.hasInstantAccessDuration, case let collection = fact.id.collection,
        let creation = run.creation(ofCollection: collection),
        case .off(let anchor) = creation.collection.instantAccess,
        !run.enablesInstantAccess(forCollection: collection)
      else { return nil }
      return RunFinding(
        RuleID(403), .warning,
        .init(
          entry: index, message: .notEnabled(for: collection.lastName), anchor: .key(Self.duration),
          note: .durationGiven, noteAnchor: .key(Self.duration)),
        .init(
          creation: creation.index, of: run.entries[creation.index].fact, .durationGiven(by: fact.id.lastName),
          at: anchor))
    }
  }
}

extension Finding.Message {
  fileprivate static func notEnabled(for collection: String) -> Self {
    "'instantAccessDurationMinutes' has no effect: the collection '\(collection)' is created without instant access"
  }

  fileprivate static func durationGiven(by restorePoint: String) -> Self {
    "'instantAccess' is not true, but the restore point '\(restorePoint)' gives a duration of instant access"
  }

  fileprivate static var durationGiven: Self { "duration given here" }
}
