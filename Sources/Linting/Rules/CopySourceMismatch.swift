internal import JSONText
internal import Requests
internal import Swagger

/// A restore point is copied into a collection made for copies of the source's collection.
///
/// Its own collection can't take it; that much one request tells. Equal placeholders stand for equal values here, but
/// the collection's name must be one.
struct CopySourceMismatch: Rule {
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

extension Finding.Message {
  fileprivate static func ownCollection(_ name: String) -> Self {
    "the restore point lies in '\(name)', the collection that the copy goes to; a copy goes to another collection"
  }
}
