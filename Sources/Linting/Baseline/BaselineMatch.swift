internal import JSONText

/// A baseline as it is compared with the findings of a run.
public struct BaselineMatch: Sendable {
  private let baseline: Baseline
  /// How many findings of each kind are still known.
  private var remaining: [Baseline.Key: Int]
  private var matched: Set<Baseline.Key> = []
  /// The checked files, with the rules that were run on each.
  private var checked: [String: RuleSelection] = [:]

  public init(_ baseline: Baseline) {
    self.baseline = baseline
    remaining = Dictionary(baseline.entries.map { ($0.key.folded, $0.count) }, uniquingKeysWith: +)
  }

  /// Leaves the known findings of a file out of its report.
  ///
  /// - Parameter name: the file's path relative to the baseline's directory.
  public mutating func apply(to file: inout RunReport.File, named name: String, selection: RuleSelection) {
    guard file.isChecked else { return }
    checked[name] = selection
    let new = reported(file.findings, in: name) { known in
      file.suppressed.append(SuppressedFinding(finding: known, origin: .baseline))
    }
    file.findings = new
  }

  /// The findings of a file that are not known.
  public func unknown(among findings: [LocatedFinding], in name: String) -> [LocatedFinding] {
    var copy = self
    return copy.reported(findings, in: name) { _ in }
  }

  private mutating func reported(
    _ findings: [LocatedFinding], in name: String, known: (LocatedFinding) -> Void
  ) -> [LocatedFinding] {
    findings.filter { finding in
      let key = Baseline.Key(finding, in: name).folded
      guard let count = remaining[key], count > 0 else { return true }
      remaining[key] = count - 1
      matched.insert(key)
      known(finding)
      return false
    }
  }

  /// A finding for each entry that matched nothing although its file was checked, or no longer exists.
  public func staleEntries(selection: RuleSelection, fileExists: (String) -> Bool) -> [LocatedFinding] {
    guard let file = baseline.file else { return [] }
    let stale = baseline.entries.filter { entry in
      guard !matched.contains(entry.key.folded) else { return false }
      guard let selection = checked[entry.key.file] else { return !fileExists(entry.key.file) }
      return selection.includes(entry.key.rule)
    }
    guard !stale.isEmpty, selection.includes(StaleBaselineEntry.id) else { return [] }
    let locator = FindingLocator(path: file.path, source: file.source)
    let ranges = file.ranges(of: stale.map { JSONPointer(["findings", String($0.index), "file"]) })
    let findings = zip(stale, ranges).map { entry, range in
      locator.locate(StaleBaselineEntry.finding(entry.key, at: range))
    }
    return selection.applied(to: findings)
  }
}
