extension Linter {
  /// Returns a file's bytes by its path, or those in a range of it; nil if they can't be read again.
  public typealias Rereading = (String, Range<Int>?) -> [UInt8]?

  /// Adds the findings of the run rules to the reports of a run's files, and removes those about responses that later
  /// ones replace.
  ///
  /// Texts with such a finding or note are read again, because facts have neither names nor source ranges.
  ///
  /// - Parameters:
  ///   - files: the reports of the run's files, in the run's order.
  ///   - linter: returns the linter that checked a file.
  ///   - read: returns a file's bytes again, or those in a range; if nil, its findings point at the start of the file.
  public static func completing(
    _ files: [RunReport.File], by linter: @escaping (String) -> Linter, rereading read: @escaping Rereading
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
    var added: [Int: [LocatedFinding]] = [:]
    let located = RunFindingLocator(run, paths: files.map(\.path), linter: linter, read: read).locate(found)
    for (finding, located) in zip(found, located) {
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
  public func completing(
    _ files: [RunReport.File], rereading read: @escaping (String) -> [UInt8]?
  ) -> [RunReport.File] {
    Self.completing(
      files, by: { _ in self },
      rereading: { path, range in
        read(path).map { bytes in range.map { Array(bytes[$0.clamped(to: bytes.indices)]) } ?? bytes }
      })
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
          RunFinding(primary: .init(entry: index, finding))
        }
      }
  }
}
