internal import JSONText

/// Finds the requests in a file of any supported form.
public struct RequestFinder: Sendable {
  /// The operation of bare bodies, as given by the user.
  public var operation: String?

  public init(operation: String? = nil) {
    self.operation = operation
  }

  /// Calls `visit` with everything found in a file's text, in the order of the text.
  ///
  /// The form depends on the path's extension and on the text.
  public func findRequests(in text: [UInt8], path: String, visit: (ReaderEvent) -> Void) {
    guard text.span.firstNonWhitespace(from: 0) != nil else { return }
    switch FileForm(of: text, path: path) {
    case .json(let dialect):
      JSONRequestReader(operation: operation, dialect: dialect, path: path).read(
        text, visit: { visit(related($0, in: text)) })
    case .jsonLines:
      JSONLinesReader(operation: operation).read(text, visit: { visit(related($0, in: text)) })
    case .http:
      TextRequestReader(form: .http).read(text) { forward($0, form: .http, visit: visit) }
    case .prose:
      TextRequestReader(form: .prose).read(text) { forward($0, form: .prose, visit: visit) }
      GruCloudReader().read(text, visit: visit)
    case .script(let dialect):
      ScriptRequestReader(form: .script, dialect: dialect).read(text, in: 0..<text.count, visit: visit)
    case .cassette:
      CassetteReader().read(text) { forward($0, form: .recording, visit: visit) }
    case .declarations(let language): DeclarationReader(language: language).read(text, visit: visit)
    case .otherYAML: return
    }
  }

  /// Whether each line of a file is a record of its own.
  public static func hasRecordPerLine(_ text: [UInt8], path: String) -> Bool {
    FileForm(of: text, path: path) == .jsonLines
  }

  /// The name of the format that a file is read in.
  public static func formatName(of text: [UInt8], path: String) -> String { FileForm(of: text, path: path).name }

  /// Passes an event on, after identifying a body without a request line by its shape, if possible.
  private func forward(_ event: ReaderEvent, form: RequestForm, visit: (ReaderEvent) -> Void) {
    guard case .unidentified(let range, let reason, let text?) = event else { return visit(event) }
    guard operation != nil || text.bytes.mentionsRestorePoints else {
      return visit(.unrelated(range, reason: .otherBody))
    }
    RequestBody.withParsed(text) { body in
      guard case .identified(let impliedOperation, let hasUniqueShape)? = body.node.map(BodyShape.init) else {
        return visit(event)
      }
      var request = Request(form: form, extent: range)
      request.guessReason = reason
      request.operation = operation ?? impliedOperation
      request.hasUniqueShape = operation != nil || hasUniqueShape
      request.body = body
      visit(.request(request))
    }
  }

  /// The event itself; something unrelated if it is unidentified, and mentions nothing about restore points.
  func related(_ event: ReaderEvent, in text: [UInt8]) -> ReaderEvent {
    guard case .unidentified(let range, _, _) = event, operation == nil, !Array(text[range]).mentionsRestorePoints
    else {
      return event
    }
    return .unrelated(range, reason: .otherBody)
  }

  static func fileName(of path: String) -> String { path.suffix(afterLast: "/") ?? path }
}

/// The form of a file, which determines how its requests are read.
enum FileForm: Equatable {
  case json(JSONDialect)
  case jsonLines
  case http
  case prose
  case script(ScriptDialect)
  case cassette
  case declarations(DeclarationParser.Language)
  /// YAML that isn't a recording.
  case otherYAML

  init(of bytes: [UInt8], path: String) {
    let text = bytes.span
    if path.hasSuffix(".json") {
      self = Self.isJSONLines(text) ? .jsonLines : .json(.json)
      return
    }
    let fileExtension = (path.suffix(afterLast: "/") ?? path).suffix(afterLast: ".")?.lowercased()
    switch fileExtension {
    case "http", "rest": self = .http
    case "md", "markdown": self = .prose
    case "sh", "bash": self = .script(.shell)
    case "ps1", "psm1": self = .script(.powerShell)
    case "bicep": self = .declarations(.bicep)
    case "tf": self = .declarations(.hcl)
    case "jsonl", "ndjson": self = Self.isOneDocument(text) ? .json(.json) : .jsonLines
    case "jsonc": self = .json(.jsonc)
    case "json5": self = .json(.json5)
    case "json", "har": self = Self.isJSONLines(text) ? .jsonLines : .json(.json)
    case "yaml", "yml": self = CassetteReader.isCassette(bytes, atStart: false) ? .cassette : .otherYAML
    default: self = Self.detected(in: bytes)
    }
  }

  /// The form of a text whose path has no known extension.
  private static func detected(in bytes: [UInt8]) -> FileForm {
    if startsAsJSON(bytes.span) { return isJSONLines(bytes.span) ? .jsonLines : .json(.json) }
    return CassetteReader.isCassette(bytes, atStart: true) ? .cassette : .prose
  }

  private static func startsAsJSON(_ text: Span<UInt8>) -> Bool {
    text.firstNonWhitespace(from: 0).map { text[$0] == UInt8(ascii: "{") || text[$0] == UInt8(ascii: "[") } ?? false
  }

  /// Whether a text that should have one value per line is a single value, written over several lines.
  private static func isOneDocument(_ text: Span<UInt8>) -> Bool {
    guard let first = text.firstNonWhitespace(from: 0), let end = text.firstIndex(of: UInt8(ascii: "\n"), from: first),
      let last = text.lastNonWhitespace(before: end), let second = text.firstNonWhitespace(from: end)
    else { return false }
    switch text[first] {
    case UInt8(ascii: "["): return last == first || text[last] == UInt8(ascii: ",")
    case UInt8(ascii: "{"): return text[last] != UInt8(ascii: "}") && text[second] != UInt8(ascii: "{")
    default: return false
    }
  }

  /// Whether the first two nonblank lines are one object each.
  private static func isJSONLines(_ text: Span<UInt8>) -> Bool {
    guard let first = text.firstNonWhitespace(from: 0), text[first] == UInt8(ascii: "{"),
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: first), let second = text.firstNonWhitespace(from: end),
      let last = text.lastNonWhitespace(before: end)
    else { return false }
    return text[last] == UInt8(ascii: "}") && last > first && text[second] == UInt8(ascii: "{")
  }
}

extension FileForm {
  /// The form's name, for people.
  fileprivate var name: String {
    switch self {
    case .json(.json): "JSON"
    case .json(.jsonc): "JSON with comments"
    case .json(.json5): "JSON5"
    case .json(.javaScript): "JavaScript"
    case .jsonLines: "JSON lines"
    case .http: "HTTP file"
    case .prose: "Markdown or plain text"
    case .script(.shell): "shell script"
    case .script(.powerShell): "PowerShell script"
    case .cassette: "recording (YAML)"
    case .declarations(.bicep): "Bicep"
    case .declarations(.hcl): "Terraform"
    case .otherYAML: "YAML"
    }
  }
}

extension String {
  /// The part after the last `separator`, an ASCII character; nil if there is none.
  fileprivate func suffix(afterLast separator: Unicode.Scalar) -> String? {
    utf8.lastIndex(of: UInt8(ascii: separator)).map { String(self[utf8.index(after: $0)...]) }
  }
}

extension Span<UInt8> {
  /// The index of the first byte at or after `start` that isn't whitespace.
  func firstNonWhitespace(from start: Int) -> Int? {
    var index = start
    while index < count {
      if !self[index].isWhitespace { return index }
      index += 1
    }
    return nil
  }

  /// The index of the last byte before `end` that isn't whitespace.
  func lastNonWhitespace(before end: Int) -> Int? {
    var index = end
    while index > 0 {
      index -= 1
      if !self[index].isWhitespace { return index }
    }
    return nil
  }

  /// A range without the whitespace around it; nil if it contains nothing else.
  func trimmedRange(in range: Range<Int>) -> Range<Int>? {
    guard let first = firstNonWhitespace(from: range.lowerBound), first < range.upperBound,
      let last = lastNonWhitespace(before: range.upperBound)
    else { return nil }
    return first..<last + 1
  }

  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }
}

extension UInt8 {
  /// Whether this is one of JSON's four whitespace characters: space, tab, line feed, and carriage return.
  var isWhitespace: Bool {
    switch self {
    case 0x20, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}
