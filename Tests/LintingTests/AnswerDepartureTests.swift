import Linting
import Testing

@Suite struct AnswerDepartureTests {
  @Test func membersThatOnlyTheServiceSetsBelongInAnAnswer() {
    let file = AnswerFile(
      restorePoint:
        #"{"id": "/a/p", "name": "p", "properties": {"provisioningState": "Succeeded", "timeCreated": "x"}}"#)
    #expect(file.report.findings.filter { $0.rule != RuleID(205) } == [])
  }

  @Test(arguments: [
    (
      #"{"properties": {"colour": 1}}"#,
      "/properties/colour: the swagger of 2025-04-01 has no 'colour' here in an answer"
    ),
    (
      #"{"properties": {"consistencyMode": "Odd"}}"#,
      "/properties/consistencyMode: the swagger of 2025-04-01 doesn't list 'Odd' for 'consistencyMode' in an answer"
    ),
    (
      #"{"properties": {"excludeDisks": [{"id": 3}]}}"#,
      "/properties/excludeDisks/0/id: the swagger of 2025-04-01 has a string as 'id' in an answer, not an integer"
    ),
    (
      #"{"properties": {"instanceView": {"odd": true}}}"#,
      "/properties/instanceView/odd: the swagger of 2025-04-01 has no 'odd' here in an answer"
    ),
    ("[]", ": the swagger of 2025-04-01 has an object as 'the answer' in an answer, not an array"),
  ])
  func whatTheSwaggerLacksIsNoted(_ body: String, _ expected: String) {
    #expect(AnswerFile(restorePoint: body).findings(501) == [expected])
  }

  @Test(arguments: [
    #"{"properties": {"consistencyMode": "crashconsistent"}}"#, #"{"Properties": {"consistencyMode": null}}"#,
    #"{"properties": {"consistencyMode": "{mode}"}}"#, #"{"error": {"code": "NotFound", "odd": 1}}"#,
    #"{"properties": {"instantAccessDurationMinutes": 60.0}}"#,
  ])
  func whatIsMeantTheSameIsNot(_ body: String) {
    #expect(AnswerFile(restorePoint: body).findings(501) == [])
  }

  @Test func theAnswersOwnVersionCounts() {
    let body = #"{"properties": {"instantAccessDurationMinutes": 60}}"#
    #expect(AnswerFile(restorePoint: body, version: "2025-04-01").findings(501) == [])
    #expect(AnswerFile(restorePoint: body, version: "2021-03-01").findings(501).count == 1)
  }

  @Test func anUnknownVersionIsTakenForTheNewest() {
    let body = #"{"properties": {"instantAccessDurationMinutes": 60}}"#
    #expect(AnswerFile(restorePoint: body, version: "2020-02-02").findings(501) == [])
  }

  @Test func itemsOfAnObjectAreNotJudged() {
    let body = #"{"properties": {"instanceView": {"diskRestorePoints": [{"replicationStatus": {"odd": [1]}}]}}}"#
    #expect(AnswerFile(restorePoint: body, version: "2021-11-01").findings(501) == [])
    #expect(AnswerFile(restorePoint: body, version: "2022-03-01").findings(501).count == 1)
  }

  @Test func findingsStandAtTheirPlaceInTheFile() throws {
    let file = AnswerFile(restorePoint: #"{"properties": {"colour": 1}}"#)
    let finding = try #require(file.report.findings.first { $0.rule == RuleID(501) })
    let marked = Array(file.text.utf8)[finding.place.bytes]
    #expect(String(decoding: marked, as: UTF8.self) == #""colour""#)
    #expect(finding.severity == .info)
    #expect(finding.part == .body)
    #expect(finding.operation == "RestorePoints_Get")
  }

  @Test func aFileOfAnAnswerAloneIsReadAndCountsNoRequest() {
    let file = AnswerFile(properties: #""provisioningState": "Succeeded""#)
    #expect(file.report.outcome == .read)
    #expect(file.report.requests == 0)
    #expect(file.report.findings == [])
    let found = Linter().lint(Array(file.text.utf8), path: "answer.json", isNamed: false)
    #expect(found.outcome == .read)
  }
}
