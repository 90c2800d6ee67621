/// A virtual machine has at most 500 restore points.
///
/// Over all its collections. Counted are the different restore points that the run creates and doesn't delete, in
/// collections that it creates; the finding stands at the first one too many.
struct TooManyRestorePoints: RunRule {
  private static let limit = 500

  func findings(in run: Run) -> [RunFinding] {
    guard run.entries.count > Self.limit else { return [] }
    var machines: [String: String?] = [:]
    var counts: [String: Int] = [:]
    var counted: Set<String> = []
    return run.restorePoints.compactMap { index, fact, _ in
      let collection = fact.id.collectionID
      let known = machines[collection] ?? run.creation(ofCollection: collection)?.collection.machine
      machines[collection] = .some(known)
      guard let machine = known, !run.deletes(restorePoint: fact.id), counted.insert(fact.id).inserted else {
        return nil
      }
      counts[machine, default: 0] += 1
      guard counts[machine] == Self.limit + 1 else { return nil }
      let finding = Finding(RuleID(415), .warning, .tooMany(machine.lastName), at: .url(fact.name))
      return RunFinding(mark: .init(entry: index, finding: finding), notes: [])
    }
  }
}

extension CollectionFact {
  /// The virtual machine that the collection is for; nil for a collection of copies.
  fileprivate var machine: String? {
    source.flatMap { $0.contains("/providers/microsoft.compute/virtualmachines/") ? $0 : nil }
  }
}

extension Finding.Message {
  fileprivate static func tooMany(_ machine: String) -> Self {
    "this run creates more than 500 restore points of the virtual machine '\(machine)', and it can have 500"
  }
}
