internal import JSONText

/// Finds the requests in a file of any form.
public struct RequestFinder: Sendable {
  /// The operation of bodies that don't tell theirs, given by the user.
  public var operation: String?

  public init(operation: String? = nil) {
    self.operation = operation
  }

  /// Lends every request of a file's text to `visit`, in the order of the text.
  ///
  /// The form is told by the text first and by the path's ending second.
  public func findRequests(in text: [UInt8], path: String, visit: (Discovery) -> Void) {
    guard text.span.firstVisible(from: 0) != nil else { return }
    switch FileForm(of: text, path: path) {
    case .json(let dialect):
      JSONRequestReader(operation: operation, dialect: dialect, path: path).read(
        text, visit: visit)
    case .jsonLines:
      JSONLinesReader(operation: operation).read(text, visit: visit)
    case .http:
      TextRequestReader(form: .http).read(text) { judge($0, form: .http, visit: visit) }
    case .prose:
      TextRequestReader(form: .prose).read(text) { judge($0, form: .prose, visit: visit) }
      GruCloudReader().read(text, visit: visit)
    case .script(let dialect):
      ScriptRequestReader(form: .script, dialect: dialect).read(text, in: 0..<text.count, visit: visit)
    case .cassette:
      CassetteReader().read(text) { judge($0, form: .recording, visit: visit) }
    case .declarations(let language): DeclarationReader(language: language).read(text, visit: visit)
    case .otherYAML: return
    }
  }

  /// Passes a discovery on; a body that has lost its request line is judged by its shape where that tells enough.
  private func judge(_ discovery: Discovery, form: RequestForm, visit: (Discovery) -> Void) {
    guard case .unidentified(let range, let reason, let text?) = discovery else { return visit(discovery) }
    RequestBody.withParsed(text) { body in
      guard case .told(let shape, _)? = body.node.map(BodyShape.init) else { return visit(discovery) }
      var request = Request(form: form, extent: range)
      request.gap = reason
      request.operation = operation ?? shape
      request.body = body
      visit(.request(request))
    }
  }

  static func fileName(of path: String) -> String { path.afterLast("/") ?? path }
}

/// How a file keeps its requests.
enum FileForm: Equatable {
  case json(JSONDialect)
  case jsonLines
  case http
  case prose
  case script(ScriptDialect)
  case cassette
  case declarations(DeclarationParser.Language)
  /// YAML that is no recording.
  case otherYAML

  init(of bytes: [UInt8], path: String) {
    let text = bytes.span
    if path.hasSuffix(".json") {
      self = Self.holdsLines(text) ? .jsonLines : .json(.json)
      return
    }
    let ending = (path.afterLast("/") ?? path).afterLast(".")?.lowercased()
    switch ending {
    case "http", "rest": self = .http
    case "md", "markdown": self = .prose
    case "sh", "bash": self = .script(.shell)
    case "ps1", "psm1": self = .script(.powerShell)
    case "bicep": self = .declarations(.bicep)
    case "tf": self = .declarations(.hcl)
    case "jsonl", "ndjson": self = .jsonLines
    case "jsonc": self = .json(.jsonc)
    case "json5": self = .json(.json5)
    case "json", "har": self = Self.holdsLines(text) ? .jsonLines : .json(.json)
    case "yaml", "yml": self = CassetteReader.isCassette(bytes, isFirst: false) ? .cassette : .otherYAML
    default: self = Self.untold(bytes)
    }
  }

  /// The form of a text whose ending says nothing.
  private static func untold(_ bytes: [UInt8]) -> FileForm {
    if startsAsJSON(bytes.span) { return holdsLines(bytes.span) ? .jsonLines : .json(.json) }
    return CassetteReader.isCassette(bytes, isFirst: true) ? .cassette : .prose
  }

  private static func startsAsJSON(_ text: Span<UInt8>) -> Bool {
    text.firstVisible(from: 0).map { text[$0] == UInt8(ascii: "{") || text[$0] == UInt8(ascii: "[") } ?? false
  }

  /// Whether the first two lines that aren't blank are an object each.
  private static func holdsLines(_ text: Span<UInt8>) -> Bool {
    guard let first = text.firstVisible(from: 0), text[first] == UInt8(ascii: "{"),
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: first), let second = text.firstVisible(from: end),
      let last = text.lastVisible(before: end)
    else { return false }
    return text[last] == UInt8(ascii: "}") && last > first && text[second] == UInt8(ascii: "{")
  }
}

extension String {
  /// What stands behind the last `mark`, an ASCII character; nil if there is none.
  fileprivate func afterLast(_ mark: Unicode.Scalar) -> String? {
    utf8.lastIndex(of: UInt8(ascii: mark)).map { String(self[utf8.index(after: $0)...]) }
  }
}

extension Span<UInt8> {
  /// The first byte at or behind `start` that is neither blank, tab nor line end.
  func firstVisible(from start: Int) -> Int? {
    var index = start
    while index < count {
      if !self[index].isWhitespace { return index }
      index += 1
    }
    return nil
  }

  /// The last byte before `end` that is neither blank, tab nor line end.
  func lastVisible(before end: Int) -> Int? {
    var index = end
    while index > 0 {
      index -= 1
      if !self[index].isWhitespace { return index }
    }
    return nil
  }

  /// A range without the blanks, tabs and line ends around it; nil if there is nothing else in it.
  func visible(in range: Range<Int>) -> Range<Int>? {
    guard let first = firstVisible(from: range.lowerBound), first < range.upperBound,
      let last = lastVisible(before: range.upperBound)
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
  /// Whether this is one of JSON's four kinds of white space.
  var isWhitespace: Bool {
    switch self {
    case 0x20, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}
