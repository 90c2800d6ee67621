internal import JSONText
internal import Linting

/// Writes Azure Pipelines logging commands, which become issues of the pipeline run.
///
/// Azure Pipelines has only errors and warnings; findings of severity info are written as plain log lines.
struct AzureReporter: CommandReporter {
  let rules: RuleLookup
  let paths: RepositoryPaths
  let limit: FindingLimit

  func failure(of path: String, _ reason: String) -> String {
    "##vso[task.logissue type=error;\(source(path))]\(Self.data(reason))"
  }

  func note(_ text: String, on path: String) -> String { "\(path.visible): \(text)".withoutCommands }

  func line(for finding: LocatedFinding) -> String {
    switch finding.severity {
    case .error: issue("error", finding)
    case .warning: issue("warning", finding)
    case .info: logLine(finding)
    }
  }

  private func issue(_ type: String, _ finding: LocatedFinding) -> String {
    let start = finding.range.start
    return "##vso[task.logissue type=\(type);\(source(finding.file));linenumber=\(start.line);"
      + "columnnumber=\(start.column);code=\(Self.property(finding.rule.description))]\(Self.data(text(of: finding)))"
  }

  private func text(of finding: LocatedFinding) -> String {
    rules(finding.rule).map { "\($0.name): \(finding.message)" } ?? finding.message
  }

  private func logLine(_ finding: LocatedFinding) -> String {
    let title = finding.title(rules(finding.rule))
    return "\(finding.positionText): info \(title): \(finding.message.visible)".withoutCommands
  }

  private func source(_ path: String) -> String { "sourcepath=\(Self.property(paths.relative(path)))" }

  private static func data(_ text: String) -> String { text.visible.withoutCommands.escaped(["%": "%AZP25"]) }

  private static func property(_ text: String) -> String {
    text.visible.withoutCommands.escaped(["%": "%AZP25", ";": "%3B", "]": "%5D"])
  }
}
