internal import JSONText
internal import Requests
internal import Swagger

/// Reports bodies of operations that take none.
///
/// The service ignores them.
struct UnexpectedBody: Rule {
  static let id = RuleID(5)
  static let precondition = RulePrecondition.body

  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation, !operation.takesBody, let body = request.request.body,
      body.node?.isNull != true
    else {
      return []
    }
    return [Finding(Self.id, .warning, .unexpected(operation.id), at: .opening(.root))]
  }
}

extension Finding.Message {
  fileprivate static func unexpected(_ operation: String) -> Self {
    "'\(operation)' takes no body; this one is ignored"
  }
}
