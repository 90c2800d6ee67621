/// The forms in which a report is written, by the names that the command line gives them.
public enum ReportFormat: String, Sendable, CaseIterable {
  case human, json, jsonl, junit, sarif, github, gitlab, azure, markdown
}

/// Makes the reporter of a format.
///
/// `isColored` and `isQuiet` matter to `human` only: the others are read by programs, which expect everything.
public func reporter(
  for format: ReportFormat, rules: @escaping RuleLookup, isColored: Bool = false, isQuiet: Bool = false
) -> any Reporter {
  switch format {
  case .human: HumanReporter(rules: rules, isColored: isColored, isQuiet: isQuiet)
  case .json: JSONReporter(rules: rules)
  case .jsonl: JSONLinesReporter(rules: rules)
  case .junit: JUnitReporter(rules: rules)
  case .sarif: SARIFReporter(rules: rules)
  case .github: GitHubReporter(rules: rules)
  case .gitlab: GitLabReporter(rules: rules)
  case .azure: AzureReporter(rules: rules)
  case .markdown: MarkdownReporter(rules: rules)
  }
}
