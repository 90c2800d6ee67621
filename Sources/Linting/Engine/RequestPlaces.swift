internal import JSONText
internal import Requests

/// Where the parts of one request that findings are about stand in the file's text.
struct RequestPlaces {
  private let request: Request
  private let places: PlaceIndex
  private let url: MappedText?
  private let file: [UInt8]

  /// Looks for all places of `findings` in one pass over the body's text; `file` is the file's text.
  init(_ request: Request, for findings: [Finding], in file: [UInt8]) {
    self.request = request
    self.file = file
    let base = request.body?.pointer ?? .root
    let pointers = findings.flatMap { finding in
      (finding.anchor.pointer.map { [$0] } ?? []) + (finding.fix.map { FixPlan.pointers(neededFor: $0.change) } ?? [])
    }
    let text = request.body?.text.bytes ?? []
    places = PlaceIndex(of: pointers.map { base.appending($0) }, in: text.span)
    let needsURL = findings.contains { finding in
      if case .url = finding.anchor { true } else { false }
    }
    url = needsURL ? request.url?.mapped : nil
  }

  /// Bytes of the file's text.
  func range(of anchor: Finding.Anchor) -> Range<Int> {
    switch anchor {
    case .key(let pointer): inBody(place(of: pointer).map { $0.key ?? $0.value })
    case .value(let pointer): inBody(place(of: pointer)?.value)
    case .opening(let pointer): inBody(place(of: pointer).map { $0.value.prefix(1) })
    case .bodyBytes(let range, _): inBody(range)
    case .url(let range): url.map { $0.map.source(of: range) } ?? start
    case .method: whole(request.method)
    case .apiVersion: whole(request.apiVersion)
    case .text(let range, _): range
    }
  }

  /// A fix as edits of the file's text; nil where the text at hand can't be mended so.
  func edits(for change: Fix.Change) -> [TextEdit]? {
    if case .edit(let edits) = change { return edits }
    if case .replaceInURL(let range, let text) = change {
      return request.url.flatMap { FixPlan.urlEdits(replacing: range, with: text, in: $0.mapped, file: file) }
    }
    guard let body = request.body, body.isWrittenAsJSON else { return nil }
    return FixPlan(text: body.text, base: body.pointer, file: file).edits(for: change, places: places)
  }

  private var start: Range<Int> { request.extent.lowerBound..<request.extent.lowerBound }

  private func whole(_ text: RequestText?) -> Range<Int> {
    guard let mapped = text?.mapped ?? request.url?.mapped else { return start }
    return mapped.map.source(of: 0..<mapped.bytes.count)
  }

  private func place(of pointer: JSONPointer) -> PlaceIndex.Place? {
    places[(request.body?.pointer ?? .root).appending(pointer)]
  }

  private func inBody(_ range: Range<Int>?) -> Range<Int> {
    guard let range, let body = request.body else { return start }
    return body.text.map.source(of: range)
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
