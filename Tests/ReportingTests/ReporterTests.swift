import Linting
import Reporting
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ReporterTests {
  @Test(arguments: ReportFormat.allCases) func everyFormatMatchesItsGoldenFile(_ format: ReportFormat) throws {
    let text = written(SampleReport.nasty, reporter(for: format, rules: SampleReport.rules))
    try expect(text, toMatch: "nasty.\(format.rawValue)")
  }

  @Test(arguments: ReportFormat.allCases) func aCleanRunMatchesItsGoldenFile(_ format: ReportFormat) throws {
    let text = written(SampleReport.clean, reporter(for: format, rules: SampleReport.rules))
    try expect(text, toMatch: "clean.\(format.rawValue)")
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

  /// The commands of the format itself are the only ones, each at the start of its line.
  @Test(arguments: ReportFormat.allCases) func textFromFilesIsNeverACommand(_ format: ReportFormat) {
    let own = #/^(::(error|warning|notice) [^\n]*?::|##vso\[task\.logissue |## rplint: )/#
    for report in [SampleReport.nasty, SampleReport.commands] {
      let text = written(report, reporter(for: format, rules: SampleReport.rules, listsSkipped: true))
      for line in text.split(separator: "\n") {
        let payload = line.prefixMatch(of: own).map { line[$0.range.upperBound...] } ?? line
        #expect(!payload.contains(#/##|::/#), "\(line)")
      }
    }
  }

  @Test func valuesInJSONAreExactDespiteTheCommandsInThem() throws {
    struct Report: Decodable {
      struct Finding: Decodable { let file, message: String }
      let findings: [Finding]
    }
    let text = written(SampleReport.commands, reporter(for: .json, rules: SampleReport.rules))
    let findings = try JSONDecoder().decode(Report.self, from: Data(text.utf8)).findings
    let expected = SampleReport.commands.findings.map { [$0.file, $0.message] }
    #expect(findings.map { [$0.file, $0.message] } == expected)
  }

  @Test(arguments: [nil, 60, 200], [false, true])
  func textFromFilesIsNeverACommandInATerminalsLog(width: Int?, isColored: Bool) {
    let display = HumanDisplay(terminalWidth: width, isColored: isColored, hasLinks: isColored)
    let text = written(SampleReport.commands, HumanReporter(rules: SampleReport.rules, display: display))
    #expect(text.contains("# #vso[task.complete]"))
    #expect(!text.contains(#/##|::/#))
  }

  @Test func anInventoryHasNoCommands() {
    #expect(!written(SampleReport.commands, TextInventoryReporter()).contains(#/##|::/#))
  }

  @Test func textFromFilesCannotEndTheScriptOfAPage() throws {
    let page = written(SampleReport.nasty, reporter(for: .html, rules: SampleReport.rules))
    let data = try #require(page.firstMatch(of: #/id="report">\n(?<json>[^\n]*)</script>/#))
    #expect(data.json.contains("\\u003cmarkup>"))
    #expect(!data.json.contains("<"))
  }

  @Test(arguments: [ReportFormat.github, .azure, .gitlab, .sarif])
  func pathsAreRelativeToTheRepository(_ format: ReportFormat) {
    let report = RunReport(
      version: "0.1.0",
      files: [.init(path: "/repo/gone.json", outcome: .failed(.system("no such file")))]
        + SampleReport.nasty.files.prefix(1).map { file in
          var file = file
          file.path = "/repo/" + file.path
          file.findings = file.findings.map { finding in
            var finding = finding
            finding.file = "/repo/" + finding.file
            return finding
          }
          return file
        })
    let paths = RepositoryPaths(root: "/repo", current: "/repo/sub")
    let text = written(report, reporter(for: format, rules: SampleReport.rules, paths: paths))
    #expect(!text.contains("/repo/requests"))
    #expect(!text.contains("/repo/gone"))
    #expect(text.contains("requests/create.json"))
    #expect(text.contains("gone.json"))
  }
}

/// The output of a reporter for a report.
func written(_ report: RunReport, _ reporter: any Reporter) -> String {
  var text = ""
  reporter.write(report, to: &text)
  return text
}
