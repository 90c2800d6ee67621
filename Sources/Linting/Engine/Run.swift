/// The requests of all files of a run, as run rules see them.
struct Run {
  /// One request, in the order of the files and of their texts.
  struct Entry {
    /// The file's index in the run, from 0.
    let file: Int
    let fact: RequestFact
  }

  let entries: [Entry]

  /// The first PUT of each collection; without a fact if several PUTs disagree.
  private var creations: [ResourceIDKey: (index: Int, collection: CollectionFact?)] = [:]
  /// Collections with an update that enables instant access.
  private var enabled: Set<ResourceIDKey> = []
  /// Collections and restore points that are deleted.
  private var deleted: Set<ResourceIDKey> = []

  /// - Parameter facts: each file's facts in the order of its text.
  init(_ facts: [[RequestFact]]) {
    entries = facts.enumerated().flatMap { file, facts in facts.map { Entry(file: file, fact: $0.inRun(file: file)) } }
    for (index, entry) in entries.enumerated() {
      switch entry.fact.action {
      case .createCollection(let collection): record(collection, of: entry.fact.id, at: index)
      case .enableInstantAccess: enabled.insert(entry.fact.id)
      case .delete: deleted.insert(entry.fact.id)
      case .createRestorePoint: break
      }
    }
  }

  private mutating func record(_ collection: CollectionFact, of id: ResourceIDKey, at index: Int) {
    guard let first = creations[id] else {
      creations[id] = (index, collection)
      return
    }
    if first.collection?.agrees(with: collection) == false { creations[id]?.collection = nil }
  }

  /// The first PUT of a collection; nil if there is none, or if several disagree.
  func creation(ofCollection id: ResourceIDKey) -> (index: Int, collection: CollectionFact)? {
    guard let creation = creations[id], let collection = creation.collection else { return nil }
    return (creation.index, collection)
  }

  /// Whether an update enables instant access for a collection, or may do so.
  func enablesInstantAccess(forCollection id: ResourceIDKey) -> Bool { enabled.contains(id) }

  /// Whether a restore point is deleted in the run, on its own or with its collection.
  func deletes(restorePoint id: ResourceIDKey) -> Bool {
    !deleted.isEmpty && (deleted.contains(id) || deleted.contains(id.collection))
  }

  /// The PUTs of restore points, with their indices in `entries`.
  var restorePoints: some Sequence<(index: Int, fact: RequestFact, restorePoint: RestorePointFact)> {
    entries.lazy.enumerated().compactMap { index, entry in
      guard case .createRestorePoint(let restorePoint) = entry.fact.action else { return nil }
      return (index, entry.fact, restorePoint)
    }
  }
}

extension CollectionFact {
  /// Whether two PUTs of a collection create the same one, rather than alternatives.
  fileprivate func agrees(with other: CollectionFact) -> Bool {
    guard source == other.source else { return false }
    return switch (instantAccess, other.instantAccess) {
    case (.on, .on), (.off, .off), (.unknown, .unknown): true
    case (.on, _), (.off, _), (.unknown, _): false
    }
  }
}
