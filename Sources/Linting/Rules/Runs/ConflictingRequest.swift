/// Reports two PUTs of one restore point with different bodies.
///
/// The service accepts the same PUT again but rejects one with another body, because a restore point can't be changed.
/// Only within one file: several files are often alternatives. Silent if the restore point is deleted in between.
struct ConflictingRequest: RunRule {
  static let id = RuleID(417)

  private struct Key: Hashable {
    let file: Int
    let id: ResourceIDHash
  }

  func findings(in run: Run) -> [RunFinding] {
    var first: [Key: Int] = [:]
    var deletions: [Key: Int] = [:]
    return run.entries.enumerated().compactMap { index, entry in
      let (file, id) = (entry.file, entry.fact.id)
      switch entry.fact.action {
      case .delete: deletions[Key(file: file, id: id)] = index
      case .createRestorePoint(let restorePoint):
        let deletion = [id, entry.fact.collection].compactMap { deletions[Key(file: file, id: $0)] }.max() ?? -1
        guard let earlier = first[Key(file: file, id: id)], earlier > deletion else {
          first[Key(file: file, id: id)] = index
          return nil
        }
        guard case .createRestorePoint(let created) = run.entries[earlier].fact.action,
          let digest = restorePoint.digest, let earlierDigest = created.digest, digest != earlierDigest
        else { return nil }
        return finding(at: index, earlier: earlier, in: run)
      case .createCollection, .enableInstantAccess: break
      }
      return nil
    }
  }

  private func finding(at index: Int, earlier: Int, in run: Run) -> RunFinding {
    let fact = run.entries[index].fact
    let note = Finding(Self.id, .warning, .createdHere, at: run.entries[earlier].fact.name)
    return RunFinding(
      primary: .init(entry: index, Self.id, .warning, at: fact.name) { .conflict($0[index].id.lastName) },
      notes: [.init(entry: earlier, note)])
  }
}

extension Finding.Message {
  fileprivate static func conflict(_ name: String) -> Self {
    "the restore point '\(name)' is already created with another body; the service rejects changes to it"
  }

  fileprivate static var createdHere: Self { "first created here" }
}
