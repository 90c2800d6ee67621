internal import Requests
internal import Swagger

/// Reports methods and paths that no operation has.
///
/// For example, restore points can't be patched, and a collection's restore points can't be listed on their own. The
/// service returns 404 or 405.
struct UnknownOperation: Rule {
  static let id = RuleID(7)
  static let precondition = RulePrecondition.url

  func findings(in request: RequestContext) -> [Finding] {
    switch request.match {
    case .unknownMethod(let operations):
      guard let method = request.request.method?.text.uppercased() else { return [] }
      return [Finding(Self.id, .error, .noMethod(method, operations.map(\.method)), at: .method)]
    case .unknownPath:
      guard let url = request.url else { return [] }
      return [Finding(Self.id, .error, .noPath(Self.hint(request)), at: .path(url.pathRange))]
    case .operation, .unchecked, .unrelated: return []
    }
  }

  /// The expected path; for a list of restore points, which is not an operation, the alternative.
  private static func hint(_ request: RequestContext) -> String {
    request.url?.path.last?.repaired.lowercased() == "restorepoints"
      ? "restore points are listed with their collection: GET …/restorePointCollections/{name}?$expand=restorePoints"
      : "expected …/resourceGroups/{group}/providers/Microsoft.Compute/restorePointCollections/{name} or a path below it"
  }
}

extension Finding.Message {
  fileprivate static func noMethod(_ method: String, _ allowed: [String]) -> Self {
    "this resource has no \(method) operation; its methods are \(allowed.joined(separator: ", "))"
  }

  fileprivate static func noPath(_ hint: String) -> Self { "no operation has this path; \(hint)" }
}
