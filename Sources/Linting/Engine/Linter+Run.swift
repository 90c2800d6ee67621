internal import JSONText
internal import Requests

extension Linter {
  /// Adds the findings of the run rules to the reports of a run's files, and removes those about responses that later
  /// ones replace.
  ///
  /// Files with such a finding or note are read again, because `RequestFact` doesn't store source ranges.
  ///
  /// - Parameters:
  ///   - files: the reports of the run's files, in the run's order.
  ///   - linter: returns the linter that checked a file.
  ///   - read: returns a file's bytes again; if nil, its findings point at the start of the file.
  public static func completing(
    _ files: [RunReport.File], by linter: (String) -> Linter, rereading read: (String) -> [UInt8]?
  ) -> [RunReport.File] {
    let run = Run(files.map(\.facts.requests))
    func options(_ file: Int) -> Linter.Options { linter(files[file].path).options }
    let all = allFindings(in: run, of: files, options).map { finding in
      (finding: finding, file: run.entries[finding.primary.entry].file)
    }
    let found = all.filter { options($0.file).selection.includes($0.finding.rule) }.map(\.finding)
    let ignored = Dictionary(
      all.filter { options($0.file).ignoredByConfiguration.contains($0.finding.rule) }.map { ($0.file, 1) },
      uniquingKeysWith: +)
    let unlocated = found.flatMap { [$0.primary] + $0.notes }
    var findings = locate(unlocated, in: run, files.map(\.path), by: linter, read).makeIterator()
    var added: [Int: [LocatedFinding]] = [:]
    for finding in found {
      guard var located = findings.next() else { break }
      located.notes = finding.notes.compactMap { _ in findings.next().map(LocatedFinding.Note.init) }
      added[run.entries[finding.primary.entry].file, default: []].append(located)
    }
    return files.enumerated().map { index, file in
      var file = file
      file.facts = FileFacts()
      file.ignored += ignored[index] ?? 0
      if let more = added[index] { file.add(options(index).selection.applied(to: more)) }
      file.finishSuppressions(options(index).selection)
      return file
    }
  }

  /// Adds the findings of the run rules to the reports of files that were all checked by this linter.
  public func completing(_ files: [RunReport.File], rereading read: (String) -> [UInt8]?) -> [RunReport.File] {
    Self.completing(files, by: { _ in self }, rereading: read)
  }

  /// The findings of the run rules that a file's linter runs or counts, whether or not that is the finding's own file.
  private static func allFindings(
    in run: Run, of files: [RunReport.File], _ options: (Int) -> Linter.Options
  ) -> [RunFinding] {
    let rules = RuleID.perRun.filter { rule in
      files.indices.contains { options($0).wholeSelection.includes(type(of: rule).id) }
    }
    let found = rules.flatMap { $0.findings(in: run) }
    guard files.contains(where: \.facts.hasAddedRunRules) else { return found }
    let facts = RunFacts(run, createsUnknownCollections: files.map(\.facts.createsUnknownCollection))
    return found
      + run.entries.enumerated().flatMap { index, entry -> [RunFinding] in
        guard files[entry.file].facts.hasAddedRunRules else { return [] }
        let options = options(entry.file)
        return options.added.ruleSet.findings(in: facts, about: entry, of: options.wholeSelection).map { finding in
          RunFinding(primary: .init(entry: index, finding: finding), notes: [])
        }
      }
  }

  /// Locates findings, keeping their order.
  private static func locate(
    _ findings: [RunFinding.EntryFinding], in run: Run, _ paths: [String], by linter: (String) -> Linter,
    _ read: (String) -> [UInt8]?
  ) -> [LocatedFinding] {
    let inFiles = Dictionary(grouping: findings.indices) { run.entries[findings[$0].entry].file }
    let located = inFiles.flatMap { file, indices in
      let unlocated = indices.map {
        (request: run.entries[findings[$0].entry].request, finding: findings[$0].finding)
      }
      return zip(indices, linter(paths[file]).locate(unlocated, in: read(paths[file]) ?? [], path: paths[file]))
    }
    return located.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Locates findings of one file's requests, keeping their order.
  private func locate(
    _ unlocated: [(request: Int, finding: Finding)], in bytes: [UInt8], path: String
  ) -> [LocatedFinding] {
    let source = (try? SourceText(replacingUndecodable: bytes)) ?? SourceText(utf8: [])
    let locator = FindingLocator(
      path: path, source: source, recordPointer: recordPointer(of: source.bytes, path: path))
    let inRequests = Dictionary(grouping: unlocated.indices) { unlocated[$0].request }
    var located = unlocated.map { locator.locate($0.finding) }
    var requestIndex = 0
    RequestFinder(operation: options.operation).findRequests(in: source.bytes, path: path) { event in
      guard case .request(let request) = event else { return }
      defer { requestIndex += 1 }
      guard let indices = inRequests[requestIndex] else { return }
      withContext(of: request) { context in
        for (index, finding) in zip(indices, locator.locate(indices.map { unlocated[$0].finding }, of: context)) {
          located[index] = finding
        }
      }
    }
    return located
  }
}

extension LocatedFinding.Note {
  /// A note with the finding's message and position.
  fileprivate init(_ located: LocatedFinding) {
    self.init(message: located.message, file: located.file, range: located.range)
  }
}
