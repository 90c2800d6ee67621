internal import Swagger

/// Reports api-versions older than the operation.
///
/// The service returns 400 with the operation's first api-version.
struct OperationNotInAPIVersion: Rule {
  static let id = RuleID(303)

  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation, case .tooOld(let date) = request.version else { return [] }
    return [Finding(Self.id, .error, .tooOld(operation, date), at: request.versionAnchor)]
  }
}

extension Finding.Message {
  fileprivate static func tooOld(_ operation: Swagger.APIOperation, _ date: APIVersion) -> Self {
    "'\(operation.id)' was introduced in api-version \(operation.since); this request uses \(date)"
  }
}
