internal import Swagger

/// What a run does with each collection and restore point, for the rules of users.
///
/// A fact that isn't certain is left out.
struct RunFacts {
  enum Name: String, CaseIterable {
    /// Whether the run creates, or deletes, the request's collection.
    case createsCollection, deletesCollection
    /// Whether the run creates, or deletes, the request's restore point.
    case createsRestorePoint, deletesRestorePoint
    /// The number of restore points that the run creates in the request's collection.
    case restorePoints
  }

  private var created: Set<ResourceIDHash> = []
  private var deleted: Set<ResourceIDHash> = []
  /// By collection.
  private var restorePoints: [ResourceIDHash: Int] = [:]
  /// Whether a file creates collections whose IDs are unknown.
  private let createsUnknownCollections: [Bool]

  /// - Parameter createsUnknownCollections: by the file's index in the run.
  init(_ run: Run, createsUnknownCollections: [Bool]) {
    self.createsUnknownCollections = createsUnknownCollections
    for entry in run.entries {
      switch entry.fact.action {
      case .createCollection: created.insert(entry.fact.id)
      case .createRestorePoint:
        if created.insert(entry.fact.id).inserted { restorePoints[entry.fact.collection, default: 0] += 1 }
      case .delete: deleted.insert(entry.fact.id)
      case .enableInstantAccess: break
      }
    }
  }

  /// The facts about one of the run's requests.
  func described(for entry: Run.Entry) -> DescribedPart {
    let fact = entry.fact
    let collection = fact.collection
    var facts = DescribedPart(at: fact.name)
    func add(_ name: Name, _ value: ScalarValue) { facts.add(name.rawValue, value, at: fact.name) }
    let createsCollection = created.contains(collection)
    if createsCollection || !createsUnknownCollections[entry.file] {
      add(.createsCollection, .boolean(createsCollection))
    }
    add(.deletesCollection, .boolean(deleted.contains(collection)))
    add(.restorePoints, .number(Double(restorePoints[collection] ?? 0)))
    if fact.id != collection {
      add(.createsRestorePoint, .boolean(created.contains(fact.id)))
      add(.deletesRestorePoint, .boolean(deleted.contains(fact.id)))
    }
    return facts
  }
}

extension RequestFact {
  /// The operations whose requests all have a fact.
  static let operations = [
    OperationID.createCollection, OperationID.deleteCollection, OperationID.createRestorePoint,
    OperationID.deleteRestorePoint,
  ]

  var operation: String {
    switch action {
    case .createCollection: OperationID.createCollection
    case .enableInstantAccess: OperationID.updateCollection
    case .createRestorePoint: OperationID.createRestorePoint
    case .delete: id == collection ? OperationID.deleteCollection : OperationID.deleteRestorePoint
    }
  }
}
