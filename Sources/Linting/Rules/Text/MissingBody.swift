internal import JSONText
internal import Requests
internal import Swagger

/// Reports missing bodies of operations that require one.
///
/// The service returns 400. Runbooks often give only the method and URL, so in Markdown and plain text this is `info`.
struct MissingBody: Rule {
  static let id = RuleID(6)

  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation, operation.isBodyRequired, !request.request.hasExternalBody else {
      return []
    }
    if let body = request.request.body, body.node?.isNull != true { return [] }
    let anchor: Finding.Anchor = request.request.body == nil ? .method : .value(.root)
    return [Finding(Self.id, request.isProse ? .info : .error, .missing(operation.id), at: anchor)]
  }
}

extension Finding.Message {
  fileprivate static func missing(_ operation: String) -> Self {
    "'\(operation)' requires a body, but this request has none"
  }
}
