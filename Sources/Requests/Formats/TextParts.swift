internal import JSONText

/// The parts of a text that are read independently of each other: records, or the sections of an HTTP file.
///
/// Reading all parts finds what reading the whole text finds.
public struct TextParts: Sendable {
  private enum Form: Sendable {
    case records(JSONExtractor)
    case sections(TextVariables)
  }

  /// The parts in order; between them is nothing that is read.
  public let ranges: [Range<Int>]
  /// What every part depends on, apart from the text's path.
  public let context: [UInt8]
  private let form: Form

  /// Nil if a UTF-8 text has to be read as a whole.
  public init?(of text: [UInt8], path: String) {
    guard case .utf8? = try? SourceText.Encoding(of: text) else { return nil }
    switch FileFormat(of: text, path: path) {
    case .jsonLines:
      ranges = RecordSplitter.lines(of: text.span, isLast: true).records
      form = .records(JSONExtractor(dialect: .json))
      context = Array("lines".utf8)
    case .json:
      guard let elements = RecordSplitter.elements(of: text.span) else { return nil }
      ranges = elements
      form = .records(JSONExtractor(dialect: .json, path: path))
      context = Array("elements".utf8)
    case .http:
      // A script may contain lines that look like the start of a section.
      guard Relevance.isPossible(in: text.span), !text.span.contains("{%") else { return nil }
      let scan = TextScan(text)
      ranges = scan.httpSections
      form = .sections(TextVariables(of: scan))
      context = Array(
        scan.lines.filter { scan.variableDefinition($0) != nil }.map { text[$0] }.joined(separator: [0x0A]))
    case .jsonc, .json5, .notebook, .httpArchive, .bruno, .markdown, .text, .cassette, .pipeline, .shell, .powerShell,
      .bicep, .terraform:
      return nil
    }
  }

  fileprivate func extract(from part: [UInt8], visit: (Extract) -> Void) {
    switch form {
    case .records(let extractor): extractor.extract(from: MappedText(bytes: part), visit: visit)
    case .sections(let variables): TextExtractor(form: .http).extract(from: part, variables: variables, visit: visit)
    }
  }
}

extension TextScan {
  /// The text up to each separator after a blank line: there, nothing that started before goes on.
  fileprivate var httpSections: [Range<Int>] {
    var starts = [0]
    var isAfterBlankLine = false
    for line in lines {
      let content = trimmed(line)
      if isAfterBlankLine, isSeparator(content) { starts.append(line.lowerBound) }
      isAfterBlankLine = content.isEmpty
    }
    return zip(starts, starts.dropFirst() + [bytes.count]).map { $0..<$1 }
  }
}

extension RequestFinder {
  /// Calls `visit` with everything found in one of a text's parts, in order; ranges are in bytes of the part.
  public func findRequests(in part: [UInt8], of parts: TextParts, visit: (ReaderEvent) -> Void) {
    let assembler = RequestAssembler(file: part, operation: operation)
    parts.extract(from: part) { assembler.assemble($0, visit: visit) }
  }
}
