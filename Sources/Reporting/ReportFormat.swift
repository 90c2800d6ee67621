/// The available report formats; the raw values are the names used on the command line.
public enum ReportFormat: String, Sendable, CaseIterable {
  case human, json, jsonl, junit, sarif, github, gitlab, azure, markdown
}

/// Returns the reporter for a format.
///
/// `display` and `isQuiet` apply only to `human`, since the other formats are read by programs; `listsSkipped` applies only
/// to `json`.
public func reporter(
  for format: ReportFormat, rules: @escaping RuleLookup, display: HumanDisplay = HumanDisplay(), isQuiet: Bool = false,
  listsSkipped: Bool = false
) -> any Reporter {
  switch format {
  case .human: HumanReporter(rules: rules, display: display, isQuiet: isQuiet)
  case .json: JSONReporter(rules: rules, listsSkipped: listsSkipped)
  case .jsonl: JSONLinesReporter(rules: rules)
  case .junit: JUnitReporter(rules: rules)
  case .sarif: SARIFReporter(rules: rules)
  case .github: GitHubReporter(rules: rules)
  case .gitlab: GitLabReporter(rules: rules)
  case .azure: AzureReporter(rules: rules)
  case .markdown: MarkdownReporter(rules: rules)
  }
}
