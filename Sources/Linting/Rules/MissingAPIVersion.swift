internal import Requests
internal import Swagger

/// Reports URLs without an api-version.
///
/// The service returns MissingApiVersionParameter.
struct MissingAPIVersion: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard request.operation != nil, request.version == .missing, request.url?.ampersandInPath == nil else { return [] }
    return [Finding(RuleID(301), .error, .missing, at: request.versionAnchor)]
  }
}

extension Finding.Message {
  fileprivate static let missing: Self = "the URL has no api-version; add api-version=YYYY-MM-DD to its query"
}
