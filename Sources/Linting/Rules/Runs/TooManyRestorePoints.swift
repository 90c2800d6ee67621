internal import JSONText
internal import Requests

/// Reports more restore points of one virtual machine than it can have, across all of its collections.
///
/// Counts the distinct restore points that the run creates and doesn't delete, in collections that it creates, and
/// reports the first one over the limit. Each response is counted separately.
struct TooManyRestorePoints: RunRule {
  static let id = RuleID(415)

  static var limit: Int { ServiceFacts.bundled.restorePointsPerVirtualMachine }

  func findings(in run: Run) -> [RunFinding] {
    let limit = Self.limit
    guard run.entries.count > limit else { return [] }
    var counts: [ResourceIDHash: Int] = [:]
    var counted: Set<ResourceIDHash> = []
    return run.restorePoints.compactMap { index, fact, _ in
      guard let creation = run.creation(ofCollection: fact.collection), creation.collection.isOfVirtualMachine,
        let machine = creation.collection.source, !run.deletes(fact), counted.insert(fact.id).inserted
      else { return nil }
      counts[machine, default: 0] += 1
      guard counts[machine] == limit + 1 else { return nil }
      return RunFinding(
        primary: .init(entry: index, Self.id, .warning, at: fact.name) {
          .tooManyInRun($0[creation.index].source?.lastName ?? "…")
        }, named: [creation.index])
    }
  }
}

extension TooManyRestorePoints: ResponseRule {
  func findings(in response: ResponseContext) -> [Finding] {
    var counts: [ResourceIDKey: Int] = [:]
    return ReturnedResource.collections(in: response).compactMap { collection in
      let pointer = collection.pointer(to: "restorePoints")
      let machine = collection.machine
      let key = machine?.key ?? ResourceIDKey(pointer.description)
      let before = counts[key, default: 0]
      let count = before + collection.expanded.count
      counts[key] = count
      guard before <= Self.limit, count > Self.limit else { return nil }
      return Finding(Self.id, .warning, .tooManyInResponse(machine?.names.last), at: .key(pointer))
    }
  }
}

/// Counts the restore points in lists that were saved without their requests, by collection.
struct RestorePointCount {
  private var counts: [ResourceIDKey: Int] = [:]

  /// Counts a restore point of a list; returns a finding if it is the first one over the limit.
  mutating func add(_ response: ResponseContext) -> [Finding] {
    guard let id = response.root["id"]?.string.flatMap({ try? ResourceID($0) })?.outermost, let key = id.key else {
      return []
    }
    counts[key, default: 0] += 1
    guard counts[key] == TooManyRestorePoints.limit + 1 else { return [] }
    return [Finding(TooManyRestorePoints.id, .warning, .tooManyInList(id.names.first ?? ""), at: .opening(.root))]
  }
}

extension ReturnedResource {
  /// The collection's source virtual machine; nil for a collection of copies, or if unknown.
  fileprivate var machine: ResourceID? {
    guard let id = properties?["source"]?["id"]?.string.flatMap({ try? ResourceID($0) }),
      id.hasType("Microsoft.Compute/virtualMachines")
    else { return nil }
    return id
  }
}

extension Finding.Message {
  private static var limit: Int { TooManyRestorePoints.limit }

  fileprivate static func tooManyInRun(_ machine: String) -> Self {
    "this run creates more than \(limit) restore points of the virtual machine '\(machine)'; it can have at most \(limit)"
  }

  fileprivate static func tooManyInResponse(_ name: String?) -> Self {
    let machine = name.map { "the virtual machine '\($0)'" } ?? "one virtual machine"
    return "this response contains more than \(limit) restore points of \(machine); it can have at most \(limit)"
  }

  fileprivate static func tooManyInList(_ collection: String) -> Self {
    """
    this list contains more than \(limit) restore points of the collection '\(collection)'; all collections of a virtual \
    machine can have at most \(limit)
    """
  }
}
