internal import JSONText

/// Cuts requests out of text with `METHOD URL` lines: `.http` files, Markdown, and plain text.
///
/// Commands that send requests in Markdown and plain text are cut out, too.
struct TextExtractor {
  private static let missingMethod = "there is no method before the URL"
  private static let missingRequestLine = "the request body has no request line; the method and the URL are missing"

  /// `.http`, or `.prose` for any other text.
  let form: RequestForm

  /// Calls `visit` with everything found in `text`, in order; `text` is UTF-8 without a byte order mark.
  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    let scan = TextScan(text)
    let commands = form == .http ? [] : ScriptExtractor(form: .prose).drafts(of: scan, in: 0..<text.count)
    let drafts =
      form == .http
      ? TextHTTPOutline(of: scan).drafts
      : TextProseOutline(of: scan.masking(commands.filter(\.isRelevant).map(\.extent))).drafts
    let variables = TextVariables(of: scan)
    let found = drafts.map { candidate($0, scan, variables) } + commands.map { $0.candidate(form: form) }
    for candidate in found.sorted(by: { $0.extent.lowerBound < $1.extent.lowerBound }) { visit(.candidate(candidate)) }
  }

  private func candidate(_ draft: TextDraft, _ scan: TextScan, _ variables: TextVariables) -> Candidate {
    var candidate = Candidate(form: form, extent: draft.extent)
    candidate.variables = variables
    candidate.url = draft.url.isEmpty ? nil : RequestText(scan.joined(draft.url))
    switch draft.method {
    case .written(let range): candidate.method = .written(RequestText(scan.joined([range])))
    case .implied: candidate.method = .implied("GET")
    case .missing where !draft.url.isEmpty: candidate.unidentifiedReason = Self.missingMethod
    case .missing where !draft.body.isEmpty: candidate.unidentifiedReason = Self.missingRequestLine
    case .missing: break
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
