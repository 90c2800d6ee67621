internal import JSONText
public import Linting

/// Writes findings for people at a terminal, each with the line it stands on.
///
/// Nothing from a file reaches the terminal as it is: hidden characters are written as `\u{1B}`. Files that could not
/// be read are left to standard error.
public struct HumanReporter: Reporter {
  /// Columns of source that are shown beside the gutter.
  private static let width = 100

  private let rules: RuleLookup
  private let isColored: Bool
  private let isQuiet: Bool

  /// - Parameters:
  ///   - isColored: Sets severities, rules and gutters off with SGR sequences.
  ///   - isQuiet: Leaves out the last lines: the count and the api-version that was assumed.
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
    output.write(lastLine(report.summary))
    output.write(assumption(in: report))
  }

  /// Says which api-versions were taken for bodies that name none; empty if all did.
  private func assumption(in report: RunReport) -> String {
    let files = report.files.filter { !$0.assumedVersions.isEmpty }
    guard !files.isEmpty else { return "" }
    let versions = Set(files.flatMap(\.assumedVersions)).sorted().joined(separator: ", ")
    let subject = files.count == 1 ? "1 file has bodies" : "\(files.count) files have bodies"
    return "note: \(subject) without an api-version, checked against the newest (\(versions)); "
      + "--api-version names another\n"
  }

  private func block(for finding: LocatedFinding) -> String {
    let rule = rules(finding.rule)
    var text = headline(of: finding, rule)
    text += finding.excerpt.map { snippet($0, of: finding) } ?? ""
    for note in finding.notes {
      text += "  note: \(note.place.text(in: note.file)): \(note.message.visible)\n"
    }
    text += rule.map { help($0.help) } ?? ""
    text += finding.fix.map(fix) ?? ""
    return text + "\n"
  }

  private func headline(of finding: LocatedFinding, _ rule: RuleDescriptor?) -> String {
    let severity = painted(finding.severity.rawValue, Ink(finding.severity))
    let title = painted(finding.title(rule), .bold)
    return "\(finding.placeText): \(severity) \(title): \(finding.message.visible)\n"
  }

  private func snippet(_ excerpt: LocatedFinding.Excerpt, of finding: LocatedFinding) -> String {
    let snippet = Snippet(excerpt, width: Self.width)
    let number = String(finding.place.start.line)
    let blanks = String(repeating: " ", count: number.utf8.count)
    let mark = snippet.underline.drop { $0 == " " }
    let indent = snippet.underline.prefix(snippet.underline.utf8.count - mark.utf8.count)
    return "  \(painted("\(number) |", .dim)) \(snippet.line)\n"
      + "  \(painted("\(blanks) |", .dim)) \(indent)\(painted(String(mark), Ink(finding.severity)))\n"
  }

  /// A rule's advice, each further line under the first.
  private func help(_ text: String) -> String {
    let lines = text.visibleLines
    return lines.isEmpty ? "" : "  help: \(lines.joined(separator: "\n        "))\n"
  }

  private func fix(_ fix: LocatedFinding.Mend) -> String {
    "  fix: \(fix.description.visible) (\(fix.isSafe ? "safe" : "unsafe; --unsafe-fixes"))\n"
  }

  private func lastLine(_ summary: RunReport.Summary) -> String {
    "\(summary.faults) in \(summary.extent)"
      + (summary.fixable > 0 ? "; \(summary.fixable) fixable with --fix" : "") + "\n"
  }

  private func painted(_ text: String, _ ink: Ink) -> String { isColored ? ink.painted(text) : text }
}
