internal import JSONText

/// Reads requests from text with `METHOD URL` lines: `.http` files, Markdown, and plain text.
///
/// Commands that send requests in Markdown and plain text are read, too. Only requests for restore points, their
/// collections, and disks are reported; others just end what comes before them.
struct TextRequestReader {
  private static let missingMethod = "there is no method before the URL"
  private static let missingRequestLine = "the request body has no request line; the method and the URL are missing"

  /// `.http`, or `.prose` for any other text.
  let form: RequestForm

  /// Calls `visit` with everything found in `text`, in order; `text` is UTF-8 without a byte order mark.
  func read(_ text: [UInt8], visit: (ReaderEvent) -> Void) {
    let scan = TextScan(text)
    let whole = 0..<text.count
    let mentionsRestorePoints = scan.contains("restorepoint", in: whole)
    guard mentionsRestorePoints || scan.contains("microsoft.compute", in: whole) else { return }
    let scripts = form == .http ? [] : Self.commands.drafts(of: scan, in: whole)
    let drafts =
      form == .http
      ? TextHTTPOutline(of: scan).drafts : TextProseOutline(of: scan.masking(scripts.map(\.extent))).drafts
    let variables = TextVariables(of: scan)
    var next = scripts[...]
    for draft in drafts where mentionsRestorePoints || !draft.url.isEmpty {
      while let script = next.first, script.extent.lowerBound < draft.start {
        Self.commands.emit(script, to: visit)
        next.removeFirst()
      }
      read(draft, scan, variables, visit: visit)
    }
    for script in next { Self.commands.emit(script, to: visit) }
  }

  /// The reader of commands in prose.
  private static let commands = ScriptRequestReader(form: .prose)

  private func read(_ draft: TextDraft, _ scan: TextScan, _ variables: TextVariables, visit: (ReaderEvent) -> Void) {
    let body = draft.body.isEmpty ? nil : variables.text(of: draft.body, in: scan)
    guard let first = draft.url.first else {
      if draft.body.isEmpty { return read(draft.responses, after: nil, scan, visit: visit) }
      return visit(.unidentified(draft.extent, reason: Self.missingRequestLine, body: body))
    }
    let url = variables.text(of: draft.url, in: scan)
    guard TextScan.mentionsRestorePoints(url.bytes) else { return }
    var request = Request(form: form, extent: draft.extent)
    switch draft.method {
    case .written(let range): request.method = RequestText(TextVariables.verbatim(range, in: scan))
    case .implied: request.method = RequestText(Self.impliedMethod(at: first.lowerBound))
    case .missing: return visit(.unidentified(draft.extent, reason: Self.missingMethod, body: body))
    }
    request.url = RequestText(url)
    request.hasExternalBody = draft.hasExternalBody
    defer { read(draft.responses, after: request, scan, visit: visit) }
    guard let body else { return visit(.request(request)) }
    RequestBody.withParsed(body) { body in
      var request = request
      request.body = body
      visit(.request(request))
    }
  }

  /// The GET of a URL without a method; it maps to the empty range before the URL.
  private static func impliedMethod(at start: Int) -> MappedText {
    let method = Array("GET".utf8)
    return MappedText(
      bytes: method, map: SourceMap([SourceMap.Segment(derived: 0..<method.count, source: start..<start)]))
  }
}
