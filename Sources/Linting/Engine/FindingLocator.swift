internal import JSONText
internal import Requests
internal import Swagger

/// Turns findings with pointers into findings with lines and columns, for one file.
///
/// Made only for files that have findings: the table of lines costs a pass over the text.
struct FindingLocator {
  private let path: String
  private let source: SourceText
  private let lines: LineTable

  /// - Parameter origin: where the source starts in the file, if it is a part of it.
  init(path: String, source: SourceText, origin: LineTable.Position = LineTable.Position(line: 1, column: 1)) {
    self.path = path
    self.source = source
    lines = LineTable(source.bytes.span, at: origin)
  }

  /// Places the findings of one request.
  func locate(_ findings: [Finding], of context: RequestContext) -> [LocatedFinding] {
    locate(findings, in: context.request, of: context)
  }

  /// Places the findings of one answer.
  func locate(_ findings: [Finding], of answer: AnswerContext) -> [LocatedFinding] {
    locate(findings, in: answer.placed, of: answer.asked)
  }

  private func locate(_ findings: [Finding], in request: Request, of context: RequestContext) -> [LocatedFinding] {
    let places = RequestPlaces(request, for: findings, in: source.bytes)
    return findings.map { finding in
      let range = places.range(of: finding.anchor)
      var located = locate(finding, at: range)
      located.notes = request.origins.filter { $0.use.contains(range) }.map(note)
      located.operation = context.operation?.id
      located.apiVersion = context.apiVersionText
      located.pointer = finding.anchor.pointer
      located.fix = finding.fix.flatMap { fix in
        places.edits(for: fix.change).map { mend(fix, edits: $0) }
      }
      return located
    }
  }

  /// Says where a value comes from.
  private func note(_ origin: ValueOrigin) -> LocatedFinding.Note {
    LocatedFinding.Note(message: origin.description, file: path, place: place(of: origin.place))
  }

  private func place(of range: Range<Int>) -> LocatedFinding.Place {
    let text = source.bytes.span
    let start = lines.position(of: range.lowerBound, in: text)
    let end = range.isEmpty ? start : lines.position(of: range.upperBound, in: text)
    return LocatedFinding.Place(bytes: source.map.source(of: range), start: start, end: end)
  }

  /// Places a finding that belongs to no request; its anchor holds bytes of the file's text.
  func locate(_ finding: Finding) -> LocatedFinding {
    guard case .text(let range, _) = finding.anchor else { return locate(finding, at: 0..<0) }
    var located = locate(finding, at: range)
    if let fix = finding.fix, case .edit(let edits) = fix.change { located.fix = mend(fix, edits: edits) }
    return located
  }

  private func mend(_ fix: Fix, edits: [TextEdit]) -> LocatedFinding.Mend {
    LocatedFinding.Mend(
      description: fix.description, isSafe: fix.isSafe,
      edits: edits.map { TextEdit(range: source.map.source(of: $0.range), text: $0.text) })
  }

  private func locate(_ finding: Finding, at range: Range<Int>) -> LocatedFinding {
    let text = source.bytes.span
    let range = range.clamped(to: 0..<text.count)
    let place = place(of: range)
    let opening = finding.opening.map { " \(lines.position(of: $0, in: text).line)" } ?? ""
    return LocatedFinding(
      rule: finding.rule, severity: finding.severity, message: finding.message.description + opening, file: path,
      place: place, part: finding.anchor.part, excerpt: excerpt(of: place.start, to: place.end, range))
  }

  /// The line that a range starts on, cut around the range where it is very long.
  private func excerpt(
    of start: LineTable.Position, to end: LineTable.Position, _ range: Range<Int>
  ) -> LocatedFinding.Excerpt? {
    guard let line = lines.range(ofLine: start.line, in: source.bytes.span) else { return nil }
    let reach = 400
    let from = max(line.lowerBound, range.lowerBound - reach)
    let shown = source.scalarAligned(from..<min(line.upperBound, max(range.lowerBound + reach, from)))
    let before = source.scalarCount(shown.lowerBound..<max(shown.lowerBound, min(range.lowerBound, shown.upperBound)))
    let marked = source.scalarCount(
      min(
        range.lowerBound, shown.upperBound)..<max(
          min(range.lowerBound, shown.upperBound), min(range.upperBound, shown.upperBound)))
    return LocatedFinding.Excerpt(
      line: String(decoding: source.bytes[shown], as: UTF8.self), marked: before..<before + marked)
  }
}

extension SourceText {
  /// The range without half scalars at its ends.
  fileprivate func scalarAligned(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  fileprivate func scalarCount(_ range: Range<Int>) -> Int {
    String(decoding: bytes[range], as: UTF8.self).unicodeScalars.count
  }
}

extension Finding.Anchor {
  /// The part of the request that the anchor is in.
  var part: Part {
    switch self {
    case .key, .value, .opening, .bodyBytes: .body
    case .url, .apiVersion: .url
    case .method: .method
    case .text(_, let part): part
    }
  }

  /// The pointer from the body's root, where the anchor is in the body's tree.
  var pointer: JSONPointer? {
    switch self {
    case .key(let pointer), .value(let pointer), .opening(let pointer), .bodyBytes(_, let pointer): pointer
    case .url, .apiVersion, .method, .text: nil
    }
  }
}
