internal import JSONText
internal import Requests
internal import Swagger

/// Reports restore points that are copied into the wrong collection.
///
/// A copy can't be written to the original's own collection, which a single request shows; equal placeholders count as
/// equal values there, except for the collection's name. Otherwise the source of the collection, if it is created in the
/// same run, must be the collection of the original. Sources of other types are reported by other rules.
struct CopySourceMismatch: Rule {
  static let id = RuleID(408)
  static let precondition = RulePrecondition.url

  static let collectionSource = JSONPointer(["properties", "source", "id"])
  static let pointer = JSONPointer(["properties", "sourceRestorePoint", "id"])

  func findings(in request: RequestContext) -> [Finding] {
    guard Self.isIntoOwnCollection(request), let name = request.copySource?.names.first else { return [] }
    return [Finding(Self.id, .error, .ownCollection(name), at: .value(Self.pointer))]
  }

  static func isIntoOwnCollection(_ request: RequestContext) -> Bool {
    guard let id = request.copySource, let path = request.url?.resourcePath, path.count == 10,
      !Placeholder.isPresent(in: path[7].decoded)
    else { return false }
    return [(7, id.names.first ?? ""), (3, id.resourceGroup), (1, id.subscription)].allSatisfy { index, text in
      path[index].decoded.isEqual(ignoringCase: text)
    }
  }
}

extension CopySourceMismatch: RunRule {
  func findings(in run: Run) -> [RunFinding] {
    run.restorePoints.compactMap { index, fact, restorePoint in
      guard let original = restorePoint.copySource, let creation = run.creation(ofCollection: fact.id.collection),
        let source = creation.collection.source, source != original
      else { return nil }
      return RunFinding(
        Self.id, .error,
        .init(
          entry: index, message: .otherSource(original, fact.id.collection, source), anchor: .value(Self.pointer),
          note: .copied, noteAnchor: .value(Self.pointer)),
        .init(
          creation: creation.index, of: run.entries[creation.index].fact,
          .otherCopies(source, fact.id.lastName, original), at: .value(Self.collectionSource)))
    }
  }
}

extension Finding.Message {
  fileprivate static func otherSource(_ original: ResourceIDKey, _ collection: ResourceIDKey, _ source: ResourceIDKey)
    -> Self
  {
    """
    the restore point is in '\(original.name(distinctFrom: source))', but the source of the collection \
    '\(collection.lastName)' is '\(source.name(distinctFrom: original))'
    """
  }

  fileprivate static func otherCopies(_ source: ResourceIDKey, _ restorePoint: String, _ original: ResourceIDKey)
    -> Self
  {
    """
    the collection's source is '\(source.name(distinctFrom: original))', but its restore point '\(restorePoint)' is \
    copied from '\(original.name(distinctFrom: source))'
    """
  }

  fileprivate static var copied: Self { "copied here" }

  fileprivate static func ownCollection(_ name: String) -> Self {
    "the restore point is already in the collection '\(name)'; copy it to another collection"
  }
}
