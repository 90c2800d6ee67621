internal import JSONText
internal import Requests

/// Checks the successive states of a text that is being edited, reusing the results of parts that have not changed.
public struct IncrementalCheck: Sendable {
  private struct Key: Hashable {
    let part: [UInt8]
    /// Nil if the result doesn't depend on it. With findings it does: messages may name lines.
    let position: LineTable.Position?

    func hash(into hasher: inout Hasher) { hasher.combine(part.span) }
  }

  private struct Entry {
    let result: LintResult
    /// The offset of the part when it was checked.
    let offset: Int
  }

  private var entries: [Key: Entry] = [:]
  /// What the entries depend on besides their parts.
  private var context: [UInt8] = []
  /// The number of parts whose results were reused by the last call.
  private(set) var reusedParts = 0

  public init() {}

  /// The report on a UTF-8 text, as if it was checked as a whole, apart from excerpts of lines that parts share.
  ///
  /// The linter and the path must be the same at each call.
  public mutating func report(on text: [UInt8], path: String, by linter: Linter) -> RunReport.File {
    guard let parts = linter.parts(of: text, path: path), let result = result(of: parts, in: text, path: path, linter)
    else {
      entries = [:]
      return linter.lint(text, path: path, isNamed: false)
    }
    return linter.report(of: result, text, path: path, FileSuppressions(linter.options.suppressions))
  }

  /// The result for the whole text; nil if it has to be checked as a whole.
  private mutating func result(of parts: TextParts, in text: [UInt8], path: String, _ linter: Linter) -> LintResult? {
    if parts.context != context { entries = [:] }
    context = parts.context
    reusedParts = 0
    var used: [Key: Entry] = [:]
    used.reserveCapacity(parts.ranges.count)
    var whole = LintResult()
    var cursor = PartCursor()
    for range in parts.ranges {
      let part = Array(text[range])
      let position = cursor.position(of: range.lowerBound, in: text.span)
      let known = entry(of: part, at: position)
      if known != nil { reusedParts += 1 }
      let (key, entry) =
        known ?? check(part, of: parts, range.lowerBound, position, path, linter)
      whole.append(entry.result.shifted(by: range.lowerBound - entry.offset))
      used[key] = entry
    }
    entries = used
    // Listed responses are counted together, and whether a fault is relevant depends on the whole text.
    let isCertain = !whole.hasListedResponses && (whole.isRelevant || whole.findings.isEmpty)
    return isCertain ? whole : nil
  }

  private func entry(of part: [UInt8], at position: LineTable.Position) -> (Key, Entry)? {
    for key in [Key(part: part, position: nil), Key(part: part, position: position)] {
      if let entry = entries[key] { return (key, entry) }
    }
    return nil
  }

  private func check(
    _ part: [UInt8], of parts: TextParts, _ offset: Int, _ position: LineTable.Position, _ path: String,
    _ linter: Linter
  ) -> (Key, Entry) {
    var collector = FindingCollector(
      path: path, source: SourceText(part: part, at: offset), linter: linter, isNamed: false, origin: position)
    RequestFinder(operation: linter.options.operation).findRequests(in: part, of: parts) { collector.handle($0) }
    let result = collector.finish { false }
    return (Key(part: part, position: result.findings.isEmpty ? nil : position), Entry(result: result, offset: offset))
  }
}

/// Counts the lines and columns between the starts of a text's parts.
private struct PartCursor {
  private var offset = 0
  private var position = LineTable.Position(line: 1, column: 1)

  /// The position of an offset, which is not before the previous one.
  mutating func position(of offset: Int, in text: Span<UInt8>) -> LineTable.Position {
    let between = text.extracting(self.offset..<offset)
    position = LineTable.end(of: between, from: position)
    self.offset = offset
    return position
  }
}

extension Linter {
  /// The parts of a text; nil if it has to be checked as a whole.
  fileprivate func parts(of text: [UInt8], path: String) -> TextParts? {
    guard options.recordPointer == nil, !options.keepsInventory,
      SuppressionComment.all(in: text, path: path, added: options.added).isEmpty
    else { return nil }
    return TextParts(of: text, path: path)
  }
}

extension LintResult {
  /// The result for the same bytes at another offset.
  fileprivate func shifted(by distance: Int) -> LintResult {
    guard distance != 0, !findings.isEmpty else { return self }
    var result = self
    result.findings = findings.map { $0.shifted(by: distance) }
    result.statuses = statuses.map {
      RestorePointStatus(id: $0.id, finding: $0.finding?.shifted(by: distance))
    }
    return result
  }
}

extension LocatedFinding {
  fileprivate func shifted(by distance: Int) -> LocatedFinding {
    var finding = self
    finding.range.bytes = range.bytes.shifted(by: distance)
    finding.fix?.edits = fix?.edits.map { TextEdit(range: $0.range.shifted(by: distance), text: $0.text) } ?? []
    finding.notes = notes.map { note in
      var note = note
      note.range.bytes = note.range.bytes.shifted(by: distance)
      return note
    }
    return finding
  }
}

extension Range<Int> {
  fileprivate func shifted(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
