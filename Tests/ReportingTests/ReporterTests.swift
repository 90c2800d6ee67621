import Linting
import Reporting
import Testing

@Suite struct ReporterTests {
  @Test(arguments: ReportFormat.allCases) func everyFormatMatchesItsGoldenFile(_ format: ReportFormat) throws {
    let text = written(SampleReport.nasty, reporter(for: format, rules: SampleReport.rules))
    try GoldenFile("nasty.\(format.rawValue)").expect(text)
  }

  @Test(arguments: ReportFormat.allCases) func aCleanRunMatchesItsGoldenFile(_ format: ReportFormat) throws {
    let text = written(SampleReport.clean, reporter(for: format, rules: SampleReport.rules))
    try GoldenFile("clean.\(format.rawValue)").expect(text)
  }

  @Test func coloredOutputMatchesItsGoldenFile() throws {
    let text = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules, isColored: true))
    try GoldenFile("nasty-colored.human").expect(text)
  }

  @Test func coloredOutputDiffersOnlyInSGRSequences() {
    let plain = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules))
    let colored = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules, isColored: true))
    #expect(colored.replacing(#/\u{1B}\[[0-9]+m/#, with: "") == plain)
  }

  @Test func aQuietHumanReportHasOnlyFindings() {
    let full = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules))
    let quiet = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules, isQuiet: true))
    let expected = full.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("note: ") && !$0.contains(" requests of ") }
    #expect(quiet == expected.joined(separator: "\n"))
    #expect(written(SampleReport.clean, reporter(for: .human, rules: SampleReport.rules, isQuiet: true)) == "")
  }

  @Test(arguments: ReportFormat.allCases) func hiddenCharactersAreEscaped(_ format: ReportFormat) {
    let text = written(SampleReport.nasty, reporter(for: format, rules: SampleReport.rules))
    let raw = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n"
      case .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    #expect(raw.isEmpty)
  }

  @Test(arguments: ReportFormat.allCases) func aCleanRunLooksUpNoRule(_ format: ReportFormat) {
    let text = written(
      SampleReport.clean,
      reporter(for: format) { id in
        Issue.record("looked up \(id)")
        return nil
      })
    #expect(text == written(SampleReport.clean, reporter(for: format, rules: SampleReport.rules)))
  }

  @Test func aRunWithoutFilesHasNoProblems() {
    let text = written(SampleReport.empty, reporter(for: .human, rules: SampleReport.rules))
    #expect(text == "no problems in 0 requests of 0 files\n")
  }
}

/// The output of a reporter for a report.
func written(_ report: RunReport, _ reporter: any Reporter) -> String {
  var text = ""
  reporter.write(report, to: &text)
  return text
}
