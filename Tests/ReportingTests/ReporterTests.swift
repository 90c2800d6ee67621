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
}

/// The output of a reporter for a report.
func written(_ report: RunReport, _ reporter: any Reporter) -> String {
  var text = ""
  reporter.write(report, to: &text)
  return text
}
