internal import JSONText
public import Linting

/// Writes Azure Pipelines logging commands, which become issues of the pipeline run.
///
/// Azure Pipelines has only errors and warnings; findings of severity info are written as plain log lines.
public struct AzureReporter: Reporter {
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
        output.write("##vso[task.logissue type=error;\(source(file.path))]\(Self.data(reason.description))\n")
      }
      for finding in limit.shown(file) { output.write(line(for: finding)) }
      if let note = limit.note(on: file) { output.write("\(file.path.visible): \(note)".withoutCommands + "\n") }
    }
  }

  private func line(for finding: LocatedFinding) -> String {
    switch finding.severity {
    case .error: issue("error", finding)
    case .warning: issue("warning", finding)
    case .info: logLine(finding)
    }
  }

  private func issue(_ type: String, _ finding: LocatedFinding) -> String {
    let start = finding.range.start
    return "##vso[task.logissue type=\(type);\(source(finding.file));linenumber=\(start.line);"
      + "columnnumber=\(start.column);code=\(Self.property(finding.rule.description))]\(Self.data(text(of: finding)))\n"
  }

  private func text(of finding: LocatedFinding) -> String {
    rules(finding.rule).map { "\($0.name): \(finding.message)" } ?? finding.message
  }

  private func logLine(_ finding: LocatedFinding) -> String {
    let title = finding.title(rules(finding.rule))
    return "\(finding.positionText): info \(title): \(finding.message.visible)".withoutCommands + "\n"
  }

  private func source(_ path: String) -> String { "sourcepath=\(Self.property(paths.relative(path)))" }

  private static func data(_ text: String) -> String { text.visible.withoutCommands.escaped(["%": "%AZP25"]) }

  private static func property(_ text: String) -> String {
    text.visible.withoutCommands.escaped(["%": "%AZP25", ";": "%3B", "]": "%5D"])
  }
}
