internal import JSONText
internal import Requests
internal import Swagger

/// An operation that needs a body has one.
///
/// The service answers 400. Runbooks often name only method and URL, so in Markdown and plain text it is just worth
/// knowing.
struct MissingBody: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation, operation.isBodyRequired, !request.request.isBodyElsewhere else {
      return []
    }
    if let body = request.request.body, body.node?.isNull != true { return [] }
    let severity: Severity = request.isProse ? .info : .error
    return [Finding(RuleID(6), severity, .missing(operation.id), at: .method)]
  }
}

extension Finding.Message {
  fileprivate static func missing(_ operation: String) -> Self { "'\(operation)' needs a body, and here is none" }
}
