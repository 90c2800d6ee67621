internal import Swagger

/// An operation is asked for with an api-version that has it.
///
/// The service answers that the request can be made with its first version or newer.
struct OperationNotInAPIVersion: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation, case .tooOld(let date) = request.version else { return [] }
    return [Finding(RuleID(303), .error, .tooOld(operation, date), at: request.versionAnchor)]
  }
}

extension Finding.Message {
  fileprivate static func tooOld(_ operation: Swagger.Operation, _ date: APIVersion) -> Self {
    "'\(operation.id)' came with api-version \(operation.since); \(date) doesn't have it"
  }
}
