internal import JSONText

/// Reads requests out of text with `METHOD URL` lines: `.http` files, Markdown and plain text.
///
/// Only requests for restore points, their collections and disks are visited; others just end what stands before them.
struct TextRequestReader {
  private static let noMethod = "the URL has no method before it"
  private static let noRequestLine =
    "a request body without the request line it belongs to: the method and the URL are missing"

  /// `.http`, or `.prose` for any other text.
  let form: RequestForm

  /// Calls `visit` with every request in `text`, UTF-8 without a byte order mark, in the order of the text.
  func read(_ text: [UInt8], visit: (Discovery) -> Void) {
    let scan = TextScan(text)
    let whole = 0..<text.count
    let speaksOfRestorePoints = scan.contains("restorepoint", in: whole)
    guard speaksOfRestorePoints || scan.contains("microsoft.compute", in: whole) else { return }
    let drafts = form == .http ? TextHTTPOutline(of: scan).drafts : TextProseOutline(of: scan).drafts
    let variables = TextVariables(of: scan)
    for draft in drafts where speaksOfRestorePoints || !draft.url.isEmpty {
      read(draft, scan, variables, visit: visit)
    }
  }

  private func read(_ draft: TextDraft, _ scan: TextScan, _ variables: TextVariables, visit: (Discovery) -> Void) {
    let body = draft.body.isEmpty ? nil : variables.text(of: draft.body, in: scan)
    guard let first = draft.url.first else {
      return visit(.unidentified(draft.extent, reason: Self.noRequestLine, body: body))
    }
    let url = variables.text(of: draft.url, in: scan)
    guard TextScan.concernsRestorePoints(url.bytes) else { return }
    var request = Request(form: form, extent: draft.extent)
    switch draft.method {
    case .written(let range): request.method = RequestText(TextVariables.unresolved(range, in: scan))
    case .implied: request.method = RequestText(Self.impliedMethod(at: first.lowerBound))
    case .missing: return visit(.unidentified(draft.extent, reason: Self.noMethod, body: body))
    }
    request.url = RequestText(url)
    request.isBodyElsewhere = draft.isBodyElsewhere
    guard let body else { return visit(.request(request)) }
    RequestBody.withParsed(body) { body in
      request.body = body
      visit(.request(request))
    }
  }

  /// The GET of a URL that stands alone; it maps to the empty place before the URL.
  private static func impliedMethod(at start: Int) -> MappedText {
    let method = Array("GET".utf8)
    return MappedText(
      bytes: method, map: SourceMap([SourceMap.Segment(derived: 0..<method.count, source: start..<start)]))
  }
}
