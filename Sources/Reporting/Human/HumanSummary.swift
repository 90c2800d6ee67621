internal import Linting

/// The end of the human report: the totals, and with many findings also a table by rule.
struct HumanSummary {
  /// Up to this number of findings can be surveyed without a table.
  private static let maximumWithoutTable = 50

  private let report: RunReport
  private let rules: RuleLookup
  private let display: HumanDisplay

  init(_ report: RunReport, rules: @escaping RuleLookup, display: HumanDisplay) {
    self.report = report
    self.rules = rules
    self.display = display
  }

  /// The totals, the api-versions assumed for bodies that don't specify one, and what configurations leave out.
  var text: String {
    totals
      + report.configurations.map { display.paragraph(Word.words(of: Self.text(of: $0)), indent: 0, hanging: 2) }
      .joined()
  }

  private static func text(of use: RunReport.ConfigurationUse) -> String {
    let kinds = [(use.ignored, "ignored"), (use.suppressed, "suppressed"), (use.known, "in the baseline")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let files =
      use.excluded > 0
      ? [pluralized(use.excluded, "excluded file or folder", plural: "excluded files or folders")] : []
    let findings = use.findings > 0 ? ["\(pluralized(use.findings, "finding")) (\(kinds.joined(separator: ", ")))"] : []
    return "\(use.path) leaves out \((files + findings).joined(separator: " and "))"
  }

  private var totals: String {
    let summary = report.summary
    guard summary.files > 0 else {
      return display.paragraph(Word.words(of: summary.problems + summary.unchecked), indent: 0, hanging: 2)
    }
    var parts = [[Word("in")] + Word.words(of: summary.scope)]
    if summary.fixable > 0 { parts.append(Word.words(of: "\(summary.fixable) fixable with --fix")) }
    parts += assumedVersions.map { [Word.words(of: $0)] } ?? []
    let scope = parts.enumerated().flatMap { index, part in index < parts.count - 1 ? part.ending(with: ";") : part }
    return display.paragraph(counts(summary) + scope, indent: 0, hanging: 2)
  }

  private func counts(_ summary: RunReport.Summary) -> [Word] {
    let counts = summary.counts
    guard !counts.isEmpty else { return Word.words(of: summary.problems, .green) }
    return counts.enumerated().flatMap { index, count in
      let words = Word.words(of: pluralized(count.number, count.severity.rawValue), ANSIStyle(count.severity))
      return index < counts.count - 1 ? words.ending(with: ",") : words
    }
  }

  /// Nil if every body specifies its api-version.
  private var assumedVersions: String? {
    let files = report.files.filter { !$0.assumedVersions.isEmpty }
    guard !files.isEmpty else { return nil }
    let versions = Set(files.flatMap(\.assumedVersions)).sorted().joined(separator: ", ")
    return "bodies without an api-version in \(pluralized(files.count, "file")) checked against the newest "
      + "(\(versions)); --api-version specifies another"
  }

  /// The number of findings per rule, most frequent first; empty if there are few findings.
  var table: String {
    let findings = Dictionary(grouping: report.findings, by: \.rule)
    guard report.summary.findings > Self.maximumWithoutTable else { return "" }
    let rows = findings.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { rule, findings in
      TableRow(
        count: findings.count, severity: findings.map(\.severity).max() ?? .info,
        title: (rules(rule).map { "\(rule) \($0.name.visible)" } ?? "\(rule)").withoutCommands,
        fixable: findings.count { $0.fix?.isSafe == true })
    }
    let countWidth = rows.map { String($0.count).utf8.count }.max() ?? 0
    return rows.map { text(of: $0, countWidth) }.joined() + "\n"
  }

  private struct TableRow {
    let count: Int
    /// The highest one of the findings.
    let severity: Severity
    let title: String
    let fixable: Int
  }

  private func text(of row: TableRow, _ countWidth: Int) -> String {
    let count = String(repeating: " ", count: countWidth - String(row.count).utf8.count) + String(row.count)
    let severityWidth = Severity.warning.rawValue.utf8.count
    let padding = String(repeating: " ", count: severityWidth - row.severity.rawValue.utf8.count)
    let fixable = row.fixable > 0 ? " (\(row.fixable) fixable)" : ""
    let rest = countWidth + severityWidth + 4 + fixable.utf8.count
    let title = display.terminalWidth.map { row.title.shortened(to: $0 - rest) } ?? row.title
    return "\(count)  \(display.styled(row.severity.rawValue, ANSIStyle(row.severity)))\(padding)  \(title)\(fixable)\n"
  }
}

extension [Word] {
  /// The words with punctuation after the last one.
  fileprivate func ending(with punctuation: String) -> [Word] {
    guard var last else { return self }
    last.text += punctuation
    return dropLast() + [last]
  }
}
