internal import JSONText

/// Decides whether texts are about restore points: their collections, their disks, or disks created from them.
enum Relevance {
  /// The names that only requests about restore points have, in lower case.
  private static let distinctiveNames: [StaticString] = [
    "restorepoint", "excludedisks", "consistencymode", "instantaccess",
  ]

  /// Pairs of names that other requests have one by one.
  private static let distinctivePairs: [(StaticString, StaticString)] = [
    ("\"access\"", "\"durationinseconds\""), ("\"source\"", "/virtualmachines/"),
  ]

  /// Whether a file may contain a request with a URL or a resource type of ours; a fast test before it is searched.
  static func isPossible(in text: Span<UInt8>) -> Bool {
    text.contains("restorepoint") || text.contains("microsoft.compute") && text.contains("disks")
  }

  /// Whether a text that can't be parsed or identified has a name that only our requests have.
  static func isLikely(of text: Span<UInt8>) -> Bool {
    distinctiveNames.contains { text.contains($0) }
      || distinctivePairs.contains { text.contains($0.0) && text.contains($0.1) }
  }

  /// Whether a text that ends too early may be the start of our request: its names or its source may be cut off.
  static func isLikely(ofTruncated text: Span<UInt8>) -> Bool {
    isLikely(of: text) || text.contains("\"source\"") && text.contains("\"/subscriptions/")
  }

  /// Whether a URL is of a restore point, a collection, or a disk; other services have restore points of their own.
  ///
  /// Spaces are ignored, so that those in a malformed path don't hide what it names.
  static func isRestorePointURL(_ url: String) -> Bool { url.withUTF8Span(isRestorePointURL) }

  private static func isRestorePointURL(_ url: Span<UInt8>) -> Bool {
    let path = url.extracting(0..<(url.firstIndex(of: "?", from: 0) ?? url.count))
    if path.firstIndex(of: " ", from: 0) == nil { return isOfRestorePoint(path) }
    let bytes = [UInt8](copying: path).filter { $0 != " " }
    return isOfRestorePoint(bytes.span)
  }

  private static func isOfRestorePoint(_ text: Span<UInt8>) -> Bool {
    if text.contains("restorepointcollection") || text.contains("microsoft.compute/disks") { return true }
    let isOfOtherService = text.contains("/providers/microsoft.") && !text.contains("microsoft.compute")
    return text.contains("restorepoint") && !isOfOtherService
  }
}

extension Relevance {
  /// Whether the body of a request with this URL may contain requests: a deployment or a batch.
  static func isContainerURL(_ url: String) -> Bool {
    let url = url.lowercased()
    return url.contains("/microsoft.resources/deployments/") || url.contains("/batch?") || url.contains("/$batch")
  }
}

extension [UInt8] {
  /// Whether the text has a name that only restore-point requests have, in any case.
  ///
  /// For texts that can't be read as requests.
  public var mentionsRestorePoints: Bool { Relevance.isLikely(of: span) }
}
