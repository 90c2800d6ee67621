internal import Swagger

/// Requests go by no api-version that is older than the user wants.
///
/// What only older versions have may be gone, and what a team relies on may have come later.
struct APIVersionBelowMinimum: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let minimum = request.minimumVersion, case .known(let date) = request.version, date < minimum else {
      return []
    }
    return [Finding(RuleID(306), .warning, .older(date, than: minimum), at: request.versionAnchor)]
  }
}

extension Finding.Message {
  fileprivate static func older(_ date: APIVersion, than minimum: APIVersion) -> Self {
    "api-version \(date) is older than \(minimum), which the configuration asks for at least"
  }
}
