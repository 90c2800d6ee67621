internal import Requests
internal import Swagger

/// Reports URLs and template resources without an api-version.
///
/// The service returns MissingApiVersionParameter.
struct MissingAPIVersion: Rule {
  static let id = RuleID(301)

  func findings(in request: RequestContext) -> [Finding] {
    guard request.operation != nil else { return [] }
    if request.version == .missing {
      return [Finding(Self.id, .error, .missing(inURL: request.url != nil), at: request.versionAnchor)]
    }
    guard let range = request.url?.unreadableVersion else { return [] }
    return [Finding(Self.id, .error, .missing(inURL: true), at: .url(range))]
  }
}

extension URLParts {
  /// The range of an api-version that the service doesn't find because the URL is malformed: after an `&` in place of the
  /// `?`, after a second `?`, or with spaces around its name.
  fileprivate var unreadableVersion: Range<Int>? {
    guard let item = item("api-version") else { return nil }
    if let ampersandInPath, ampersandInPath == pathRange.upperBound {
      return ampersandInPath..<item.valueRange.upperBound
    }
    if secondQuestionMark == item.nameRange.lowerBound - 1 {
      return item.nameRange.lowerBound - 1..<item.valueRange.upperBound
    }
    return item.trimmedName.utf8.count < URLParts.percentDecoded(item.name).utf8.count ? item.nameRange : nil
  }
}

extension Finding.Message {
  fileprivate static func missing(inURL: Bool) -> Self {
    inURL
      ? "the URL has no api-version; add api-version=YYYY-MM-DD to its query"
      : "the resource has no api-version; add an 'apiVersion'"
  }
}
