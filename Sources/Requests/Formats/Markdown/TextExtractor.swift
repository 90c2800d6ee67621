internal import JSONText

/// Cuts requests out of text with `METHOD URL` lines: `.http` files, Markdown, and plain text.
///
/// Commands that send requests and GruCloud resources in Markdown and plain text are cut out, too.
struct TextExtractor: RequestExtractor {
  /// `.http`, or `.prose` for any other text.
  let form: RequestForm

  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    extract(from: text, variables: nil, visit: visit)
  }

  /// - Parameter variables: the variables of the file that the text is a part of; nil for a whole file.
  func extract(from text: [UInt8], variables: TextVariables?, visit: (Extract) -> Void) {
    let scan = TextScan(text)
    var found: [Candidate] = []
    var others: [Candidate] = []
    if form == .http {
      found = TextHTTPOutline(of: scan).candidates
    } else {
      let commands = ScriptExtractor(form: form).candidates(of: scan)
      let blocks = blocks(of: scan, visit: visit)
      let claimed = commands.filter(\.isRelevant).map(\.request.extent) + blocks.map(\.range)
      found = TextProseOutline(of: scan.masking(claimed)).candidates
      others = commands + blocks.flatMap(\.candidates)
    }
    let variables = variables ?? TextVariables(of: scan)
    for index in found.indices { found[index].variables = variables }
    for candidate in (found + others).sorted(by: { $0.request.extent.lowerBound < $1.request.extent.lowerBound }) {
      visit(.candidate(candidate))
    }
    if form == .prose { GruCloudExtractor().extract(from: scan, visit: visit) }
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
    scan.sections.compactMap { section in
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
