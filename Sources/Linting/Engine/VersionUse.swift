internal import Swagger

/// The api-version that a request specifies, and whether it was published.
enum VersionUse: Equatable {
  case known(APIVersion)
  /// Newer than every known version.
  case newer(APIVersion)
  /// Older than the operation.
  case tooOld(APIVersion)
  /// Published for the other family of Microsoft.Compute.
  case ofOtherFamily(APIVersion)
  /// A date without a published version, or a preview version.
  case unpublished(String)
  /// Not a date.
  case malformed(String)
  /// A placeholder.
  case unresolved
  /// The URL, or the template's resource, has none.
  case missing
  /// A bare body, which can't specify one, or a resource whose template has a profile of them; checked against the newest.
  case assumed

  /// - Parameter other: the other family's document; called only if needed, because parsing it takes time.
  init(_ text: String, of operation: Swagger.APIOperation, in document: SwaggerDocument, other: () -> SwaggerDocument) {
    let dateText = Self.date(of: text)
    guard let date = APIVersion(dateText) else {
      self = .malformed(text)
      return
    }
    let isPlain = dateText.utf8.count == text.utf8.count
    if isPlain, document.has(operation, in: date) {
      self = .known(date)
    } else if date < operation.since {
      self = .tooOld(date)
    } else if isPlain, other().apiVersions.contains(date) {
      self = .ofOtherFamily(date)
    } else if let newest = document.newestVersion(of: operation), date > newest {
      self = .newer(date)
    } else {
      self = .unpublished(text)
    }
  }

  /// The version that features are checked against; nil if the request's own isn't a known version.
  var gate: APIVersion? {
    switch self {
    case .known(let version): version
    case .newer, .tooOld, .ofOtherFamily, .unpublished, .malformed, .unresolved, .missing, .assumed: nil
    }
  }

  var isNewer: Bool {
    if case .newer = self { true } else { false }
  }

  /// The text without a trailing `-preview`.
  private static func date(of text: String) -> String {
    guard text.utf8.count > 10, text.lowercased().hasSuffix("-preview") else { return text }
    return String(text.dropLast("-preview".count))
  }
}
