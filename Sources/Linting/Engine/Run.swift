internal import Requests

/// The requests of all files of a run, as run rules see them.
struct Run {
  /// One request, in the order of the files and of their texts.
  struct Entry: Equatable {
    /// The file's index in the run, from 0.
    let file: Int
    let fact: RequestFact
  }

  let entries: Entries

  /// The index of the first PUT of each collection.
  private var creations: [ResourceIDHash: Int] = [:]
  /// Collections with several PUTs that disagree.
  private var ambiguous: Set<ResourceIDHash> = []
  /// Collections with an update that enables instant access.
  private var enabled: Set<ResourceIDHash> = []
  /// Collections and restore points that are deleted.
  private var deleted: Set<ResourceIDHash> = []

  /// - Parameter facts: each file's facts in the order of its text.
  init(_ facts: [RequestFacts]) {
    entries = Entries(facts)
    for (index, entry) in entries.enumerated() {
      switch entry.fact.action {
      case .createCollection(let collection): record(collection, of: entry.fact.id, at: index)
      case .enableInstantAccess: enabled.insert(entry.fact.id)
      case .delete: deleted.insert(entry.fact.id)
      case .createRestorePoint: break
      }
    }
  }

  private mutating func record(_ collection: CollectionFact, of id: ResourceIDHash, at index: Int) {
    guard let first = creations[id] else {
      creations[id] = index
      return
    }
    if entries[first].fact.action.createdCollection?.agrees(with: collection) == false { ambiguous.insert(id) }
  }

  /// The first PUT of a collection; nil if there is none, or if several disagree.
  func creation(ofCollection id: ResourceIDHash) -> (index: Int, collection: CollectionFact)? {
    guard let index = creations[id], !ambiguous.contains(id),
      let collection = entries[index].fact.action.createdCollection
    else { return nil }
    return (index, collection)
  }

  /// Whether an update enables instant access for a collection, or may do so.
  func enablesInstantAccess(forCollection id: ResourceIDHash) -> Bool { enabled.contains(id) }

  /// Whether a restore point is deleted in the run, on its own or with its collection.
  func deletes(_ restorePoint: RequestFact) -> Bool {
    !deleted.isEmpty && (deleted.contains(restorePoint.id) || deleted.contains(restorePoint.collection))
  }

  /// The PUTs of restore points, with their indices in `entries`.
  var restorePoints: some Sequence<(index: Int, fact: RequestFact, restorePoint: RestorePointFact)> {
    entries.lazy.enumerated().compactMap { index, entry in
      guard case .createRestorePoint(let restorePoint) = entry.fact.action else { return nil }
      return (index, entry.fact, restorePoint)
    }
  }
}

extension Run {
  /// The requests of all files in the order of the files and of their texts, without a copy of their facts.
  struct Entries: RandomAccessCollection {
    struct Block {
      let file: Int
      fileprivate let startIndex: Int
      fileprivate let block: RequestFacts.Block

      /// Where the text of the requests is; nil if they are in the whole text.
      var place: RecordSplitter.Place? { block.place }

      fileprivate func entry(of fact: RequestFact) -> Entry {
        Entry(file: file, fact: fact.inRun(file: file, after: block.precedingRequests))
      }

      /// The index of an entry's request in the text, from 0.
      func request(of entry: Int) -> Int {
        block.facts[entry - startIndex].index + (place == nil ? block.precedingRequests : 0)
      }
    }

    private(set) var blocks: [Block] = []
    let startIndex = 0
    private(set) var endIndex = 0

    fileprivate init(_ facts: [RequestFacts]) {
      for (file, facts) in facts.enumerated() {
        for block in facts.blocks {
          blocks.append(Block(file: file, startIndex: endIndex, block: block))
          endIndex += block.facts.count
        }
      }
    }

    subscript(index: Int) -> Entry {
      let block = blocks[blockIndex(of: index)]
      return block.entry(of: block.block.facts[index - block.startIndex])
    }

    func makeIterator() -> some IteratorProtocol<Entry> {
      blocks.lazy.flatMap { block in block.block.facts.lazy.map(block.entry) }.makeIterator()
    }

    /// By binary search.
    func blockIndex(of index: Int) -> Int {
      var range = blocks.indices
      while range.count > 1 {
        let middle = range.lowerBound + range.count / 2
        range = blocks[middle].startIndex > index ? range.lowerBound..<middle : middle..<range.upperBound
      }
      return range.lowerBound
    }
  }
}

extension RequestFact.Action {
  fileprivate var createdCollection: CollectionFact? {
    if case .createCollection(let collection) = self { collection } else { nil }
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
