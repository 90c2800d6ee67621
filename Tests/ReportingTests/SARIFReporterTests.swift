import JSONText
import Linting
import Testing

@testable import Reporting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Suppressed findings and files that were not checked.
@Suite struct SARIFReporterTests {
  private struct Log: Decodable {
    struct Run: Decodable {
      let invocations: [Invocation]
      let results: [Result]
    }
    struct Invocation: Decodable {
      let executionSuccessful: Bool
      let toolExecutionNotifications: [Notification]?
    }
    struct Notification: Decodable {
      let level: String
      let message: Message
    }
    struct Message: Decodable {
      let text: String
    }
    struct Result: Decodable {
      let ruleId: String
      let ruleIndex: Int
      let suppressions: [Suppression]?
    }
    struct Suppression: Decodable, Equatable {
      let kind: String
      let justification: String
    }
    let runs: [Run]
  }

  private func run(_ report: RunReport, listsSkipped: Bool = false) throws -> Log.Run {
    let text = written(report, SARIFReporter(rules: SampleReport.rules, listsSkipped: listsSkipped))
    return try #require(JSONDecoder().decode(Log.self, from: Data(text.utf8)).runs.first)
  }

  @Test func suppressedFindingsAreResultsWithTheReason() throws {
    var report = SampleReport.sharedLine
    let findings = report.files[0].findings
    report.files[0].findings = [findings[1]]
    report.files[0].suppressed = [
      SuppressedFinding(finding: findings[0], origin: .comment(reason: "the pipeline fills it in")),
      SuppressedFinding(finding: findings[0], origin: .configuration(reason: "an export")),
      SuppressedFinding(finding: findings[0], origin: .baseline),
    ]
    let results = try run(report).results
    #expect(results.map(\.ruleId) == ["RP001", "RP101", "RP101", "RP101"])
    #expect(results.map(\.ruleIndex) == [0, 1, 1, 1])
    #expect(
      results.map(\.suppressions) == [
        nil, [.init(kind: "inSource", justification: "the pipeline fills it in")],
        [.init(kind: "external", justification: "an export")],
        [.init(kind: "external", justification: "recorded in the baseline")],
      ])
  }

  @Test func suppressedFindingsCountTowardsTheLimitButAreNotReportedAsOmitted() throws {
    var report = SampleReport.many(24_999)
    let finding = try #require(report.files.first?.findings.first)
    report.files[0].suppressed = Array(repeating: SuppressedFinding(finding: finding, origin: .baseline), count: 3)
    let run = try run(report)
    #expect(run.results.count == 25_000)
    #expect(run.results.count { $0.suppressions != nil } == 1)
    #expect(run.invocations[0].toolExecutionNotifications == nil)
  }

  @Test func filesThatWereNotCheckedAreNotifications() throws {
    let failure = ["error no such file: 100%\u{1B}[1m"]
    for (listsSkipped, expected) in [(false, failure), (true, failure + ["note skipped: no restore-point request"])] {
      let invocation = try #require(run(SampleReport.nasty, listsSkipped: listsSkipped).invocations.first)
      #expect(!invocation.executionSuccessful)
      #expect(invocation.toolExecutionNotifications?.map { "\($0.level) \($0.message.text)" } == expected)
    }
  }
}
