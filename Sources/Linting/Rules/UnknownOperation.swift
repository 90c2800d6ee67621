internal import Requests
internal import Swagger

/// Method and path are those of an operation.
///
/// There is no PATCH of a restore point and no list of restore points, for example; the service answers 404 or 405.
struct UnknownOperation: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    switch request.match {
    case .unknownMethod(let operations):
      guard let method = request.request.method?.text.uppercased() else { return [] }
      return [Finding(RuleID(7), .error, .noMethod(method, operations.map(\.method)), at: .method)]
    case .unknownPath:
      guard let url = request.url, !request.isMalformedURL else { return [] }
      return [Finding(RuleID(7), .error, .noPath(Self.hint(request)), at: .url(url.pathRange))]
    case .operation, .unjudged, .unrelated: return []
    }
  }

  /// What people mean who ask for the list of restore points, which is no operation.
  private static func hint(_ request: RequestContext) -> String {
    request.url?.path.last?.text.lowercased() == "restorepoints"
      ? "restore points are listed with the collection: GET …/restorePointCollections/{name}?$expand=restorePoints"
      : "expected …/resourceGroups/{group}/providers/Microsoft.Compute/restorePointCollections/{name} or a path below it"
  }
}

extension Finding.Message {
  fileprivate static func noMethod(_ method: String, _ allowed: [String]) -> Self {
    "there is no \(method) of this resource; its methods are \(allowed.joined(separator: ", "))"
  }

  fileprivate static func noPath(_ hint: String) -> Self { "no operation has this path; \(hint)" }
}
