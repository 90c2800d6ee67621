internal import JSONText
public import Linting

/// Writes Azure Pipelines' logging commands, which become issues of the run.
///
/// Azure knows errors and warnings only; what is merely worth knowing is a plain line of the log.
public struct AzureReporter: Reporter {
  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    for file in report.files {
      if case .failed(let reason) = file.outcome {
        output.write("##vso[task.logissue type=error;\(Self.source(file.path))]\(Self.data(reason))\n")
      }
      for finding in file.findings { output.write(line(for: finding)) }
    }
  }

  private func line(for finding: LocatedFinding) -> String {
    switch finding.severity {
    case .error: issue("error", finding)
    case .warning: issue("warning", finding)
    case .info: remark(finding)
    }
  }

  private func issue(_ type: String, _ finding: LocatedFinding) -> String {
    let start = finding.place.start
    return "##vso[task.logissue type=\(type);\(Self.source(finding.file));linenumber=\(start.line);"
      + "columnnumber=\(start.column);code=\(finding.rule)]\(Self.data(text(of: finding)))\n"
  }

  private func text(of finding: LocatedFinding) -> String {
    rules(finding.rule).map { "\($0.name): \(finding.message)" } ?? finding.message
  }

  private func remark(_ finding: LocatedFinding) -> String {
    let title = finding.title(rules(finding.rule))
    return Self.inert("\(finding.placeText): info \(title): \(finding.message.visible)") + "\n"
  }

  /// The text with every `##` parted, because the agent takes `##vso[…]` for a command wherever it stands in a line.
  private static func inert(_ text: String) -> String {
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
