public import JSONText
public import Swagger

/// A request that shows a fault, or its right form.
public struct RuleExample: Sendable, Equatable {
  /// How the example's text is written to a file.
  public enum Encoding: String, Sendable {
    case utf8, latin1
  }

  /// The name of a file that holds it; the ending tells the form.
  public var file: String
  /// The file's text; where there are `copies`, with one of them.
  public var text: String
  public var encoding = Encoding.utf8
  /// The operation that is given beside the file, if its text doesn't tell it.
  public var operation: String?
  /// The api-version that is given beside the file, if its text doesn't tell it.
  public var apiVersion: String?
  /// The configuration's least api-version, if the example needs one.
  public var minimumApiVersion: APIVersion?
  /// How often the last request stands in the file, with a running number from 1 for each `#` of its text.
  public var copies = 1
  /// The texts of the requests that the file is a list of; empty unless there are `copies`.
  private var requests: [String] = []
  /// Whether the example is about the order of an object's members.
  public var isOrdered = false
  /// Where in the body the finding stands; nil for right examples and where `line` tells it.
  public var pointer: JSONPointer?
  /// The line of `text`, from 1, that the finding stands on.
  public var line: Int?
  /// The finding's severity where it isn't the one that the rule mostly has.
  public var severity: Severity?

  /// The whole file as it is on disk.
  public var bytes: [UInt8] {
    switch encoding {
    case .utf8: Array(wholeText.utf8)
    case .latin1: wholeText.unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
    }
  }

  private var wholeText: String {
    guard copies > 1, let last = requests.last else { return text }
    let pieces = last.split(separator: "#", omittingEmptySubsequences: false)
    let copied = (1...copies).map { pieces.joined(separator: String($0)) }
    return "[\n" + (requests.dropLast() + copied).joined(separator: ",\n") + "\n]\n"
  }
}

extension RuleExample {
  /// What an entry may hold.
  static let keys = [
    "file", "text", "request", "requests", "body", "operation", "apiVersion", "minimumApiVersion", "at", "line",
    "severity",
    "encoding", "copies", "ordered",
  ]

  /// Reads an entry of a rule's `wrong` or `right`; nil if it has no text, request or body.
  init?(_ entry: JSONNode) {
    guard let file = entry["file"]?.string, let text = Self.text(of: entry) else { return nil }
    self.file = file
    self.text = text
    encoding = entry["encoding"]?.string.flatMap(Encoding.init) ?? .utf8
    operation = entry["operation"]?.string
    apiVersion = entry["apiVersion"]?.string
    minimumApiVersion = entry["minimumApiVersion"]?.string.flatMap { APIVersion($0) }
    copies = entry["copies"]?.integer.flatMap { Int(exactly: $0) } ?? 1
    if copies > 1 { requests = entry["requests"]?.elements.map { JSONLayout.text(of: $0) } ?? [] }
    isOrdered = entry["ordered"]?.boolean ?? false
    pointer = entry["at"]?.string.flatMap { JSONPointer($0) }
    line = entry["line"]?.integer.flatMap { Int(exactly: $0) }
    severity = entry["severity"]?.string.flatMap(Severity.init)
  }

  private static func text(of entry: JSONNode) -> String? {
    if let text = entry["text"]?.string { return text }
    return (entry["request"] ?? entry["requests"] ?? entry["body"]).map { JSONLayout.text(of: $0) + "\n" }
  }
}
