internal import JSONText
internal import Requests

/// A virtual machine has at most 500 restore points.
///
/// Over all its collections. Counted are the different restore points that the run creates and doesn't delete, in
/// collections that it creates; the finding stands at the first one too many. Counted apart are those of one answer.
struct TooManyRestorePoints: RunRule {
  static let limit = 500

  func findings(in run: Run) -> [RunFinding] {
    guard run.entries.count > Self.limit else { return [] }
    var machines: [WrittenID: WrittenID?] = [:]
    var counts: [WrittenID: Int] = [:]
    var counted: Set<WrittenID> = []
    return run.restorePoints.compactMap { index, fact, _ in
      let collection = fact.id.collection
      let known = machines[collection] ?? run.creation(ofCollection: collection)?.collection.machine
      machines[collection] = .some(known)
      guard let machine = known, !run.deletes(restorePoint: fact.id), counted.insert(fact.id).inserted else {
        return nil
      }
      counts[machine, default: 0] += 1
      guard counts[machine] == Self.limit + 1 else { return nil }
      let finding = Finding(RuleID(415), .warning, .tooMany(machine.lastName), at: fact.name)
      return RunFinding(mark: .init(entry: index, finding: finding), notes: [])
    }
  }
}

extension TooManyRestorePoints: AnswerRule {
  func findings(in answer: AnswerContext) -> [Finding] {
    var counts: [WrittenID: Int] = [:]
    return AnsweredResource.collections(in: answer).compactMap { collection in
      let pointer = collection.pointer(to: "restorePoints")
      let machine = collection.machine
      let key = machine?.comparable ?? WrittenID(pointer.description)
      let before = counts[key, default: 0]
      let count = before + collection.expanded.count
      counts[key] = count
      guard before <= Self.limit, count > Self.limit else { return nil }
      return Finding(RuleID(415), .warning, .answered(machine?.names.last), at: .key(pointer))
    }
  }
}

/// Counts the restore points of lists that were saved without their requests, by their collections.
struct RestorePointCount {
  private var counts: [WrittenID: Int] = [:]

  /// Takes a restore point of a list; the finding if it is the first one too many.
  mutating func take(_ answer: AnswerContext) -> [Finding] {
    guard let id = answer.root["id"]?.string.flatMap({ try? ResourceID($0) })?.outermost, let key = id.comparable else {
      return []
    }
    counts[key, default: 0] += 1
    guard counts[key] == TooManyRestorePoints.limit + 1 else { return [] }
    return [Finding(RuleID(415), .warning, .listed(id.names.first ?? ""), at: .opening(.root))]
  }
}

extension AnsweredResource {
  /// The virtual machine that a collection is for; nil for a collection of copies, or one that doesn't tell.
  fileprivate var machine: ResourceID? {
    guard let id = properties?["source"]?["id"]?.string.flatMap({ try? ResourceID($0) }),
      id.isOf(type: "Microsoft.Compute/virtualMachines")
    else { return nil }
    return id
  }
}

extension CollectionFact {
  /// The virtual machine that the collection is for; nil for a collection of copies.
  fileprivate var machine: WrittenID? {
    source.flatMap { $0.isOfMachine ? $0 : nil }
  }
}

extension Finding.Message {
  fileprivate static func tooMany(_ machine: String) -> Self {
    "this run creates more than 500 restore points of the virtual machine '\(machine)', and it can have 500"
  }

  fileprivate static func answered(_ name: String?) -> Self {
    let machine = name.map { "the virtual machine '\($0)'" } ?? "one virtual machine"
    return "this answer holds more than 500 restore points of \(machine), and it can have 500"
  }

  fileprivate static func listed(_ collection: String) -> Self {
    """
    this list holds more than 500 restore points of the collection '\(collection)', and all of a virtual machine's \
    collections can have 500
    """
  }
}
