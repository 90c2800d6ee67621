internal import Requests
internal import Swagger

/// Reports api-versions that were not published for the resource type.
///
/// The service returns InvalidResourceType or InvalidApiVersionParameter. Versions newer than this program may exist, so
/// they are only a warning.
struct UnknownAPIVersion: Rule {
  static let id = RuleID(302)

  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation else { return [] }
    if let (severity, message) = fault(in: request, operation) {
      return [Finding(Self.id, severity, message, at: request.versionAnchor)]
    }
    return paddedVersion(in: request)
  }

  /// A date is not one with spaces around it.
  private func paddedVersion(in request: RequestContext) -> [Finding] {
    guard case .known(let date) = request.version, let item = request.url?.item("api-version"),
      case let text = item.decodedValue, item.trimmedValue != text
    else { return [] }
    return [Finding(Self.id, .error, .malformed(text, date), at: .url(item.valueRange))]
  }

  private func fault(
    in request: RequestContext, _ operation: Swagger.APIOperation
  ) -> (Severity, Finding.Message)? {
    if case .known = request.version { return nil }
    let known = request.swagger[operation.family].versions(of: operation)
    switch request.version {
    case .newer(let date): return known.last.map { (.warning, .newer(date, than: $0)) }
    case .ofOtherFamily(let date): return (.warning, .ofOtherFamily(date, date.nearest(in: known)))
    case .unpublished(let text): return (.error, .unpublished(text, nearest(text, known)))
    case .malformed(let text): return (.error, .malformed(text, nearest(text, known)))
    case .known, .tooOld, .unresolved, .missing, .assumed: return nil
    }
  }

  private func nearest(_ text: String, _ known: [APIVersion]) -> APIVersion? {
    APIVersion(String(text.prefix(10)))?.nearest(in: known)
      ?? known.map(\.description).nearest(to: text).flatMap { APIVersion($0) } ?? known.last
  }
}

extension Finding.Message {
  fileprivate static func newer(_ date: APIVersion, than newest: APIVersion) -> Self {
    "api-version \(date) is newer than any that rplint knows; checked against \(newest)"
  }

  fileprivate static func ofOtherFamily(_ date: APIVersion, _ nearest: APIVersion?) -> Self {
    "api-version \(date) was published for other Microsoft.Compute resources\(suggestion(nearest))"
  }

  fileprivate static func unpublished(_ text: String, _ nearest: APIVersion?) -> Self {
    "api-version '\(text)' was never published for this resource type\(suggestion(nearest))"
  }

  fileprivate static func malformed(_ text: String, _ nearest: APIVersion?) -> Self {
    "api-version '\(text)' is not a date of the form YYYY-MM-DD\(suggestion(nearest))"
  }

  private static func suggestion(_ nearest: APIVersion?) -> String {
    nearest.map { "; the nearest is \($0)" } ?? ""
  }
}
