internal import Swagger

/// An api-version is one that was published for the resource type.
///
/// The service answers InvalidResourceType or InvalidApiVersionParameter. A version that is newer than this program
/// may well exist.
struct UnknownAPIVersion: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation, let (severity, message) = complaint(request, operation) else {
      return []
    }
    return [Finding(RuleID(302), severity, message, at: request.versionAnchor)]
  }

  private func complaint(_ request: RequestContext, _ operation: Swagger.Operation) -> (Severity, Finding.Message)? {
    if case .known = request.version { return nil }
    let known = request.swagger[operation.family].versions(of: operation)
    switch request.version {
    case .newer(let date): return known.last.map { (.warning, .newer(date, than: $0)) }
    case .ofOtherFamily(let date): return (.warning, .ofOtherFamily(date, date.nearest(in: known)))
    case .unpublished(let text): return (.error, .unpublished(text, nearest(text, known)))
    case .malformed(let text): return (.error, .malformed(text, nearest(text, known)))
    case .known, .tooOld, .open, .missing, .assumed: return nil
    }
  }

  private func nearest(_ text: String, _ known: [APIVersion]) -> APIVersion? {
    APIVersion(String(text.prefix(10)))?.nearest(in: known)
      ?? known.map(\.description).nearest(to: text).flatMap { APIVersion($0) } ?? known.last
  }
}

extension Finding.Message {
  fileprivate static func newer(_ date: APIVersion, than newest: APIVersion) -> Self {
    "api-version \(date) is newer than all that rplint knows; checked against \(newest)"
  }

  fileprivate static func ofOtherFamily(_ date: APIVersion, _ nearest: APIVersion?) -> Self {
    "api-version \(date) was published for other resources of Microsoft.Compute\(use(nearest))"
  }

  fileprivate static func unpublished(_ text: String, _ nearest: APIVersion?) -> Self {
    "api-version '\(text)' was never published for this resource type\(use(nearest))"
  }

  fileprivate static func malformed(_ text: String, _ nearest: APIVersion?) -> Self {
    "the api-version '\(text)' is no date of the form YYYY-MM-DD\(use(nearest))"
  }

  private static func use(_ nearest: APIVersion?) -> String { nearest.map { "; the nearest is \($0)" } ?? "" }
}
