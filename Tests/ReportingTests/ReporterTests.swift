import Linting
import Reporting
import Testing

@Suite struct ReporterTests {
  @Test(arguments: ReportFormat.allCases) func everyFormatIsWrittenAsRecorded(_ format: ReportFormat) throws {
    let text = written(SampleReport.nasty, reporter(for: format, rules: SampleReport.rules))
    try GoldenFile("nasty.\(format.rawValue)").expect(text)
  }

  @Test(arguments: ReportFormat.allCases) func aCleanRunIsWrittenAsRecorded(_ format: ReportFormat) throws {
    let text = written(SampleReport.clean, reporter(for: format, rules: SampleReport.rules))
    try GoldenFile("clean.\(format.rawValue)").expect(text)
  }

  @Test func coloursAreSGRSequencesOnly() throws {
    let text = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules, isColored: true))
    try GoldenFile("nasty-coloured.human").expect(text)
  }

  @Test func coloursChangeNothingElse() {
    let plain = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules))
    let coloured = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules, isColored: true))
    let bare = coloured.replacing(#/\u{1B}\[[0-9]+m/#, with: "")
    #expect(bare == plain)
  }

  @Test func aQuietHumanReportHasFindingsOnly() {
    let loud = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules))
    let quiet = written(SampleReport.nasty, reporter(for: .human, rules: SampleReport.rules, isQuiet: true))
    let kept = loud.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("note: ") && !$0.contains(" requests of ") }
    #expect(quiet == kept.joined(separator: "\n"))
    #expect(written(SampleReport.clean, reporter(for: .human, rules: SampleReport.rules, isQuiet: true)) == "")
  }

  @Test(arguments: ReportFormat.allCases) func nothingHiddenIsWrittenRaw(_ format: ReportFormat) {
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

  @Test(arguments: ReportFormat.allCases) func aCleanRunAsksForNoRule(_ format: ReportFormat) {
    let text = written(
      SampleReport.clean,
      reporter(for: format) { id in
        Issue.record("asked for \(id)")
        return nil
      })
    #expect(text == written(SampleReport.clean, reporter(for: format, rules: SampleReport.rules)))
  }

  @Test func aRunWithoutFilesSaysSo() {
    let text = written(SampleReport.empty, reporter(for: .human, rules: SampleReport.rules))
    #expect(text == "no faults in 0 requests of 0 files\n")
  }
}

/// What a reporter writes of a report.
func written(_ report: RunReport, _ reporter: any Reporter) -> String {
  var text = ""
  reporter.write(report, to: &text)
  return text
}
