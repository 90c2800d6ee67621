internal import Swagger

/// The api-version that a request names, and what is known of it.
enum VersionUse: Equatable {
  case known(APIVersion)
  /// Newer than all known ones.
  case newer(APIVersion)
  /// Older than the operation.
  case tooOld(APIVersion)
  /// Published for the other family of Microsoft.Compute.
  case ofOtherFamily(APIVersion)
  /// A date between known versions that was never published, or a preview.
  case unpublished(String)
  /// No date.
  case malformed(String)
  /// A placeholder.
  case open
  /// Nothing is said, though the URL should say it.
  case missing
  /// A body alone, which can't say it: checked against the newest.
  case assumed

  /// - Parameter other: the document of the other family; asked for only where it matters, as reading it takes time.
  init(_ text: String, of operation: Swagger.Operation, in document: SwaggerDocument, other: () -> SwaggerDocument) {
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

  /// The version that gates are judged by; nil where the request's own can't be relied on.
  var gate: APIVersion? {
    switch self {
    case .known(let version): version
    case .newer, .tooOld, .ofOtherFamily, .unpublished, .malformed, .open, .missing, .assumed: nil
    }
  }

  var isNewer: Bool {
    if case .newer = self { true } else { false }
  }

  /// The date without a `-preview` behind it.
  private static func date(of text: String) -> String {
    guard text.utf8.count > 10, text.lowercased().hasSuffix("-preview") else { return text }
    return String(text.dropLast("-preview".count))
  }
}
