internal import JSONText
internal import Requests
internal import Swagger

/// Reports missing bodies of operations that require one.
///
/// The service returns 400. Runbooks often give only the method and URL, so in Markdown and plain text this is `info`.
struct MissingBody: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation, operation.isBodyRequired, !request.request.hasExternalBody else {
      return []
    }
    if let body = request.request.body, body.node?.isNull != true { return [] }
    let severity: Severity = request.isProse ? .info : .error
    return [Finding(RuleID(6), severity, .missing(operation.id), at: .method)]
  }
}

extension Finding.Message {
  fileprivate static func missing(_ operation: String) -> Self {
    "'\(operation)' requires a body, but this request has none"
  }
}
