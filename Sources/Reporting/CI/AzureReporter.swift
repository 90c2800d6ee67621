internal import JSONText
public import Linting

/// Writes Azure Pipelines logging commands, which become issues of the pipeline run.
///
/// Azure Pipelines has only errors and warnings; findings of severity info are written as plain log lines.
public struct AzureReporter: Reporter {
  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    for file in report.files {
      if case .failed(let reason) = file.outcome {
        output.write("##vso[task.logissue type=error;\(Self.source(file.path))]\(Self.data(reason.description))\n")
      }
      for finding in file.findings { output.write(line(for: finding)) }
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
    return "##vso[task.logissue type=\(type);\(Self.source(finding.file));linenumber=\(start.line);"
      + "columnnumber=\(start.column);code=\(finding.rule)]\(Self.data(text(of: finding)))\n"
  }

  private func text(of finding: LocatedFinding) -> String {
    rules(finding.rule).map { "\($0.name): \(finding.message)" } ?? finding.message
  }

  private func logLine(_ finding: LocatedFinding) -> String {
    let title = finding.title(rules(finding.rule))
    return Self.withoutCommands("\(finding.positionText): info \(title): \(finding.message.visible)") + "\n"
  }

  /// The text with a space inserted into every `##`, since the agent runs `##vso[…]` as a command anywhere in a line.
  private static func withoutCommands(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "#", result.unicodeScalars.last == "#" { result += " " }
      result.unicodeScalars.append(scalar)
    }
  }

  private static func data(_ text: String) -> String { text.visible.escaped(["%": "%AZP25"]) }

  private static func source(_ path: String) -> String { "sourcepath=\(property(RepositoryPath.relative(path)))" }

  private static func property(_ text: String) -> String {
    text.visible.escaped(["%": "%AZP25", ";": "%3B", "]": "%5D"])
  }
}
