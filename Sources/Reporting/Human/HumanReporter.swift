internal import JSONText
public import Linting

/// Writes findings for reading in a terminal, with their source lines; findings on one line share it.
///
/// Hidden characters are escaped as `\u{1B}`, so that text from files can't control the terminal. Files that could not
/// be read are not included, since they are reported on standard error.
public struct HumanReporter: Reporter {
  private let rules: RuleLookup
  private let display: HumanDisplay
  private let isQuiet: Bool
  private let limit: FindingLimit

  /// - Parameter isQuiet: Whether to omit the summary at the end.
  public init(
    rules: @escaping RuleLookup, display: HumanDisplay = HumanDisplay(), isQuiet: Bool = false,
    limit: FindingLimit = .standard
  ) {
    self.limit = limit
    self.rules = rules
    self.display = display
    self.isQuiet = isQuiet
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    var explained: Set<RuleID> = []
    for file in report.files where !file.findings.isEmpty {
      if display.terminalWidth != nil { output.write(display.line(file.path.visible, .bold)) }
      for group in groups(of: limit.shown(file)) { output.write(block(for: group, &explained)) }
      if let note = limit.note(on: file) {
        let path = display.terminalWidth == nil ? [Word("\(file.path.visible):")] : []
        output.write(display.paragraph(path + Word.words(of: note), indent: headlineIndent, hanging: 6) + "\n")
      }
    }
    guard !isQuiet else { return }
    let summary = HumanSummary(report, rules: rules, display: display)
    output.write(summary.table)
    output.write(summary.text)
  }

  /// Consecutive findings on one source line that can show all of them.
  private func groups(of findings: ArraySlice<LocatedFinding>) -> [[LocatedFinding]] {
    var groups: [[LocatedFinding]] = []
    var line: SharedLine?
    for finding in findings {
      if line?.add(finding) == true {
        groups[groups.count - 1].append(finding)
      } else {
        groups.append([finding])
        line = SharedLine(finding, width: sourceWidth(of: finding))
      }
    }
    return groups
  }

  /// - Parameter explained: the rules whose help text was already shown.
  private func block(for group: [LocatedFinding], _ explained: inout Set<RuleID>) -> String {
    let headlines = group.map { headline(of: $0, rules($0.rule)) }.joined()
    return headlines + snippet(for: group) + group.map { details(of: $0, in: group, &explained) }.joined() + "\n"
  }

  /// On a terminal, findings are indented below the heading of their file.
  private var headlineIndent: Int { display.terminalWidth == nil ? 0 : 2 }
  private var detailIndent: Int { headlineIndent + 2 }

  private func headline(of finding: LocatedFinding, _ rule: RuleDescriptor?) -> String {
    let isTerminal = display.terminalWidth != nil
    let severity = Word(finding.severity.rawValue, ANSIStyle(finding.severity))
    let id = Word(rule == nil ? "\(finding.rule):" : finding.rule.description, .bold, link: rule?.sources.first)
    let name = rule.map { [Word("\($0.name.visible):", .bold)] } ?? []
    let position = Word("\(isTerminal ? finding.range.start.text : finding.positionText):")
    return display.paragraph(
      [position, severity, id] + name + Word.words(of: finding.message), indent: headlineIndent, hanging: 6)
  }

  private func sourceWidth(of finding: LocatedFinding) -> Int {
    display.sourceWidth(besides: detailIndent + String(finding.range.start.line).utf8.count + 3)
  }

  private func snippet(for group: [LocatedFinding]) -> String {
    guard let first = group.first, let line = first.excerpt?.line else { return "" }
    let snippet = Snippet(line, highlights: group.compactMap { $0.excerpt?.highlight }, width: sourceWidth(of: first))
    let number = String(first.range.start.line)
    let padding = String(repeating: " ", count: number.utf8.count)
    let indent = String(repeating: " ", count: detailIndent)
    let rows = snippet.rows.map { row in
      "\(indent)\(display.styled("\(padding) |", .dim)) \(underlines(row, of: group))\n"
    }
    return "\(indent)\(display.styled("\(number) |", .dim)) \(snippet.line)\n" + rows.joined()
  }

  private func underlines(_ row: [Snippet.Underline], of group: [LocatedFinding]) -> String {
    var column = 0
    return row.map { underline in
      defer { column = underline.columns.upperBound }
      return String(repeating: " ", count: underline.columns.lowerBound - column)
        + display.styled(underline.text, ANSIStyle(group[underline.highlight].severity))
    }.joined()
  }

  /// A finding's notes, help and fix; if it shares the source line, each with its position.
  private func details(
    of finding: LocatedFinding, in group: [LocatedFinding], _ explained: inout Set<RuleID>
  ) -> String {
    let position = group.count > 1 ? [Word("\(finding.range.start.text):")] : []
    func detail(_ label: String, _ text: String) -> String {
      display.paragraph(
        position + [Word(label, .bold)] + Word.words(of: text), indent: detailIndent, hanging: detailIndent + 6)
    }
    var text = finding.notes.map { note in
      let place =
        note.file == finding.file && display.terminalWidth != nil
        ? "line \(note.range.start.line)" : note.range.text(in: note.file)
      return detail("note:", "\(place): \(note.message)")
    }.joined()
    if let rule = rules(finding.rule), !rule.help.isEmpty, explained.insert(rule.id).inserted {
      text += rule.help.visibleLines.enumerated().map { index, line in
        index == 0
          ? detail("help:", line)
          : display.paragraph(Word.words(of: line), indent: detailIndent + 6, hanging: detailIndent + 6)
      }.joined()
    }
    if let fix = finding.fix {
      text += detail("fix:", "\(fix.description) (\(fix.isSafe ? "safe" : "unsafe; use --unsafe-fixes"))")
    }
    return text
  }
}
