/// A restore point is created once.
///
/// The service takes the same PUT again and refuses one with another body, because a restore point can't be changed.
/// Only within one file: several files are often alternatives. A deletion between the two makes room for the second.
struct ConflictingRequest: RunRule {
  private struct Place: Hashable {
    let file: Int
    let id: String
  }

  func findings(in run: Run) -> [RunFinding] {
    var first: [Place: (entry: Int, digest: UInt64?)] = [:]
    return run.entries.enumerated().compactMap { index, entry in
      let place = Place(file: entry.file, id: entry.fact.id)
      switch entry.fact.deed {
      case .createRestorePoint(let restorePoint):
        guard let earlier = first[place] else {
          first[place] = (index, restorePoint.digest)
          return nil
        }
        guard let digest = restorePoint.digest, let known = earlier.digest, digest != known else { return nil }
        return finding(at: index, earlier: earlier.entry, in: run)
      case .delete:
        first = first.filter { !($0.key.file == place.file && $0.key.id.isWithin(place.id)) }
        return nil
      case .createCollection, .enableInstantAccess: return nil
      }
    }
  }

  private func finding(at index: Int, earlier: Int, in run: Run) -> RunFinding {
    let fact = run.entries[index].fact
    let finding = Finding(RuleID(417), .warning, .conflict(fact.id.lastName), at: .url(fact.name))
    let note = Finding(RuleID(417), .warning, .createdHere, at: .url(run.entries[earlier].fact.name))
    return RunFinding(mark: .init(entry: index, finding: finding), notes: [.init(entry: earlier, finding: note)])
  }
}

extension String {
  /// Whether this is an id, or one of a resource below it.
  fileprivate func isWithin(_ id: String) -> Bool { self == id || hasPrefix(id + "/") }
}

extension Finding.Message {
  fileprivate static func conflict(_ name: String) -> Self {
    "the restore point '\(name)' is created before with another body; the service refuses to change it"
  }

  fileprivate static var createdHere: Self { "created here first" }
}
