internal import JSONText
internal import Requests

/// The ranges of one request's parts in the file's text.
struct RequestRanges {
  private let request: Request
  private let index: RangeIndex
  private let url: MappedText?
  private let file: [UInt8]

  /// Locates everything that `findings` point at in one pass over the body's text; `file` is the file's text.
  init(_ request: Request, for findings: [Finding], in file: [UInt8]) {
    self.request = request
    self.file = file
    let base = request.body?.pointer ?? .root
    let pointers = findings.flatMap { finding in
      (finding.anchor.pointer.map { [$0] } ?? []) + (finding.fix.map { FixPlan.pointers(neededFor: $0.change) } ?? [])
    }
    let text = request.body?.text.bytes ?? []
    index = RangeIndex(of: pointers.map { base.appending($0) }, in: text.span)
    let needsURL = findings.contains { finding in
      switch finding.anchor {
      case .url, .path: true
      case .key, .value, .opening, .bodyBytes, .method, .apiVersion, .text: false
      }
    }
    url = needsURL ? request.url?.mapped : nil
  }

  /// The anchor's byte range in the file's text.
  func range(of anchor: Finding.Anchor) -> Range<Int> {
    switch anchor {
    case .key(let pointer): inBody(entry(at: pointer).map { $0.key ?? $0.value })
    case .value(let pointer): inBody(entry(at: pointer)?.value)
    case .opening(let pointer): inBody(entry(at: pointer).map { $0.value.prefix(1) })
    case .bodyBytes(let range, _): inBody(range)
    case .url(let range), .path(let range): url.map { $0.map.source(of: range) } ?? start
    case .method: whole(request.method)
    case .apiVersion: whole(request.apiVersion)
    case .text(let range, _): range
    }
  }

  /// A change as edits of the file's text; nil if the text can't be changed that way.
  func edits(for change: Fix.Change) -> [TextEdit]? {
    if case .edit(let edits) = change { return edits }
    if case .replaceInURL(let range, let text) = change {
      return request.url.flatMap { FixPlan.urlEdits(replacing: range, with: text, in: $0.mapped, file: file) }
    }
    guard let body = request.body, body.isWrittenAsJSON else { return nil }
    return FixPlan(text: body.text, base: body.pointer, file: file).edits(for: change, ranges: index)
  }

  private var start: Range<Int> { request.extent.lowerBound..<request.extent.lowerBound }

  private func whole(_ text: RequestText?) -> Range<Int> {
    (text ?? request.url)?.mapped.sourceRange ?? start
  }

  private func entry(at pointer: JSONPointer) -> RangeIndex.Entry? {
    index[(request.body?.pointer ?? .root).appending(pointer)]
  }

  private func inBody(_ range: Range<Int>?) -> Range<Int> {
    guard let range, let body = request.body else { return start }
    return body.text.map.source(of: range)
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
