public import JSONText
public import Swagger

/// A request that shows a fault, or its correct form.
public struct RuleExample: Sendable, Equatable {
  /// The encoding of the example's file.
  public enum Encoding: String, Sendable {
    case utf8, latin1
  }

  /// The file's name, whose extension determines the format.
  public var file: String
  /// The file's text, with one of the `copies`.
  public var text: String
  public var encoding = Encoding.utf8
  /// The value of `--operation`, if the text doesn't determine the operation.
  public var operation: String?
  /// The value of `--api-version`, if the text doesn't specify one.
  public var apiVersion: String?
  /// The configuration's minimum api-version, if the example needs one.
  public var minimumApiVersion: APIVersion?
  /// How often the last request is repeated; each `#` in its text becomes a counter from 1.
  public var copies = 1
  /// The texts of the file's requests; empty unless there are several `copies`.
  private var requests: [String] = []
  /// Whether the order of members matters.
  public var isOrdered = false
  /// The finding's pointer in the body; nil for correct examples and where `line` is given.
  public var pointer: JSONPointer?
  /// The finding's line in `text`, from 1.
  public var line: Int?
  /// The finding's severity, if it differs from the rule's.
  public var severity: Severity?

  /// The file's bytes on disk.
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
  /// The members that an entry may have.
  static let keys = [
    "file", "text", "request", "requests", "body", "operation", "apiVersion", "minimumApiVersion", "at", "line",
    "severity",
    "encoding", "copies", "ordered",
  ]

  /// Reads an entry of a rule's `wrong` or `right` list; nil if it has no text, request or body.
  init?(_ entry: JSONNode) {
    guard let file = entry["file"]?.string, let text = Self.text(of: entry) else { return nil }
    self.file = file
    self.text = text
    encoding = entry["encoding"]?.string.flatMap(Encoding.init) ?? .utf8
    operation = entry["operation"]?.string
    apiVersion = entry["apiVersion"]?.string
    minimumApiVersion = entry["minimumApiVersion"]?.string.flatMap { APIVersion($0) }
    copies = entry["copies"]?.integer.flatMap { Int(exactly: $0) } ?? 1
    if copies > 1 { requests = entry["requests"]?.elements.map(\.indentedText) ?? [] }
    isOrdered = entry["ordered"]?.boolean ?? false
    pointer = entry["at"]?.string.flatMap { JSONPointer($0) }
    line = entry["line"]?.integer.flatMap { Int(exactly: $0) }
    severity = entry["severity"]?.string.flatMap(Severity.init)
  }

  private static func text(of entry: JSONNode) -> String? {
    if let text = entry["text"]?.string { return text }
    return (entry["request"] ?? entry["requests"] ?? entry["body"]).map { $0.indentedText + "\n" }
  }
}
