/// A restore point is created once.
///
/// The service takes the same PUT again and refuses one with another body, because a restore point can't be changed.
/// Only within one file: several files are often alternatives. A deletion between the two makes room for the second.
struct ConflictingRequest: RunRule {
  private struct Place: Hashable {
    let file: Int
    let id: WrittenID
  }

  func findings(in run: Run) -> [RunFinding] {
    var first: [Place: (entry: Int, digest: UInt64?)] = [:]
    var deletions: [Place: Int] = [:]
    return run.entries.enumerated().compactMap { index, entry in
      let (file, id) = (entry.file, entry.fact.id)
      switch entry.fact.deed {
      case .delete: deletions[Place(file: file, id: id)] = index
      case .createRestorePoint(let restorePoint):
        let deletion = [id, id.collection].compactMap { deletions[Place(file: file, id: $0)] }.max() ?? -1
        guard let earlier = first[Place(file: file, id: id)], earlier.entry > deletion else {
          first[Place(file: file, id: id)] = (index, restorePoint.digest)
          return nil
        }
        guard let digest = restorePoint.digest, let known = earlier.digest, digest != known else { return nil }
        return finding(at: index, earlier: earlier.entry, in: run)
      case .createCollection, .enableInstantAccess: break
      }
      return nil
    }
  }

  private func finding(at index: Int, earlier: Int, in run: Run) -> RunFinding {
    let fact = run.entries[index].fact
    let finding = Finding(RuleID(417), .warning, .conflict(fact.id.lastName), at: fact.name)
    let note = Finding(RuleID(417), .warning, .createdHere, at: run.entries[earlier].fact.name)
    return RunFinding(mark: .init(entry: index, finding: finding), notes: [.init(entry: earlier, finding: note)])
  }
}

extension Finding.Message {
  fileprivate static func conflict(_ name: String) -> Self {
    "the restore point '\(name)' is created before with another body; the service refuses to change it"
  }

  fileprivate static var createdHere: Self { "created here first" }
}
