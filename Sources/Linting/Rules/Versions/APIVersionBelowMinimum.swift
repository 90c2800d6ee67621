internal import Swagger

/// Reports api-versions older than the configured minimum.
///
/// A team may rely on properties that older versions don't have.
struct APIVersionBelowMinimum: Rule {
  static let id = RuleID(306)

  func findings(in request: RequestContext) -> [Finding] {
    guard let minimum = request.minimumVersion, case .known(let date) = request.version, date < minimum else {
      return []
    }
    return [Finding(Self.id, .warning, .belowMinimum(date, minimum), at: request.versionAnchor)]
  }
}

extension Finding.Message {
  fileprivate static func belowMinimum(_ date: APIVersion, _ minimum: APIVersion) -> Self {
    "api-version \(date) is older than the configured minimum \(minimum)"
  }
}
