internal import JSONText
internal import Requests
internal import Swagger

/// A restore point is copied into a collection made for copies of the source's collection.
///
/// Its own collection can't take it; that much one request tells. Equal placeholders stand for equal values here, but
/// the collection's name must be one. The rest takes the collection's own creation in the same run: its source must be
/// the collection that the restore point lies in. A source of neither type is left to the rules on it.
struct CopySourceMismatch: Rule {
  static let collectionSource = JSONPointer(["properties", "source", "id"])
  static let pointer = JSONPointer(["properties", "sourceRestorePoint", "id"])

  func findings(in request: RequestContext) -> [Finding] {
    guard Self.isIntoOwnCollection(request), let name = Self.source(in: request)?.names.first else { return [] }
    return [Finding(RuleID(408), .error, .ownCollection(name), at: .value(Self.pointer))]
  }

  /// The restore point that the request copies, where it names one.
  static func source(in request: RequestContext) -> ResourceID? {
    guard let text = request.body(of: "RestorePoints_Create")?[pointer]?.string, let id = try? ResourceID(text),
      id.isOf(type: "Microsoft.Compute/restorePointCollections/restorePoints")
    else { return nil }
    return id
  }

  static func isIntoOwnCollection(_ request: RequestContext) -> Bool {
    guard let id = source(in: request), let path = request.url?.resourcePath.map({ $0.decoded.lowercased() }),
      path.count == 10, !Placeholder.isPresent(in: path[7])
    else { return false }
    return [path[1], path[3], path[7]]
      == [id.subscription, id.resourceGroup, id.names.first ?? ""].map { $0.lowercased() }
  }
}

extension CopySourceMismatch: RunRule {
  func findings(in run: Run) -> [RunFinding] {
    run.restorePoints.compactMap { index, fact, restorePoint in
      guard let wanted = restorePoint.copySource, let creation = run.creation(ofCollection: fact.id.collection),
        let source = creation.collection.source, source != wanted
      else { return nil }
      return RunFinding(
        RuleID(408), .error,
        .init(
          entry: index, message: .otherSource(wanted, fact.id.collection, source), anchor: .value(Self.pointer),
          note: .copied, noteAnchor: .value(Self.pointer)),
        .init(
          creation: creation.index, of: run.entries[creation.index].fact,
          .otherCopies(source, fact.id.lastName, wanted), at: .value(Self.collectionSource)))
    }
  }
}

extension Finding.Message {
  fileprivate static func otherSource(_ wanted: WrittenID, _ collection: WrittenID, _ source: WrittenID) -> Self {
    """
    the restore point lies in '\(wanted.told(apartFrom: source))', but the source of the collection \
    '\(collection.lastName)' is '\(source.told(apartFrom: wanted))'
    """
  }

  fileprivate static func otherCopies(_ source: WrittenID, _ restorePoint: String, _ wanted: WrittenID) -> Self {
    """
    the collection's source is '\(source.told(apartFrom: wanted))', but its restore point '\(restorePoint)' is a copy \
    from '\(wanted.told(apartFrom: source))'
    """
  }

  fileprivate static var copied: Self { "copied here" }

  fileprivate static func ownCollection(_ name: String) -> Self {
    "the restore point lies in '\(name)', the collection that the copy goes to; a copy goes to another collection"
  }
}
