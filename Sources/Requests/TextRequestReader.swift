internal import JSONText

/// Reads requests out of text with `METHOD URL` lines: `.http` files, Markdown and plain text.
///
/// Commands in Markdown and plain text that send requests are read too.
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
    let scripts = form == .http ? [] : Self.commands.drafts(of: scan, in: whole)
    let drafts =
      form == .http
      ? TextHTTPOutline(of: scan).drafts : TextProseOutline(of: scan.masking(scripts.map(\.extent))).drafts
    let variables = TextVariables(of: scan)
    var next = scripts[...]
    for draft in drafts where speaksOfRestorePoints || !draft.url.isEmpty {
      while let script = next.first, script.extent.lowerBound < draft.start {
        Self.commands.read(script, visit: visit)
        next.removeFirst()
      }
      read(draft, scan, variables, visit: visit)
    }
    for script in next { Self.commands.read(script, visit: visit) }
  }

  /// Reads the commands that prose shows.
  private static let commands = ScriptRequestReader(form: .prose)

  private func read(_ draft: TextDraft, _ scan: TextScan, _ variables: TextVariables, visit: (Discovery) -> Void) {
    let body = draft.body.isEmpty ? nil : variables.text(of: draft.body, in: scan)
    guard let first = draft.url.first else {
      if draft.body.isEmpty { return read(draft.answers, below: nil, scan, visit: visit) }
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
    defer { read(draft.answers, below: request, scan, visit: visit) }
    guard let body else { return visit(.request(request)) }
    RequestBody.withParsed(body) { body in
      var request = request
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
