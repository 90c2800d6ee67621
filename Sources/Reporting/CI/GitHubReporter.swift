internal import JSONText
public import Linting

/// Writes GitHub Actions workflow commands, which become annotations on the changed files.
public struct GitHubReporter: Reporter {
  private let rules: RuleLookup
  private let paths: RepositoryPaths
  private let limit: FindingLimit

  public init(rules: @escaping RuleLookup, paths: RepositoryPaths = .asGiven, limit: FindingLimit = .standard) {
    self.limit = limit
    self.rules = rules
    self.paths = paths
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    for file in report.files {
      if case .failed(let reason) = file.outcome {
        output.write("::error \(self.file(file.path))::\(Self.data(reason.description.visible))\n")
      }
      for finding in limit.shown(file) { output.write(command(for: finding)) }
      if let note = limit.note(on: file) { output.write("::notice \(self.file(file.path))::\(Self.data(note))\n") }
    }
  }

  private func command(for finding: LocatedFinding) -> String {
    let rule = rules(finding.rule)
    let text = ([finding.message.visible] + (rule?.help.visibleLines ?? [])).joined(separator: "\n")
    return "::\(Self.name(finding.severity)) \(file(finding.file)),\(Self.range(finding.range)),"
      + "title=\(Self.property(finding.title(rule)))::\(Self.data(text))\n"
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
