internal import JSONText
internal import Requests
internal import Swagger

/// Only operations that take a body have one.
///
/// The service ignores it, so what it says has no effect.
struct UnexpectedBody: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation, !operation.takesBody, let body = request.request.body,
      body.node?.isNull != true
    else {
      return []
    }
    return [Finding(RuleID(5), .warning, .unexpected(operation.id), at: .opening(.root))]
  }
}

extension Finding.Message {
  fileprivate static func unexpected(_ operation: String) -> Self {
    "'\(operation)' takes no body; this one has no effect"
  }
}
