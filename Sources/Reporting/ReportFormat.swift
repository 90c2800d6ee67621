/// The available report formats; the raw values are the names used on the command line.
public enum ReportFormat: String, Sendable, CaseIterable {
  case human, concise, json, jsonl, junit, sarif, github, gitlab, azure, markdown, html
}

/// Returns the reporter for a format.
///
/// `paths` applies only to the formats that CI systems read, `sources` only to `html`, `display` and `isQuiet` only to
/// `human`, `limit` only to the formats with a line per finding, and `listsSkipped` only to `json` and `sarif`.
public func reporter(
  for format: ReportFormat, rules: @escaping RuleLookup, paths: RepositoryPaths = .asGiven,
  sources: @escaping SourceLookup = { _ in nil }, display: HumanDisplay = HumanDisplay(), isQuiet: Bool = false,
  limit: FindingLimit = .standard, listsSkipped: Bool = false
) -> any Reporter {
  switch format {
  case .human: HumanReporter(rules: rules, display: display, isQuiet: isQuiet, limit: limit)
  case .concise: ConciseReporter(limit: limit)
  case .json: JSONReporter(rules: rules, listsSkipped: listsSkipped)
  case .jsonl: JSONLinesReporter(rules: rules)
  case .junit: JUnitReporter(rules: rules)
  case .sarif: SARIFReporter(rules: rules, paths: paths, listsSkipped: listsSkipped)
  case .github: GitHubReporter(rules: rules, paths: paths, limit: limit)
  case .gitlab: GitLabReporter(rules: rules, paths: paths)
  case .azure: AzureReporter(rules: rules, paths: paths, limit: limit)
  case .markdown: MarkdownReporter(rules: rules)
  case .html: HTMLReporter(rules: rules, sources: sources)
  }
}
