internal import JSONText

/// The formats of files: the one table of their extensions, of how their content is recognized, and of what cuts
/// requests out of them.
///
/// To add a format, add a case and its row here, a type that cuts requests out of it, and samples.
public enum FileFormat: String, CaseIterable, Sendable {
  case json = "JSON"
  case jsonc = "JSONC"
  case json5 = "JSON5"
  case jsonLines = "JSON lines"
  case notebook = "Jupyter notebook"
  case httpArchive = "HTTP archive"
  case http = "HTTP file"
  case bruno = "Bruno file"
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

  /// The format's row in the table: its extensions, in lower case without the period, and what cuts requests out of it.
  private var row: (extensions: [String], extractor: Extractor) {
    switch self {
    case .json: (["json"], .json { JSONExtractor(dialect: .json, path: $0) })
    case .jsonc: (["jsonc"], .json { JSONExtractor(dialect: .jsonc, path: $0) })
    case .json5: (["json5"], .json { JSONExtractor(dialect: .json5, path: $0) })
    case .jsonLines: (["jsonl", "ndjson"], .json { _ in JSONExtractor(dialect: .json, hasRecordPerLine: true) })
    case .notebook: (["ipynb"], .json { JSONExtractor(dialect: .json, path: $0) })
    case .httpArchive: (["har"], .json { JSONExtractor(dialect: .json, path: $0) })
    case .http: (["http", "rest"], .text(TextExtractor(form: .http)))
    case .bruno: (["bru"], .text(BrunoExtractor()))
    case .markdown: (["md", "markdown"], .text(TextExtractor(form: .prose)))
    case .text: (["txt", "log"], .text(TextExtractor(form: .prose)))
    case .cassette: (["yaml", "yml"], .text(CassetteExtractor()))
    case .pipeline: (["yaml", "yml"], .text(PipelineExtractor()))
    case .shell: (["sh", "bash"], .text(ScriptExtractor(form: .script, dialect: .shell)))
    case .powerShell: (["ps1", "psm1"], .text(ScriptExtractor(form: .script, dialect: .powerShell)))
    case .bicep: (["bicep"], .text(DeclarationExtractor(language: .bicep)))
    case .terraform: (["tf"], .text(DeclarationExtractor(language: .hcl)))
    }
  }

  /// What cuts requests out of a file.
  private enum Extractor {
    /// Of JSON, whose bodies needn't name a resource; it is given the file's path.
    case json((String) -> any RequestExtractor)
    /// Of a text that has requests only if it names a resource of ours.
    case text(any RequestExtractor)
  }

  /// The extensions in lower case, without the period; a format may also be recognized by its content.
  public var extensions: [String] { row.extensions }

  /// The extensions of every format.
  public static let allExtensions = Set(allCases.flatMap(\.extensions))

  private static let byExtension = Dictionary(
    allCases.flatMap { format in format.extensions.map { ($0, format) } }, uniquingKeysWith: { first, _ in first })

  /// The format of a file.
  public init(of bytes: [UInt8], path: String) {
    let text = bytes.span
    let named = Self.fileExtension(of: path).flatMap { Self.byExtension[$0] }
    switch named {
    case .json, .notebook, .httpArchive: self = Self.isJSONLines(text) ? .jsonLines : named ?? .json
    case .jsonLines: self = Self.isOneDocument(text) ? .json : .jsonLines
    case .cassette, .pipeline: self = CassetteExtractor.isCassette(bytes, atStart: false) ? .cassette : .pipeline
    case .text, nil: self = Self.detected(in: bytes)
    case .some(let named): self = named
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
    switch row.extractor {
    case .json(let extractor): extractor(path).extract(from: text, visit: visit)
    case .text(let extractor): if Relevance.isPossible(in: text.span) { extractor.extract(from: text, visit: visit) }
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
    text.firstNonWhitespace(from: 0).map { text[$0] == "{" || text[$0] == "[" } ?? false
  }

  /// The offsets of the first and the last character of the first nonblank line, and of the first one after it; nil if
  /// there is none.
  private static func firstLine(of text: Span<UInt8>) -> (first: Int, last: Int, next: Int)? {
    guard let first = text.firstNonWhitespace(from: 0), let end = text.firstIndex(of: "\n", from: first),
      let last = text.lastNonWhitespace(before: end), let next = text.firstNonWhitespace(from: end)
    else { return nil }
    return (first, last, next)
  }

  /// Whether a text that should have one value per line is a single value, written over several lines.
  private static func isOneDocument(_ text: Span<UInt8>) -> Bool {
    guard let (first, last, next) = firstLine(of: text) else { return false }
    switch text[first] {
    case "[": return last == first || text[last] == ","
    case "{": return text[last] != "}" && text[next] != "{"
    default: return false
    }
  }

  /// Whether the first two nonblank lines are one object each.
  private static func isJSONLines(_ text: Span<UInt8>) -> Bool {
    guard startsAsJSON(text), let (first, last, next) = firstLine(of: text) else { return false }
    return text[first] == "{" && text[last] == "}" && last > first && text[next] == "{"
  }
}

extension String {
  /// The part after the last `separator`, an ASCII character; nil if there is none.
  fileprivate func suffix(afterLast separator: Unicode.Scalar) -> String? {
    utf8.lastIndex(of: UInt8(ascii: separator)).map { String(self[utf8.index(after: $0)...]) }
  }
}
