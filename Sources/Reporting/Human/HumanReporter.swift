internal import JSONText
public import Linting

/// Writes findings for reading in a terminal, each with its source line.
///
/// Hidden characters are escaped as `\u{1B}`, so that text from files can't control the terminal. Files that could not
/// be read are not included, since they are reported on standard error.
public struct HumanReporter: Reporter {
  /// The maximum width of a source line, in columns.
  private static let width = 100

  private let rules: RuleLookup
  private let isColored: Bool
  private let isQuiet: Bool

  /// - Parameters:
  ///   - isColored: Whether to style severities, rules and gutters with SGR sequences.
  ///   - isQuiet: Whether to omit the summary at the end: the counts and the assumed api-versions.
  public init(rules: @escaping RuleLookup, isColored: Bool = false, isQuiet: Bool = false) {
    self.rules = rules
    self.isColored = isColored
    self.isQuiet = isQuiet
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    for file in report.files {
      for finding in file.findings {
        output.write(block(for: finding))
      }
    }
    guard !isQuiet else { return }
    output.write(summaryLine(report.summary))
    output.write(assumedVersionsNote(for: report))
  }

  /// A note with the api-versions assumed for bodies that don't specify one; empty if there are none.
  private func assumedVersionsNote(for report: RunReport) -> String {
    let files = report.files.filter { !$0.assumedVersions.isEmpty }
    guard !files.isEmpty else { return "" }
    let versions = Set(files.flatMap(\.assumedVersions)).sorted().joined(separator: ", ")
    return
      "note: assuming the newest api-version (\(versions)) for bodies without one in \(pluralized(files.count, "file")); "
      + "use --api-version to specify another\n"
  }

  private func block(for finding: LocatedFinding) -> String {
    let rule = rules(finding.rule)
    var text = headline(of: finding, rule)
    text += finding.excerpt.map { snippet($0, of: finding) } ?? ""
    for note in finding.notes {
      text += "  note: \(note.range.text(in: note.file)): \(note.message.visible)\n"
    }
    text += rule.map { help($0.help) } ?? ""
    text += finding.fix.map(fix) ?? ""
    return text + "\n"
  }

  private func headline(of finding: LocatedFinding, _ rule: RuleDescriptor?) -> String {
    let severity = styled(finding.severity.rawValue, ANSIStyle(finding.severity))
    let title = styled(finding.title(rule), .bold)
    return "\(finding.positionText): \(severity) \(title): \(finding.message.visible)\n"
  }

  private func snippet(_ excerpt: LocatedFinding.Excerpt, of finding: LocatedFinding) -> String {
    let snippet = Snippet(excerpt, width: Self.width)
    let number = String(finding.range.start.line)
    let padding = String(repeating: " ", count: number.utf8.count)
    let underline = snippet.underline.drop { $0 == " " }
    let indent = snippet.underline.prefix(snippet.underline.utf8.count - underline.utf8.count)
    return "  \(styled("\(number) |", .dim)) \(snippet.line)\n"
      + "  \(styled("\(padding) |", .dim)) \(indent)\(styled(String(underline), ANSIStyle(finding.severity)))\n"
  }

  /// A rule's help text, with continuation lines aligned to the first.
  private func help(_ text: String) -> String {
    let lines = text.visibleLines
    return lines.isEmpty ? "" : "  help: \(lines.joined(separator: "\n        "))\n"
  }

  private func fix(_ fix: LocatedFinding.Fix) -> String {
    "  fix: \(fix.description.visible) (\(fix.isSafe ? "safe" : "unsafe; use --unsafe-fixes"))\n"
  }

  private func summaryLine(_ summary: RunReport.Summary) -> String {
    "\(summary.problems) in \(summary.scope)"
      + (summary.fixable > 0 ? "; \(summary.fixable) fixable with --fix" : "") + "\n"
  }

  private func styled(_ text: String, _ style: ANSIStyle) -> String { isColored ? style.applied(to: text) : text }
}
