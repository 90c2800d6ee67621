internal import JSONText

/// Cuts requests out of text with `METHOD URL` lines: `.http` files, Markdown, and plain text.
///
/// Commands that send requests and GruCloud resources in Markdown and plain text are cut out, too.
struct TextExtractor: RequestExtractor {
  private static let missingMethod = "there is no method before the URL"
  private static let missingRequestLine = "the request body has no request line; the method and the URL are missing"

  /// `.http`, or `.prose` for any other text.
  let form: RequestForm

  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    extract(from: text, variables: nil, visit: visit)
  }

  /// - Parameter variables: the variables of the file that the text is a part of; nil for a whole file.
  func extract(from text: [UInt8], variables: TextVariables?, visit: (Extract) -> Void) {
    let scan = TextScan(text)
    let commands = form == .http ? [] : ScriptExtractor(form: .prose).drafts(of: scan, in: 0..<text.count)
    let blocks = form == .http ? [] : blocks(of: scan, visit: visit)
    let claimed = commands.filter(\.isRelevant).map(\.extent) + blocks.map(\.range)
    let drafts =
      form == .http ? TextHTTPOutline(of: scan).drafts : TextProseOutline(of: scan.masking(claimed)).drafts
    let variables = variables ?? TextVariables(of: scan)
    let found =
      drafts.map { candidate($0, scan, variables) } + commands.map { $0.candidate(form: form) }
      + blocks.flatMap(\.candidates)
    for candidate in found.sorted(by: { $0.request.extent.lowerBound < $1.request.extent.lowerBound }) {
      visit(.candidate(candidate))
    }
    if form == .prose { GruCloudExtractor().extract(from: scan, visit: visit) }
  }

  private func candidate(_ draft: TextDraft, _ scan: TextScan, _ variables: TextVariables) -> Candidate {
    var candidate = Candidate(form: form, extent: draft.extent)
    candidate.variables = variables
    candidate.request.url = draft.url.isEmpty ? nil : RequestText(scan.joined(draft.url))
    switch draft.method {
    case .written(let range): candidate.method = .written(RequestText(scan.joined([range])))
    case .implied: candidate.method = .implied("GET")
    case .missing where !draft.url.isEmpty: candidate.unidentifiedReason = Self.missingMethod
    case .missing where !draft.body.isEmpty: candidate.unidentifiedReason = Self.missingRequestLine
    case .missing: break
    }
    if form == .http || !draft.headers.isEmpty {
      candidate.request.headers = { scan.headers(inLines: draft.headers, form: form) }
    }
    if draft.hasExternalBody {
      candidate.body = .external
    } else if !draft.body.isEmpty {
      candidate.body = .text(scan.joined(draft.body))
    }
    candidate.responses = draft.responses.map {
      Candidate.SavedResponse(status: $0.status, body: .text(scan.joined($0.body)))
    }
    return candidate
  }
}

/// Code blocks in the language of a format.
extension TextExtractor {
  private struct Block {
    var range: Range<Int>
    var candidates: [Candidate]
  }

  /// The code blocks with requests of ours in a format of their own.
  private func blocks(of scan: TextScan, visit: (Extract) -> Void) -> [Block] {
    scan.sections(in: 0..<scan.bytes.count).compactMap { section in
      guard let format = section.language.flatMap(FileFormat.init(codeBlockLanguage:)),
        scan.contains("microsoft.compute/", in: section.range)
      else { return nil }
      let text = scan.bytes.mapped(section.range)
      var block = Block(range: section.range, candidates: [])
      var faults: [Extract] = []
      format.extract(from: text.bytes, path: "") { extract in
        switch extract.embedded(in: text) {
        case .candidate(let candidate):
          block.candidates += candidate.request.form == .body ? [] : [candidate.inDocument]
        case .fault(let fault): faults.append(.fault(fault))
        case .unreadable: break
        }
      }
      guard block.candidates.contains(where: \.isRelevant) else { return nil }
      for fault in faults { visit(fault) }
      return block
    }
  }
}

extension Candidate {
  fileprivate var inDocument: Candidate {
    var candidate = self
    candidate.request.isInDocument = true
    let headers = request.headers()
    candidate.request.headers = { headers }
    candidate.body = body.asText
    candidate.responses = responses.map { SavedResponse(status: $0.status, body: $0.body.asText) }
    return candidate
  }
}

extension Candidate.Body {
  /// The same body without its nodes, so that it can be stored.
  fileprivate var asText: Candidate.Body {
    guard case .json(let value, let encoding) = self else { return self }
    if let string = value.text { return .text(string.mapped, encoding) }
    return .text(value.textSlice)
  }
}
