internal import JSONText
internal import Requests

extension Linter {
  /// Adds what the rules over several requests find to the reports of all files of a run.
  ///
  /// Files that such a finding or its note stands in are read once more: what is kept of a request doesn't hold places.
  ///
  /// - Parameters:
  ///   - files: the reports of the run's files, in the run's order.
  ///   - linter: gives the linter that a file was checked by.
  ///   - read: gives a file's bytes once more; nil if they are gone, and then what is found stands at the file's start.
  public static func completing(
    _ files: [RunReport.File], by linter: (String) -> Linter, rereading read: (String) -> [UInt8]?
  ) -> [RunReport.File] {
    let run = Run(files.map(\.facts))
    func selection(_ file: Int) -> RuleSelection { linter(files[file].path).options.selection }
    let found = RuleID.perRun.flatMap { $0.findings(in: run) }.filter { finding in
      selection(run.entries[finding.mark.entry].file).admits(finding.mark.finding.rule)
    }
    let marks = found.flatMap { [$0.mark] + $0.notes }
    var places = locate(marks, in: run, files.map(\.path), by: linter, read).makeIterator()
    var added: [Int: [LocatedFinding]] = [:]
    for finding in found {
      guard var located = places.next() else { break }
      located.notes = finding.notes.compactMap { _ in places.next().map(LocatedFinding.Note.init) }
      added[run.entries[finding.mark.entry].file, default: []].append(located)
    }
    return files.enumerated().map { index, file in
      var file = file
      file.facts = []
      if let more = added[index] { file.findings = (file.findings + selection(index).applied(to: more)).inOrder() }
      return file
    }
  }

  /// The same for files that were all checked by this linter.
  public func completing(_ files: [RunReport.File], rereading read: (String) -> [UInt8]?) -> [RunReport.File] {
    Self.completing(files, by: { _ in self }, rereading: read)
  }

  /// Places marks; the result is in their order.
  private static func locate(
    _ marks: [RunFinding.Mark], in run: Run, _ paths: [String], by linter: (String) -> Linter,
    _ read: (String) -> [UInt8]?
  ) -> [LocatedFinding] {
    let inFiles = Dictionary(grouping: marks.indices) { run.entries[marks[$0].entry].file }
    let placed = inFiles.flatMap { file, indices in
      let wanted = indices.map { (request: run.entries[marks[$0].entry].fact.index, finding: marks[$0].finding) }
      return zip(indices, linter(paths[file]).locate(wanted, in: read(paths[file]) ?? [], path: paths[file]))
    }
    return placed.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Places findings of one file's requests; the result is in their order.
  private func locate(
    _ wanted: [(request: Int, finding: Finding)], in bytes: [UInt8], path: String
  ) -> [LocatedFinding] {
    let source = (try? SourceText(decoding: bytes)) ?? SourceText(utf8: [])
    let locator = FindingLocator(path: path, source: source)
    let inRequests = Dictionary(grouping: wanted.indices) { wanted[$0].request }
    var located = wanted.map { locator.locate($0.finding) }
    var taken = 0
    RequestFinder(operation: options.operation).findRequests(in: source.bytes, path: path) { discovery in
      guard case .request(let request) = discovery else { return }
      defer { taken += 1 }
      guard let indices = inRequests[taken] else { return }
      let context = RequestContext(request, apiVersion: options.apiVersion, swagger: options.swagger)
      for (index, finding) in zip(indices, locator.locate(indices.map { wanted[$0].finding }, of: context)) {
        located[index] = finding
      }
    }
    return located
  }
}

extension LocatedFinding.Note {
  /// The place of a finding, with its message as what is to be said there.
  fileprivate init(_ located: LocatedFinding) {
    self.init(message: located.message, file: located.file, place: located.place)
  }
}
