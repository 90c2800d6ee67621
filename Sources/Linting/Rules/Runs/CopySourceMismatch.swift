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
      guard let original = restorePoint.copySource, let creation = run.creation(ofCollection: fact.collection),
        let source = creation.collection.source, source != original
      else { return nil }
      return RunFinding(
        Self.id, .error,
        .init(
          entry: index, message: { .otherSource($0[index], of: $0[creation.index]) }, anchor: .value(Self.pointer),
          note: .copied, noteAnchor: .value(Self.pointer)),
        .init(
          creation: creation.index, of: run.entries[creation.index].fact, at: .value(Self.collectionSource)
        ) { .otherCopies($0[index], in: $0[creation.index]) })
    }
  }
}

extension Finding.Message {
  fileprivate static func otherSource(_ restorePoint: RequestNames, of collection: RequestNames) -> Self {
    let (original, source) = names(restorePoint, collection)
    return """
      the restore point is in '\(original)', but the source of the collection \
      '\(restorePoint.id.collection.lastName)' is '\(source)'
      """
  }

  fileprivate static func otherCopies(_ restorePoint: RequestNames, in collection: RequestNames) -> Self {
    let (original, source) = names(restorePoint, collection)
    return """
      the collection's source is '\(source)', but its restore point '\(restorePoint.id.lastName)' is copied from \
      '\(original)'
      """
  }

  /// The names of the original's collection and of the collection's source.
  private static func names(
    _ restorePoint: RequestNames, _ collection: RequestNames
  ) -> (original: String, source: String) {
    guard let original = restorePoint.source, let source = collection.source else { return ("…", "…") }
    return (original.name(distinctFrom: source), source.name(distinctFrom: original))
  }

  fileprivate static var copied: Self { "copied here" }

  fileprivate static func ownCollection(_ name: String) -> Self {
    "the restore point is already in the collection '\(name)'; copy it to another collection"
  }
}
