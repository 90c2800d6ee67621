import JSONText
import Linting
import Testing

@testable import Reporting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The human report on terminals and elsewhere.
@Suite struct HumanReporterTests {
  private func text(
    _ report: RunReport, width: Int? = nil, isColored: Bool = false, hasLinks: Bool = false, isQuiet: Bool = false
  ) -> String {
    let display = HumanDisplay(terminalWidth: width, isColored: isColored, hasLinks: hasLinks)
    return written(report, HumanReporter(rules: SampleReport.rules, display: display, isQuiet: isQuiet))
  }

  @Test(arguments: [60, 80, 200]) func aTerminalOfAnyWidthMatchesItsGoldenFile(width: Int) throws {
    try expect(text(SampleReport.nasty, width: width), toMatch: "nasty-\(width).human")
    try expect(text(SampleReport.one, width: width), toMatch: "one-\(width).human")
    try expect(text(SampleReport.many(500), width: width), toMatch: "many-\(width).human")
  }

  @Test(arguments: [40, 41, 60, 61, 79, 80, 100, 133, 200]) func noLineIsWiderThanTheTerminal(width: Int) {
    for report in [SampleReport.nasty, SampleReport.many(60)] {
      let lines = text(report, width: width).split(separator: "\n").map(String.init)
      #expect(lines.filter { $0.terminalColumns > width } == [])
    }
  }

  @Test func coloredOutputMatchesItsGoldenFile() throws {
    try expect(text(SampleReport.nasty, width: 80, isColored: true, hasLinks: true), toMatch: "nasty-colored.human")
  }

  @Test(arguments: [nil, 60, 200]) func colorsAndLinksAreTheOnlyDifference(width: Int?) {
    let colored = text(SampleReport.nasty, width: width, isColored: true, hasLinks: true)
    let plain = colored.replacing(#/\u{1B}\[[0-9;]+m/#, with: "").replacing(#/\u{1B}]8;;.*?\u{1B}\\/#, with: "")
    #expect(plain == text(SampleReport.nasty, width: width))
  }

  @Test func aRuleLinksToItsFirstSource() {
    let link = "\u{1B}]8;;https://example.org/restore-points\u{1B}\\\u{1B}[1mRP101\u{1B}[0m\u{1B}]8;;\u{1B}\\"
    #expect(text(SampleReport.nasty, width: 80, isColored: true, hasLinks: true).contains(link))
  }

  @Test func theReportInTheREADMEIsThatOfATerminalWith90Columns() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = String(decoding: try Data(contentsOf: root.appending(path: "README.md")), as: UTF8.self)
    let block = try #require(readme.split(separator: "<!-- report -->\n```\n").last).split(separator: "```\n")[0]
    let path = "samples/bad/instant-access.json"
    let options = Linter.Options(apiVersion: "2025-04-01", selection: RuleSelection(ignored: [RuleID(205)]))
    let file = Linter(options: options).lint(
      Array(try Data(contentsOf: root.appending(path: path))), path: path, isNamed: true)
    let reporter = HumanReporter(rules: { RuleCatalog.bundled[$0] }, display: HumanDisplay(terminalWidth: 90))
    #expect(
      "$ rplint --api-version 2025-04-01 --ignore RP205 \(path)\n"
        + written(RunReport(version: "0.1.0", files: [file]), reporter) == block)
  }

  @Test func aConfigurationThatLeavesSomethingOutIsNamed() {
    func notes(_ path: String, _ numbers: (Int, Int, Int, Int), width: Int? = nil) -> Substring {
      var report = SampleReport.one
      var use = RunReport.ConfigurationUse(path: path)
      (use.excluded, use.ignored, use.suppressed, use.known) = numbers
      report.configurations = [use]
      return text(report, width: width).dropFirst(text(SampleReport.one, width: width).count)
    }
    #expect(notes("c.json", (1, 0, 0, 0)) == "c.json leaves out 1 excluded file or folder\n")
    #expect(
      notes("c.json", (2, 3, 4, 5))
        == "c.json leaves out 2 excluded files or folders and 12 findings (3 ignored, 4 suppressed, 5 in the baseline)\n"
    )
    #expect(
      notes("c.json", (2, 1, 0, 0), width: 40)
        == "c.json leaves out 2 excluded files or\n  folders and 1 finding (1 ignored)\n")
    #expect(notes("a/\u{1B}.json", (0, 1, 0, 0)) == "a/\\u{1B}.json leaves out 1 finding (1 ignored)\n")
  }

  @Test func aTerminalHasAHeadingPerFile() {
    let lines = text(SampleReport.nasty, width: 80).split(separator: "\n")
    #expect(lines.count { $0 == "requests/create.json" } == 1)
    #expect(!lines.contains { $0.hasPrefix("requests/create.json:") })
    #expect(lines.contains { $0.hasPrefix("  6:3: error RP107: ") })
  }

  @Test func elsewhereEachFindingHasItsPosition() {
    #expect(
      text(SampleReport.nasty).split(separator: "\n").contains { $0.hasPrefix("requests/create.json:6:3: error ") })
  }

  @Test func aLongPathIsShortenedInTheMiddle() {
    var report = SampleReport.one
    report.files[0].path = "start/" + String(repeating: "middle/", count: 20) + "end.json"
    let heading = text(report, width: 60).prefix { $0 != "\n" }
    #expect(heading.hasPrefix("start/middle/"))
    #expect(heading.hasSuffix("/middle/end.json"))
    #expect(heading.count == 60)
  }

  @Test func findingsOnOneLineShareTheSourceLine() {
    let lines = text(SampleReport.sharedLine, width: 80).split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(6) == [
        "a.json", "  1:2: warning RP101 read-only-property: first", "  1:10: error RP001 invalid-json: second",
        #"    1 | {"x": 1, 'y': 2}"#, "      |  ^~~     ^~~", "    1:2: help: leave the property out of the request",
      ])
  }

  @Test func theHelpOfARuleIsShownOnce() {
    let lines = text(SampleReport.many(60)).split(separator: "\n")
    #expect(lines.count { $0.contains("help: leave the property out") } == 1)
  }

  @Test func moreThanFiftyFindingsAreCountedByRule() {
    #expect(!text(SampleReport.many(50)).contains("  error    RP001"))
    let lines = text(SampleReport.many(51)).split(separator: "\n").suffix(4)
    #expect(
      Array(lines.prefix(3)) == [
        "17  error    RP001 invalid-json", "17  warning  RP101 read-only-property (17 fixable)", "17  info     RP501",
      ])
    #expect(!text(SampleReport.many(51), isQuiet: true).contains("17  error"))
  }

  @Test func aQuietReportHasOnlyFindings() {
    let full = text(SampleReport.nasty, width: 200)
    let quiet = text(SampleReport.nasty, width: 200, isQuiet: true)
    #expect(full.hasPrefix(quiet))
    #expect(full.dropFirst(quiet.count).hasPrefix("7 errors, 1 warning, 1 info in 5 requests of 4 files "))
    #expect(text(SampleReport.clean, isQuiet: true) == "")
  }

  @Test func theSummaryNamesAssumedVersions() {
    #expect(
      text(SampleReport.nasty).hasSuffix(
        "; bodies without an api-version in 1 file checked against the newest (2026-04-01); --api-version specifies another\n"
      ))
  }

  @Test func withoutFilesThereIsNothingToCheck() {
    #expect(text(SampleReport.empty) == "nothing to check\n")
  }
}
