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
    let run = Run(files.map(\.facts))
    func options(_ file: Int) -> Linter.Options { linter(files[file].path).options }
    func selection(_ file: Int) -> RuleSelection { options(file).selection }
    let rules = RuleID.perRun.filter { rule in
      let id = type(of: rule).id
      return files.indices.contains { selection($0).includes(id) || options($0).ignoredByConfiguration.contains(id) }
    }
    let all = rules.flatMap { $0.findings(in: run) }
    let found =
      all.filter { finding in
        selection(run.entries[finding.primary.entry].file).includes(finding.primary.finding.rule)
      } + addedFindings(in: run, of: files, by: linter)
    let ignored = all.map { (file: run.entries[$0.primary.entry].file, rule: $0.primary.finding.rule) }
      .filter { options($0.file).ignoredByConfiguration.contains($0.rule) }
    let unlocated = found.flatMap { [$0.primary] + $0.notes }
    var findings = locate(unlocated, in: run, files.map(\.path), by: linter, read).makeIterator()
    var added: [Int: [LocatedFinding]] = [:]
    for finding in found {
      guard var located = findings.next() else { break }
      located.notes = finding.notes.compactMap { _ in findings.next().map(LocatedFinding.Note.init) }
      added[run.entries[finding.primary.entry].file, default: []].append(located)
    }
    let outdated = files.flatMap(\.statuses).outdated
    return files.enumerated().map { index, file in
      var file = file
      file.facts = []
      file.statuses = []
      file.remove(outdated)
      file.ignored += ignored.count { $0.file == index }
      if let more = added[index] { file.add(selection(index).applied(to: more)) }
      file.finishSuppressions(selection(index))
      return file
    }
  }

  /// Adds the findings of the run rules to the reports of files that were all checked by this linter.
  public func completing(_ files: [RunReport.File], rereading read: (String) -> [UInt8]?) -> [RunReport.File] {
    Self.completing(files, by: { _ in self }, rereading: read)
  }

  /// The findings of the users' rules about runs.
  private static func addedFindings(
    in run: Run, of files: [RunReport.File], by linter: (String) -> Linter
  ) -> [RunFinding] {
    let options = files.map { linter($0.path).options }
    guard options.contains(where: \.added.ruleSet.checksRuns) else { return [] }
    let facts = RunFacts(run, createsUnknownCollections: files.map(\.createsUnknownCollection))
    return run.entries.enumerated().flatMap { index, entry in
      let (rules, selection) = (options[entry.file].added.ruleSet, options[entry.file].selection)
      return rules.findings(in: facts, about: entry, of: selection).map { finding in
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
        (request: run.entries[findings[$0].entry].fact.index, finding: findings[$0].finding)
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

extension RunReport.File {
  /// Removes those of the findings that are the file's, whatever severity they have by now.
  fileprivate mutating func remove(_ outdated: [LocatedFinding]) {
    let ranges = Set(outdated.filter { $0.file == path }.map(\.range.bytes))
    guard !ranges.isEmpty else { return }
    findings.removeAll { $0.rule == RestorePointNotUsable.id && ranges.contains($0.range.bytes) }
  }
}
