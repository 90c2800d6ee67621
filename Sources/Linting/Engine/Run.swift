/// The requests of all files of a run, as the rules over several requests see them.
struct Run {
  /// One request, in the order of the files and of their texts.
  struct Entry {
    /// The file's place in the run's order, from 0.
    let file: Int
    let fact: RequestFact
  }

  let entries: [Entry]

  /// The first PUT of each collection; one without a collection stands for several that disagree.
  private var creations: [WrittenID: (index: Int, collection: CollectionFact?)] = [:]
  /// Collections that an update turns instant access on for.
  private var enabled: Set<WrittenID> = []
  /// Collections and restore points that are deleted.
  private var deleted: Set<WrittenID> = []

  /// - Parameter facts: each file's facts in the order of its text.
  init(_ facts: [[RequestFact]]) {
    entries = facts.enumerated().flatMap { file, facts in facts.map { Entry(file: file, fact: $0.inRun(file: file)) } }
    for (index, entry) in entries.enumerated() {
      switch entry.fact.deed {
      case .createCollection(let collection): take(collection, of: entry.fact.id, at: index)
      case .enableInstantAccess: enabled.insert(entry.fact.id)
      case .delete: deleted.insert(entry.fact.id)
      case .createRestorePoint: break
      }
    }
  }

  private mutating func take(_ collection: CollectionFact, of id: WrittenID, at index: Int) {
    guard let first = creations[id] else {
      creations[id] = (index, collection)
      return
    }
    if first.collection?.agrees(with: collection) == false { creations[id]?.collection = nil }
  }

  /// The first PUT of a collection and what it says; nil where there is none, or where several disagree.
  func creation(ofCollection id: WrittenID) -> (index: Int, collection: CollectionFact)? {
    guard let creation = creations[id], let collection = creation.collection else { return nil }
    return (creation.index, collection)
  }

  /// Whether an update turns instant access on for a collection, or may do so.
  func enablesInstantAccess(forCollection id: WrittenID) -> Bool { enabled.contains(id) }

  /// Whether a restore point is deleted somewhere in the run, by itself or with its collection.
  func deletes(restorePoint id: WrittenID) -> Bool {
    !deleted.isEmpty && (deleted.contains(id) || deleted.contains(id.collection))
  }

  /// The PUTs of restore points with their indices.
  var restorePoints: some Sequence<(index: Int, fact: RequestFact, restorePoint: RestorePointFact)> {
    entries.lazy.enumerated().compactMap { index, entry in
      guard case .createRestorePoint(let restorePoint) = entry.fact.deed else { return nil }
      return (index, entry.fact, restorePoint)
    }
  }
}

extension CollectionFact {
  /// Whether two PUTs may be of one collection rather than alternatives.
  fileprivate func agrees(with other: CollectionFact) -> Bool {
    guard source == other.source else { return false }
    return switch (instantAccess, other.instantAccess) {
    case (.on, .on), (.off, .off), (.unknown, .unknown): true
    case (.on, _), (.off, _), (.unknown, _): false
    }
  }
}
