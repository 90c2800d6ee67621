import JSONText
import Testing

@testable import Linting

@Suite("Faults of values with misspelled names and misplaced members")
struct CanonicalBodyTests {
  private static let disk = "\(SampleRequest.root)/disks/d"
  private static let point = "\(SampleRequest.root)/restorePointCollections/other/restorePoints/p"

  private static func patch(_ body: String) -> SampleRequest {
    SampleRequest("PATCH", url: "\(SampleRequest.collection)?api-version=2025-04-01", body: body)
  }

  @Test(
    "A name in the wrong case doesn't hide the faults of its value",
    arguments: [
      (
        .collection(#"{"location":"westus","properties":{"Source":{"id":"nonsense"}}}"#),
        ["RP108 warning /properties/Source", "RP201 error /properties/Source/id"]
      ),
      (
        .collection(properties: #"{"source":{"ID":"\#(disk)"}}"#),
        ["RP108 warning /properties/source/ID", "RP202 error /properties/source/ID"]
      ),
      (
        .collection(#"{"Location":"estus","Properties":{"SOURCE":{"Id":"x"}}}"#),
        [
          "RP108 warning /Location", "RP207 warning /Location", "RP108 warning /Properties",
          "RP108 warning /Properties/SOURCE", "RP108 warning /Properties/SOURCE/Id",
          "RP201 error /Properties/SOURCE/Id",
        ]
      ),
      (
        .restorePoint(#"{"InstantAccessDurationMinutes":30}"#),
        [
          "RP108 warning /properties/InstantAccessDurationMinutes",
          "RP401 error /properties/InstantAccessDurationMinutes",
        ]
      ),
      (
        .restorePoint(#"{"ConsistencyMode":"CrashConsistent","instantaccessdurationminutes":120}"#),
        [
          "RP108 warning /properties/ConsistencyMode", "RP108 warning /properties/instantaccessdurationminutes",
          "RP402 error /properties/instantaccessdurationminutes",
        ]
      ),
      (
        .restorePoint(#"{"consistencymode":"ApplicationConsistent"}"#),
        ["RP108 warning /properties/consistencymode", "RP405 error /properties/consistencymode"]
      ),
      (
        .restorePoint(#"{"ExcludeDisks":[{"id":"\#(disk)"},{"Id":"\#(disk)"}]}"#),
        [
          "RP108 warning /properties/ExcludeDisks", "RP108 warning /properties/ExcludeDisks/1/Id",
          "RP406 warning /properties/ExcludeDisks/1/Id",
        ]
      ),
      (
        .restorePoint(#"{"TimeCreated":"now"}"#),
        ["RP108 warning /properties/TimeCreated", "RP414 warning /properties/TimeCreated"]
      ),
      (
        .grant(#"{"Access":"Write","DurationInSeconds":1}"#),
        [
          "RP108 warning /Access", "RP411 warning /Access", "RP108 warning /DurationInSeconds",
          "RP412 warning /DurationInSeconds",
        ]
      ),
      (.collection(#"{"location":"eastus","Tags":{"a?":"b"}}"#), ["RP108 warning /Tags", "RP416 error /Tags/a?"]),
      (.collection(#"{"location":"eastus","Name":"d"}"#), ["RP108 warning /Name", "RP208 warning /Name"]),
      (
        patch(#"{"properties":{"Source":{}}}"#),
        ["RP108 warning /properties/Source", "RP404 info /properties/Source", "RP102 error /properties/Source"]
      ),
      (
        .disk(#"{"CreateOption":"Restore","SourceResourceID":"\#(disk)"}"#),
        [
          "RP108 warning /properties/creationData/CreateOption",
          "RP108 warning /properties/creationData/SourceResourceID",
          "RP410 error /properties/creationData/SourceResourceID",
        ]
      ),
      (
        .restorePoint(#"{"SourceRestorePoint":{"id":"\#(point.replacing("/other/", with: "/c/"))"}}"#),
        ["RP108 warning /properties/SourceRestorePoint", "RP408 error /properties/SourceRestorePoint/id"]
      ),
    ] as [(SampleRequest, [String])])
  func wrongCase(request: SampleRequest, faults: [String]) {
    #expect(request.faults == faults)
  }

  @Test func ofANameAndTheSameInAnotherCaseTheExactOneCounts() {
    let request = SampleRequest.collection(
      properties: #"{"Source":{"id":"x"},"source":{"id":"\#(SampleRequest.machine)"}}"#)
    #expect(request.faults == ["RP108 warning /properties/Source"])
    let null = SampleRequest.collection(properties: #"{"source":null,"Source":{"id":"x"}}"#)
    #expect(null.faults == ["RP108 warning /properties/Source", "RP201 error /properties/Source/id"])
  }

  @Test(
    "A misplaced member is checked by the definition and the rules of the place where it belongs",
    arguments: [
      (
        SampleRequest.restorePoint(body: #"{"excludeDisks":[{"id":"nonsense"}]}"#),
        ["RP107 error /excludeDisks", "RP201 error /excludeDisks/0/id"]
      ),
      (
        .restorePoint(body: #"{"instantAccessDurationMinutes":500}"#),
        ["RP107 error /instantAccessDurationMinutes", "RP401 error /instantAccessDurationMinutes"]
      ),
      (
        .restorePoint(body: #"{"ExcludeDisks":["a"],"properties":{}}"#),
        ["RP107 error /ExcludeDisks", "RP104 error /ExcludeDisks/0"]
      ),
      (
        .restorePoint(body: #"{"consistencyMode":"CrashConsistent","properties":{"instantAccessDurationMinutes":90}}"#),
        ["RP107 error /consistencyMode", "RP402 error /properties/instantAccessDurationMinutes"]
      ),
      (
        .collection(#"{"properties":{"location":"estus"}}"#),
        ["RP107 error /properties/location", "RP207 warning /properties/location"]
      ),
      (
        .collection(#"{"location":"eastus","Source":{"ID":"x"},"PROPERTIES":{}}"#),
        ["RP107 error /Source", "RP108 warning /Source/ID", "RP201 error /Source/ID", "RP108 warning /PROPERTIES"]
      ),
      (
        .restorePoint(body: #"{"instantAccessDurationMinutes":90}"#, version: "2024-07-01"),
        ["RP107 error /instantAccessDurationMinutes", "RP304 error /instantAccessDurationMinutes"]
      ),
      (
        .restorePoint(body: #"{"excludeDisks":[{"id":"x"}],"properties":{"excludeDisks":[]}}"#),
        ["RP107 error /excludeDisks"]
      ),
      (
        .restorePoint(body: #"{"excludeDisks":[],"properties":7}"#),
        ["RP107 error /excludeDisks", "RP104 error /properties"]
      ),
    ] as [(SampleRequest, [String])])
  func misplaced(request: SampleRequest, faults: [String]) {
    #expect(request.faults == faults)
  }

  @Test func aMisplacedMemberMovesToWhereItBelongsAsTheBodyIsWritten() throws {
    let request = SampleRequest.collection(
      #"{"location":"eastus","Properties":{},"source":{"id":"\#(SampleRequest.machine)"}}"#)
    let fix = try #require(request.findings.first { $0.rule == RuleID(107) }?.fix)
    let fixed = FixApplication(of: [fix.edits], to: Array(request.text.utf8)).text
    #expect(String(decoding: fixed, as: UTF8.self).contains(#""Properties":{"source":{"id":""#))
  }

  @Test(
    "A property of another api-version is RP304 in any case of its name",
    arguments: ["instantAccessDurationMinutes", "InstantAccessDurationMinutes", "INSTANTACCESSDURATIONMINUTES"])
  func otherVersion(name: String) {
    let request = SampleRequest.restorePoint(#"{"\#(name)":90}"#, version: "2024-07-01")
    #expect(request.faults == ["RP304 error /properties/\(name)"])
    #expect(
      request.findings.map(\.message) == [
        "'\(name)' was introduced in api-version 2025-04-01; this request uses 2024-07-01"
      ])
  }

  @Test func membersThatAreNullAreAbsent() {
    let requests: [SampleRequest] = [
      .collection(#"{"location":"eastus","name":null,"unknown":null,"Source":null,"properties":null,"tags":null}"#),
      .restorePoint(
        #"{"excludeDisks":[null],"consistencyMode":null,"instantAccessDurationMinutes":null,"sourceRestorePoint":null}"#
      ),
      Self.patch(#"{"location":null,"properties":{"source":null}}"#),
    ]
    for request in requests { #expect(request.faults == []) }
  }

  @Test func rulesOverARunSeeMembersInTheWrongCaseAndPointAtThemAsWritten() {
    let requests = [
      SampleRequest.collection(properties: #"{"source":{"id":"\#(SampleRequest.machine)"},"InstantAccess":false}"#),
      .restorePoint(#"{"instantaccessDurationMinutes":90}"#),
    ]
    let text = "[\(requests.map(\.text).joined(separator: ","))]"
    let linter = Linter()
    let file = linter.lint(Array(text.utf8), path: "run.json", isNamed: true)
    let found = linter.completing([file]) { _ in Array(text.utf8) }.flatMap(\.findings)
    #expect(
      found.map { $0.summary(in: text) } == [
        "RP108 warning /properties/InstantAccess", "RP108 warning /properties/instantaccessDurationMinutes",
        "RP403 warning /properties/instantaccessDurationMinutes",
      ])
    #expect(found.last?.sourceText(in: text) == #""instantaccessDurationMinutes""#)
  }

  @Test func theUsersRulesSeeTheCanonicalBodyToo() throws {
    let rule = #"""
      {"rules": [{"id": "ORG-LOCATION", "name": "org-location", "summary": "s", "message": "m",
        "where": {"operations": ["RestorePointCollections_CreateOrUpdate"], "pointer": "/location"},
        "check": {"const": "westus"}}]}
      """#
    var added = AddedRules()
    try added.add(Array(rule.utf8), path: "rules.json")
    let text = SampleRequest.collection(#"{"LOCATION":"eastus"}"#).text
    let file = Linter(options: .init(added: added)).lint(Array(text.utf8), path: "request.json", isNamed: true)
    #expect(
      file.findings.map { $0.summary(in: text) } == ["RP108 warning /LOCATION", "ORG-LOCATION warning /LOCATION"])
  }

  @Test func membersOfATemplatesResourceThatOnlyTheDeploymentReadsKeepTheirNames() {
    let text = #"""
      {"resources": [{"type": "Microsoft.Compute/restorePointCollections", "apiVersion": "2025-04-01", "name": "c",
        "Location": "estus", "DependsOn": []}]}
      """#
    let file = Linter().lint(Array(text.utf8), path: "main.json", isNamed: true)
    #expect(file.findings.map { $0.summary(in: text) } == ["RP108 warning /Location", "RP207 warning /Location"])
  }
}
