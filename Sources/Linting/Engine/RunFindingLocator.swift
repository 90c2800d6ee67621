internal import JSONText
internal import Requests

/// Finds the requests that findings of run rules are about again, and with them the names and places that facts lack.
struct RunFindingLocator {
  private let run: Run
  private let paths: [String]
  private let linter: (String) -> Linter
  private let read: Linter.Rereading

  init(_ run: Run, paths: [String], linter: @escaping (String) -> Linter, read: @escaping Linter.Rereading) {
    self.run = run
    self.paths = paths
    self.linter = linter
    self.read = read
  }

  /// The findings with their notes, in the same order.
  func locate(_ findings: [RunFinding]) -> [LocatedFinding] {
    let all = findings.flatMap { [$0.primary] + $0.notes }
    var found = Found(names: [:], findings: [:])
    let entries = Set(all.map(\.entry) + findings.flatMap(\.named))
    let inEntries = Dictionary(grouping: all.indices) { all[$0].entry }
    for (block, entries) in Dictionary(grouping: entries, by: run.entries.blockIndex) {
      find(entries, in: run.entries.blocks[block], &found) { entry in
        inEntries[entry].map { indices in indices.map { ($0, all[$0].finding) } } ?? []
      }
    }
    let names = RunFinding.Names(found.names)
    var located = all.indices.lazy.compactMap { index in
      found.findings[index].map { LocatedFinding($0, message: all[index].message(names)) }
    }.makeIterator()
    return findings.compactMap { finding in
      guard var primary = located.next() else { return nil }
      primary.notes = finding.notes.compactMap { _ in located.next().map(LocatedFinding.Note.init) }
      return primary
    }
  }

  private struct Found {
    /// By the request's index in the run's entries.
    var names: [Int: RequestNames]
    /// By the index of the finding.
    var findings: [Int: LocatedFinding]
  }

  /// Finds entries of one block again.
  private func find(
    _ entries: [Int], in block: Run.Entries.Block, _ found: inout Found,
    findings: (Int) -> [(index: Int, finding: Finding)]
  ) {
    let path = paths[block.file]
    let linter = linter(path)
    let text = RereadText(path, read(path, block.place?.range), at: block.place, of: linter)
    for entry in entries {
      for (index, finding) in findings(entry) { found.findings[index] = text.locator.locate(finding) }
    }
    let byRequest = Dictionary(entries.map { (block.request(of: $0), $0) }) { first, _ in first }
    text.visitRequests(by: linter) { request, context in
      guard let entry = byRequest[request] else { return }
      found.names[entry] = RequestNames(context)
      let findings = findings(entry)
      for ((index, _), located) in zip(findings, text.locator.locate(findings.map(\.finding), of: context)) {
        found.findings[index] = located
      }
    }
  }
}

/// A file or a block of one that is read again.
private struct RereadText {
  private let path: String
  private let source: SourceText
  private let block: RecordSplitter.Block?
  let locator: FindingLocator

  /// - Parameters:
  ///   - bytes: the text; nil if it can't be read.
  ///   - place: where the text is in the file; nil for the whole file.
  init(_ path: String, _ bytes: [UInt8]?, at place: RecordSplitter.Place?, of linter: Linter) {
    self.path = path
    block = bytes.flatMap { bytes in place.flatMap { RecordSplitter.Block(bytes, at: $0) } }
    if let block {
      source = SourceText(part: block.bytes, at: block.offset)
      locator = FindingLocator(
        path: path, source: source, origin: block.start,
        recordPointer: block.hasRecordPerLine ? linter.options.recordPointer : nil)
    } else {
      let whole = place == nil ? bytes : nil
      source = whole.flatMap { try? SourceText(replacingUndecodable: $0) } ?? SourceText(utf8: [])
      locator = FindingLocator(
        path: path, source: source, recordPointer: linter.recordPointer(of: source.bytes, path: path))
    }
  }

  /// Calls `visit` with every request and its index in the text, from 0.
  func visitRequests(by linter: Linter, visit: (Int, RequestContext) -> Void) {
    let finder = RequestFinder(operation: linter.options.operation)
    var index = 0
    func handle(_ event: ReaderEvent) {
      guard case .request(let request) = event else { return }
      linter.withContext(of: request) { visit(index, $0) }
      index += 1
    }
    if let block {
      finder.findRequests(in: block, decodedAs: source, path: path, visit: handle)
    } else {
      finder.findRequests(in: source.bytes, path: path, visit: handle)
    }
  }
}

extension LocatedFinding {
  fileprivate init(_ located: LocatedFinding, message: Finding.Message) {
    self = located
    self.message = message.description
  }
}

extension LocatedFinding.Note {
  /// A note with the finding's message and position.
  fileprivate init(_ located: LocatedFinding) {
    self.init(message: located.message, file: located.file, range: located.range)
  }
}
