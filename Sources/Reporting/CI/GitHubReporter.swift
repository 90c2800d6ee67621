internal import JSONText
internal import Linting

/// Writes GitHub Actions workflow commands, which become annotations on the changed files.
struct GitHubReporter: CommandReporter {
  let rules: RuleLookup
  let paths: RepositoryPaths
  let limit: FindingLimit

  func failure(of path: String, _ reason: String) -> String { "::error \(file(path))::\(Self.data(reason))" }

  func note(_ text: String, on path: String) -> String { "::notice \(file(path))::\(Self.data(text))" }

  func line(for finding: LocatedFinding) -> String {
    let rule = rules(finding.rule)
    let text = ([finding.message.visible] + (rule?.help.visibleLines ?? [])).joined(separator: "\n")
    return "::\(Self.name(finding.severity)) \(file(finding.file)),\(Self.range(finding.range)),"
      + "title=\(Self.property(finding.title(rule)))::\(Self.data(text))"
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  /// The line and column properties. GitHub rejects columns for a range of several lines.
  private static func range(_ range: LocatedFinding.SourceRange) -> String {
    let lines = "line=\(range.start.line),endLine=\(range.end.line)"
    return range.start.line == range.end.line
      ? "\(lines),col=\(range.start.column),endColumn=\(range.end.column)" : lines
  }

  private func file(_ path: String) -> String { "file=\(Self.property(paths.relative(path)))" }

  private static func property(_ text: String) -> String {
    text.visible.withoutCommands.escaped(["%": "%25", ":": "%3A", ",": "%2C"])
  }

  private static func data(_ text: String) -> String {
    text.withoutCommands.escaped(["%": "%25", "\r": "%0D", "\n": "%0A"])
  }
}
