extension RunReport.File {
  /// Whether the file was read and checked.
  public var isChecked: Bool { outcome == .checked }

  /// Leaves out suppressed findings, and adds those about comments that have no effect.
  mutating func suppress(with suppressions: FileSuppressions, _ selection: RuleSelection) {
    guard !suppressions.isEmpty, isChecked else { return }
    self.suppressions = suppressions
    let found = findings
    findings = selection.applied(to: suppressions.problems)
    add(found)
  }

  /// Adds findings that are not suppressed.
  mutating func add(_ more: [LocatedFinding]) {
    let (reported, suppressed) = suppressions?.apply(to: more) ?? (more, [])
    findings = (findings + reported).inOrder()
    self.suppressed += suppressed
  }

  /// Adds the findings about comments that turned out to be unused, after all others were added.
  mutating func finishSuppressions(_ selection: @autoclosure () -> RuleSelection) {
    guard let unused = suppressions?.unused, !unused.isEmpty else { return }
    findings = (findings + selection().applied(to: unused)).inOrder()
  }
}
