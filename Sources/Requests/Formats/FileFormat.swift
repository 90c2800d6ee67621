internal import JSONText

/// The formats of files: the one table of their extensions, of how their content is recognized, and of what cuts
/// requests out of them.
///
/// To add a format, add a case here, and a sample of it.
public enum FileFormat: String, CaseIterable, Sendable {
  case json = "JSON"
  case jsonc = "JSONC"
  case json5 = "JSON5"
  case jsonLines = "JSON lines"
  case notebook = "Jupyter notebook"
  case httpArchive = "HTTP archive"
  case http = "HTTP file"
  case markdown = "Markdown"
  /// Text in no other format.
  case text
  case cassette
  /// YAML with the scripts of a pipeline.
  case pipeline
  case shell
  case powerShell = "PowerShell"
  case bicep = "Bicep"
  case terraform = "Terraform"

  /// The extensions in lower case, without the period; a format may also be recognized by its content.
  public var extensions: [String] {
    switch self {
    case .json: ["json"]
    case .jsonc: ["jsonc"]
    case .json5: ["json5"]
    case .jsonLines: ["jsonl", "ndjson"]
    case .notebook: ["ipynb"]
    case .httpArchive: ["har"]
    case .http: ["http", "rest"]
    case .markdown: ["md", "markdown"]
    case .text: ["txt", "log"]
    case .cassette, .pipeline: ["yaml", "yml"]
    case .shell: ["sh", "bash"]
    case .powerShell: ["ps1", "psm1"]
    case .bicep: ["bicep"]
    case .terraform: ["tf"]
    }
  }

  /// The extensions of every format.
  public static let allExtensions = Set(allCases.flatMap(\.extensions))

  private static let byExtension = Dictionary(
    allCases.flatMap { format in format.extensions.map { ($0, format) } }, uniquingKeysWith: { first, _ in first })

  /// The format of a file.
  public init(of bytes: [UInt8], path: String) {
    let text = bytes.span
    let named = Self.fileExtension(of: path).flatMap { Self.byExtension[$0] }
    switch named {
    case .json, .notebook, .httpArchive: self = Self.isJSONLines(text) ? .jsonLines : .json
    case .jsonLines: self = Self.isOneDocument(text) ? .json : .jsonLines
    case .cassette, .pipeline: self = CassetteExtractor.isCassette(bytes, atStart: false) ? .cassette : .pipeline
    case .jsonc, .json5, .http, .markdown, .shell, .powerShell, .bicep, .terraform: self = named ?? .text
    case .text, nil: self = Self.detected(in: bytes)
    }
  }

  /// The format of a document's code blocks in a language; nil if they are read with the document's text.
  init?(codeBlockLanguage language: String) {
    switch language {
    case "bicep": self = .bicep
    case "hcl", "terraform", "tf": self = .terraform
    case "json", "jsonc", "json5": self = .jsonc
    default: return nil
    }
  }

  /// Calls `visit` with everything that may be a request of ours, in the order of the text.
  func extract(from text: [UInt8], path: String, visit: (Extract) -> Void) {
    switch self {
    case .json, .notebook, .httpArchive: JSONExtractor(dialect: .json, path: path).extract(from: text, visit: visit)
    case .jsonc: JSONExtractor(dialect: .jsonc, path: path).extract(from: text, visit: visit)
    case .json5: JSONExtractor(dialect: .json5, path: path).extract(from: text, visit: visit)
    case .jsonLines: JSONLinesExtractor().extract(from: text, visit: visit)
    case _ where !Relevance.isPossible(in: text.span): return
    case .http: TextExtractor(form: .http).extract(from: text, visit: visit)
    case .markdown, .text:
      TextExtractor(form: .prose).extract(from: text, visit: visit)
      GruCloudExtractor().extract(from: text, visit: visit)
    case .cassette: CassetteExtractor().extract(from: text, visit: visit)
    case .pipeline: PipelineExtractor().extract(from: text, visit: visit)
    case .shell: ScriptExtractor(form: .script, dialect: .shell).extract(from: text, visit: visit)
    case .powerShell: ScriptExtractor(form: .script, dialect: .powerShell).extract(from: text, visit: visit)
    case .bicep: DeclarationExtractor(language: .bicep).extract(from: text, visit: visit)
    case .terraform: DeclarationExtractor(language: .hcl).extract(from: text, visit: visit)
    }
  }
}

/// How content is recognized.
extension FileFormat {
  static func fileName(of path: String) -> String { path.suffix(afterLast: "/") ?? path }

  private static func fileExtension(of path: String) -> String? {
    fileName(of: path).suffix(afterLast: ".")?.lowercased()
  }

  /// The format of a text whose path has no extension that says it.
  private static func detected(in bytes: [UInt8]) -> FileFormat {
    if startsAsJSON(bytes.span) { return isJSONLines(bytes.span) ? .jsonLines : .json }
    return CassetteExtractor.isCassette(bytes, atStart: true) ? .cassette : .text
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

extension String {
  /// The part after the last `separator`, an ASCII character; nil if there is none.
  fileprivate func suffix(afterLast separator: Unicode.Scalar) -> String? {
    utf8.lastIndex(of: UInt8(ascii: separator)).map { String(self[utf8.index(after: $0)...]) }
  }
}
