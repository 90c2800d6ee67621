public import Linting

/// Writes a table in GitHub Flavored Markdown, for a job summary.
///
/// A long table is collapsed, and limited to the 1,000 most severe findings: GitHub rejects summaries over 1 MiB.
public struct MarkdownReporter: Reporter {
  private static let maximumFindings = 1_000
  private static let minimumCollapsedFindings = 51

  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    let summary = report.summary
    output.write("## rplint: \(summary.problems)\n\n\(summary.scope)\n")
    writeTable(report.mostSevere(Self.maximumFindings), of: summary.findings, to: &output)
    writeFailures(report, to: &output)
  }

  private func writeTable(_ findings: [LocatedFinding], of total: Int, to output: inout some TextOutputStream) {
    guard !findings.isEmpty else { return }
    let isCollapsed = findings.count >= Self.minimumCollapsedFindings
    if isCollapsed { output.write("\n<details><summary>\(pluralized(total, "finding"))</summary>\n") }
    output.write("\n| severity | location | rule | message |\n| --- | --- | --- | --- |\n")
    for finding in findings {
      output.write(row(for: finding))
    }
    if total > findings.count { output.write("\n\(pluralized(total - findings.count, "more finding")) not shown\n") }
    if isCollapsed { output.write("\n</details>\n") }
  }

  private func row(for finding: LocatedFinding) -> String {
    let title = finding.title(rules(finding.rule))
    let cells = [finding.severity.rawValue, finding.positionText, title, finding.message]
    return "| \(cells.map(Self.escaped).joined(separator: " | ")) |\n"
  }

  private func writeFailures(_ report: RunReport, to output: inout some TextOutputStream) {
    let failures = report.failures
    guard !failures.isEmpty else { return }
    output.write("\ncould not be read:\n\n")
    for failure in failures {
      output.write("- \(Self.escaped(failure.path)): \(Self.escaped(failure.reason))\n")
    }
  }

  /// The text with all Markdown and HTML markup escaped.
  private static func escaped(_ text: String) -> String {
    text.visible.withoutCommands.escaped([
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "\\|", "\\": "\\\\", "`": "\\`", "*": "\\*", "_": "\\_",
      "[": "\\[", "]": "\\]", "~": "\\~", "$": "\\$",
    ])
  }
}
