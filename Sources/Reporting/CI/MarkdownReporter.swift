public import Linting

/// Writes a table in GitHub's Markdown, for a job's summary.
///
/// A long table is folded, and cut after the 1,000 most severe findings: GitHub drops a summary of more than 1 MiB.
public struct MarkdownReporter: Reporter {
  private static let limit = 1_000
  private static let foldedFrom = 51

  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    let summary = report.summary
    output.write("## rplint: \(summary.faults)\n\n\(summary.extent)\n")
    writeTable(report.mostSevere(Self.limit), of: summary.findings, to: &output)
    writeFailures(report, to: &output)
  }

  private func writeTable(_ findings: [LocatedFinding], of total: Int, to output: inout some TextOutputStream) {
    guard !findings.isEmpty else { return }
    let isFolded = findings.count >= Self.foldedFrom
    if isFolded { output.write("\n<details><summary>\(counted(total, "finding"))</summary>\n") }
    output.write("\n| severity | place | rule | message |\n| --- | --- | --- | --- |\n")
    for finding in findings {
      output.write(row(for: finding))
    }
    if total > findings.count { output.write("\n\(counted(total - findings.count, "more finding")) not shown\n") }
    if isFolded { output.write("\n</details>\n") }
  }

  private func row(for finding: LocatedFinding) -> String {
    let title = finding.title(rules(finding.rule))
    let cells = [finding.severity.rawValue, finding.placeText, title, finding.message]
    return "| \(cells.map(Self.escaped).joined(separator: " | ")) |\n"
  }

  private func writeFailures(_ report: RunReport, to output: inout some TextOutputStream) {
    let failures = report.failures
    guard !failures.isEmpty else { return }
    output.write("\nnot read:\n\n")
    for failure in failures {
      output.write("- \(Self.escaped(failure.path)): \(Self.escaped(failure.reason))\n")
    }
  }

  /// The text as itself, whatever Markdown or HTML would make of it.
  private static func escaped(_ text: String) -> String {
    text.visible.escaped([
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "\\|", "\\": "\\\\", "`": "\\`", "*": "\\*", "_": "\\_",
      "[": "\\[", "]": "\\]", "~": "\\~", "$": "\\$",
    ])
  }
}
