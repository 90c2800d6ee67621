/// The rules to run, and their severities.
public struct RuleSelection: Sendable {
  /// The rules to run; nil for all.
  public var selected: Set<RuleID>?
  public var ignored: Set<RuleID>
  /// Severities that override the rules' own.
  public var severities: [RuleID: Severity]

  public init(selected: Set<RuleID>? = nil, ignored: Set<RuleID> = [], severities: [RuleID: Severity] = [:]) {
    self.selected = selected
    self.ignored = ignored
    self.severities = severities
  }

  /// Whether the findings of a rule are reported.
  public func includes(_ rule: RuleID) -> Bool {
    selected?.contains(rule) ?? true && !ignored.contains(rule)
  }

  func applied(to findings: [LocatedFinding]) -> [LocatedFinding] {
    guard selected != nil || !ignored.isEmpty || !severities.isEmpty else { return findings }
    return findings.compactMap { finding in
      guard includes(finding.rule) else { return nil }
      var finding = finding
      finding.severity = severities[finding.rule] ?? finding.severity
      return finding
    }
  }
}
