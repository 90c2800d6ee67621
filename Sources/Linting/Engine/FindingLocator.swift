internal import JSONText
internal import Requests
internal import Swagger

/// Resolves the anchors of one file's findings to lines and columns.
///
/// Created only for files with findings: the line table costs a pass over the text.
struct FindingLocator {
  private let path: String
  private let source: SourceText
  private let lines: LineTable
  private let recordPointer: JSONPointer?

  /// - Parameters:
  ///   - origin: the source's position in the file, if it is only a part of it.
  ///   - recordPointer: where each line has the ID of its record; nil if lines aren't records.
  init(
    path: String, source: SourceText, origin: LineTable.Position = LineTable.Position(line: 1, column: 1),
    recordPointer: JSONPointer? = nil
  ) {
    self.path = path
    self.source = source
    self.recordPointer = recordPointer
    lines = LineTable(source.bytes.span, at: origin, includingMark: source.includesByteOrderMark)
  }

  /// Locates the findings of one request.
  func locate(_ findings: [Finding], of context: RequestContext) -> [LocatedFinding] {
    let pointers = context.pointers
    let written = pointers.isIdentity ? findings : findings.map { $0.written(by: pointers) }
    return locate(written, in: context.request, of: context)
  }

  /// Locates the findings of one response.
  func locate(_ findings: [Finding], of response: ResponseContext) -> [LocatedFinding] {
    locate(findings, in: response.requestWithResponseBody, of: response.request)
  }

  private func locate(_ findings: [Finding], in request: Request, of context: RequestContext) -> [LocatedFinding] {
    let ranges = RequestRanges(request, for: findings, in: source.bytes)
    return findings.map { finding in
      let range = ranges.range(of: finding.anchor)
      var located = locate(finding, at: range)
      located.notes = request.origins.filter { $0.referenceRange.contains(range) }.map(note)
      located.operation = context.operation?.id
      located.apiVersion = context.apiVersionText
      located.resource = context.resource
      located.pointer = finding.anchor.pointer
      located.fix = finding.fix.flatMap { fix in
        ranges.edits(for: fix.change).map { self.located(fix.asSafe(in: request), edits: $0) }
      }
      return located
    }
  }

  /// A note on the origin of a substituted value.
  private func note(_ origin: ValueOrigin) -> LocatedFinding.Note {
    LocatedFinding.Note(message: origin.description, file: path, range: sourceRange(of: origin.definitionRange))
  }

  /// The line and column of a byte of the file's text.
  func position(of offset: Int) -> LineTable.Position { lines.position(of: offset, in: source.bytes.span) }

  private func sourceRange(of range: Range<Int>) -> LocatedFinding.SourceRange {
    let text = source.bytes.span
    let start = lines.position(of: range.lowerBound, in: text)
    let end = range.isEmpty ? start : lines.position(of: range.upperBound, in: text)
    return LocatedFinding.SourceRange(bytes: source.map.source(of: range), start: start, end: end)
  }

  /// The line of an offset in the text.
  func line(of offset: Int) -> Int { lines.position(of: offset, in: source.bytes.span).line }

  /// The range on disk of a range of the text, which is cut off at the text's end.
  func fileRange(of range: Range<Int>) -> Range<Int> {
    source.map.source(of: range.clamped(to: 0..<source.bytes.count))
  }

  /// Locates a finding that belongs to no request; its anchor is a byte range of the file's text.
  func locate(_ finding: Finding) -> LocatedFinding {
    guard case .text(let range, _) = finding.anchor else { return locate(finding, at: 0..<0) }
    var located = locate(finding, at: range)
    if let fix = finding.fix, case .edit(let edits) = fix.change { located.fix = self.located(fix, edits: edits) }
    return located
  }

  private func located(_ fix: Fix, edits: [TextEdit]) -> LocatedFinding.Fix {
    LocatedFinding.Fix(
      description: fix.description, isSafe: fix.isSafe,
      edits: edits.map { TextEdit(range: source.map.source(of: $0.range), text: $0.text) })
  }

  private func locate(_ finding: Finding, at range: Range<Int>) -> LocatedFinding {
    let text = source.bytes.span
    let range = range.clamped(to: 0..<text.count)
    let sourceRange = sourceRange(of: range)
    let line = finding.referencedOffset.map { " \(lines.position(of: $0, in: text).line)" } ?? ""
    var located = LocatedFinding(
      rule: finding.rule, severity: finding.severity, message: finding.message.description + line, file: path,
      range: sourceRange, part: finding.anchor.part,
      excerpt: excerpt(of: sourceRange.start, to: sourceRange.end, range))
    located.recordID = recordPointer.flatMap { RecordID(at: $0, inLineAt: range.lowerBound, of: source.bytes) }
    return located
  }

  /// The line that a range starts on; a very long line is cut around the range.
  private func excerpt(
    of start: LineTable.Position, to end: LineTable.Position, _ range: Range<Int>
  ) -> LocatedFinding.Excerpt? {
    guard let line = lines.range(ofLine: start.line, in: source.bytes.span) else { return nil }
    let context = 400
    let from = max(line.lowerBound, range.lowerBound - context)
    let shown = source.scalarAligned(from..<min(line.upperBound, max(range.lowerBound + context, from)))
    let before = source.scalarCount(shown.lowerBound..<max(shown.lowerBound, min(range.lowerBound, shown.upperBound)))
    let length = source.scalarCount(
      min(
        range.lowerBound, shown.upperBound)..<max(
          min(range.lowerBound, shown.upperBound), min(range.upperBound, shown.upperBound)))
    return LocatedFinding.Excerpt(
      line: String(decoding: source.bytes[shown], as: UTF8.self), highlight: before..<before + length)
  }
}

extension Fix {
  /// This fix; unsafe for a member of a body of which a part is missing, since its place in the body isn't certain.
  fileprivate func asSafe(in request: Request) -> Fix {
    if case .edit = change { return self }
    var fix = self
    fix.isSafe = isSafe && !(request.body?.faults.contains(where: \.inventsText) ?? false)
    return fix
  }
}

extension SourceText {
  /// The range, shrunk to whole scalars.
  fileprivate func scalarAligned(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  fileprivate func scalarCount(_ range: Range<Int>) -> Int {
    bytes[range].count { $0 & 0xC0 != 0x80 }
  }
}

extension Finding.Anchor {
  /// The part of the request that contains the anchor.
  var part: Part {
    switch self {
    case .key, .value, .opening, .bodyBytes: .body
    case .url, .path, .apiVersion: .url
    case .method: .method
    case .text(_, let part): part
    }
  }

  /// The pointer relative to the body's root, if the anchor is in the body.
  var pointer: JSONPointer? {
    switch self {
    case .key(let pointer), .value(let pointer), .opening(let pointer), .bodyBytes(_, let pointer): pointer
    case .url, .path, .apiVersion, .method, .text: nil
    }
  }
}
