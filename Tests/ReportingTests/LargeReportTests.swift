import JSONText
import Reporting
import Testing

@testable import Linting

@Suite struct LargeReportTests {
  /// A report with warnings followed by errors, on consecutive lines with identical text.
  private func report(warnings: Int, errors: Int = 0, firstLine: Int = 1) -> RunReport {
    let severities = Array(repeating: Severity.warning, count: warnings) + Array(repeating: .error, count: errors)
    let findings = severities.enumerated().map { index, severity in
      LocatedFinding(
        rule: RuleID(101), severity: severity, message: "equal", file: "a.json",
        range: SampleReport.range(0..<1, (firstLine + index, 1), (firstLine + index, 2)), part: .body,
        pointer: JSONPointer(["x"]), excerpt: .init(line: "x", highlight: 0..<1))
    }
    return RunReport(version: "0.1.0", files: [.init(path: "a.json", requests: 1, findings: findings)])
  }

  private func lines(_ report: RunReport, _ format: ReportFormat, containing text: String) -> [String] {
    written(report, reporter(for: format, rules: SampleReport.rules)).split(separator: "\n").map(String.init)
      .filter { text.isEmpty || $0.contains(text) }
  }

  @Test func sarifIsLimitedToTheMostSevereFindings() {
    let lines = lines(report(warnings: 25_010, errors: 5), .sarif, containing: "")
    #expect(lines.count { $0.contains(#""ruleId""#) } == 25_000)
    #expect(lines.count { $0.contains(#""level": "error""#) } == 5)
    #expect(lines.contains { $0.contains("15 more findings omitted") })
  }

  @Test func markdownCollapsesATableOfMoreThanFiftyFindings() {
    #expect(lines(report(warnings: 50), .markdown, containing: "<details>").isEmpty)
    #expect(
      lines(report(warnings: 51), .markdown, containing: "<details>") == ["<details><summary>51 findings</summary>"])
  }

  @Test func markdownReportsTheNumberOfOmittedFindings() {
    let report = report(warnings: 1_000, errors: 1)
    #expect(lines(report, .markdown, containing: "| warning |").count == 999)
    #expect(lines(report, .markdown, containing: "| error |").count == 1)
    #expect(lines(report, .markdown, containing: "not shown") == ["1 more finding not shown"])
  }

  @Test(arguments: [ReportFormat.human, .concise, .github, .azure])
  func aFormatWithALinePerFindingSaysHowManyAreLeftOut(_ format: ReportFormat) {
    func lines(_ limit: FindingLimit, containing text: String) -> [String] {
      written(report(warnings: 12), reporter(for: format, rules: SampleReport.rules, limit: limit))
        .split(separator: "\n").map(String.init).filter { $0.contains(text) }
    }
    #expect(lines(FindingLimit(10), containing: "equal").count == 10)
    #expect(lines(FindingLimit(10), containing: "2 more findings not shown; --max-findings sets the limit").count == 1)
    #expect(lines(FindingLimit(11), containing: "1 more finding not shown").count == 1)
    #expect(lines(FindingLimit(12), containing: "not shown").isEmpty)
  }

  @Test(arguments: [ReportFormat.json, .jsonl, .junit, .gitlab])
  func aFormatForProgramsHasAllFindings(_ format: ReportFormat) {
    let report = written(
      report(warnings: 12), reporter(for: format, rules: SampleReport.rules, limit: FindingLimit(10)))
    #expect(report.ranges(of: "equal").count >= 12)
    #expect(!report.contains("not shown"))
  }

  @Test(arguments: [ReportFormat.gitlab, .sarif]) func identicalFindingsHaveDistinctFingerprints(_ format: ReportFormat)
  {
    let key = format == .gitlab ? #""fingerprint""# : #""primaryLocationLineHash""#
    #expect(Set(lines(report(warnings: 300), format, containing: key)).count == 300)
  }

  @Test(arguments: [ReportFormat.gitlab, .sarif]) func fingerprintsDoNotDependOnLineNumbers(_ format: ReportFormat) {
    let key = format == .gitlab ? #""fingerprint""# : #""primaryLocationLineHash""#
    let before = lines(report(warnings: 3), format, containing: key)
    #expect(before.count == 3)
    #expect(lines(report(warnings: 3, firstLine: 90), format, containing: key) == before)
  }

  @Test func testCasesWithTheSameNameAreNumbered() {
    let report = RunReport(
      version: "0.1.0",
      files: [
        .init(path: "a.json", findings: Array(repeating: report(warnings: 1).files[0].findings[0], count: 3))
      ])
    let names = lines(report, .junit, containing: "<testcase").compactMap {
      $0.split(separator: "\"").dropFirst().first
    }
    #expect(names == ["RP101 1:1 /x", "RP101 1:1 /x #2", "RP101 1:1 /x #3"])
  }
}
