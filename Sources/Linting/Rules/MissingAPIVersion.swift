internal import Requests
internal import Swagger

/// A URL names the api-version.
///
/// The service answers MissingApiVersionParameter.
struct MissingAPIVersion: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard request.operation != nil, request.version == .missing, request.url?.ampersandInPath == nil else { return [] }
    return [Finding(RuleID(301), .error, .missing, at: request.versionAnchor)]
  }
}

extension Finding.Message {
  fileprivate static let missing: Self = "the URL names no api-version; its query must hold api-version=YYYY-MM-DD"
}
