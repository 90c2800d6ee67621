import Linting
import Testing

@Suite struct UnexpectedInResponseTests {
  @Test func readOnlyMembersAreExpected() {
    let file = ResponseFile(
      restorePoint:
        #"{"id": "/a/p", "name": "p", "properties": {"provisioningState": "Succeeded", "timeCreated": "x"}}"#)
    #expect(file.report.findings.filter { $0.rule != RuleID(205) } == [])
  }

  @Test(arguments: [
    (
      #"{"properties": {"colour": 1}}"#,
      "/properties/colour: 'colour' is not in the swagger of api-version 2025-04-01"
    ),
    (
      #"{"properties": {"consistencyMode": "Odd"}}"#,
      "/properties/consistencyMode: 'Odd' is not a value of 'consistencyMode' in the swagger of api-version 2025-04-01"
    ),
    (
      #"{"properties": {"excludeDisks": [{"id": 3}]}}"#,
      "/properties/excludeDisks/0/id: 'id' is an integer, but a string in the swagger of api-version 2025-04-01"
    ),
    (
      #"{"properties": {"instanceView": {"odd": true}}}"#,
      "/properties/instanceView/odd: 'odd' is not in the swagger of api-version 2025-04-01"
    ),
    ("[]", ": the response is an array, but an object in the swagger of api-version 2025-04-01"),
  ])
  func deviationsFromTheSwaggerAreReported(_ body: String, _ expected: String) {
    #expect(ResponseFile(restorePoint: body).findings(501) == [expected])
  }

  @Test(arguments: [
    #"{"properties": {"consistencyMode": "crashconsistent"}}"#, #"{"Properties": {"consistencyMode": null}}"#,
    #"{"properties": {"consistencyMode": "{mode}"}}"#, #"{"error": {"code": "NotFound", "odd": 1}}"#,
    #"{"properties": {"instantAccessDurationMinutes": 60.0}}"#,
  ])
  func equivalentValuesAndErrorsAreNotReported(_ body: String) {
    #expect(ResponseFile(restorePoint: body).findings(501) == [])
  }

  @Test func aResponseIsCheckedAgainstItsOwnVersion() {
    let body = #"{"properties": {"instantAccessDurationMinutes": 60}}"#
    #expect(ResponseFile(restorePoint: body, version: "2025-04-01").findings(501) == [])
    #expect(ResponseFile(restorePoint: body, version: "2021-03-01").findings(501).count == 1)
  }

  @Test func anUnknownVersionIsCheckedAgainstTheNewest() {
    let body = #"{"properties": {"instantAccessDurationMinutes": 60}}"#
    #expect(ResponseFile(restorePoint: body, version: "2020-02-02").findings(501) == [])
  }

  @Test func arrayItemsAreNotCheckedWhereTheSchemaExpectsAnObject() {
    let body = #"{"properties": {"instanceView": {"diskRestorePoints": [{"replicationStatus": {"odd": [1]}}]}}}"#
    #expect(ResponseFile(restorePoint: body, version: "2021-11-01").findings(501) == [])
    #expect(ResponseFile(restorePoint: body, version: "2022-03-01").findings(501).count == 1)
  }

  @Test func findingsPointIntoTheFile() throws {
    let file = ResponseFile(restorePoint: #"{"properties": {"colour": 1}}"#)
    let finding = try #require(file.report.findings.first { $0.rule == RuleID(501) })
    let source = Array(file.text.utf8)[finding.range.bytes]
    #expect(String(decoding: source, as: UTF8.self) == #""colour""#)
    #expect(finding.severity == .info)
    #expect(finding.part == .body)
    #expect(finding.operation == "RestorePoints_Get")
  }

  @Test func aFileWithOnlyAResponseIsReadAndHasNoRequest() {
    let file = ResponseFile(properties: #""provisioningState": "Succeeded""#)
    #expect(file.report.outcome == .checked)
    #expect(file.report.requests == 0)
    #expect(file.report.findings == [])
    let found = Linter().lint(Array(file.text.utf8), path: "response.json", isNamed: false)
    #expect(found.outcome == .checked)
  }
}
