import JSONText
import Testing

@testable import Linting

/// Two rules that report one fault of a request; the first takes precedence over the other.
struct PrecedenceCase: CustomTestStringConvertible, Sendable {
  let first: Int
  let other: Int
  let request: SampleRequest

  init(_ first: Int, over other: Int, _ request: SampleRequest) {
    self.first = first
    self.other = other
    self.request = request
  }

  var testDescription: String { "\(RuleID(first)) over \(RuleID(other))" }

  /// The findings of these rules.
  func faults(selecting rules: Int...) -> [String] {
    request.faults(selecting: RuleSelection(selected: Set(rules.map { RuleID($0) })))
  }

  private static let point = "\(SampleRequest.collection)/restorePoints/p"
  private static let diskPoint = "\(point)/diskRestorePoints/d"
  private static let copy = #""sourceRestorePoint":{"id":"\#(point.replacing("/c/", with: "/other/"))"}"#

  private static func get(_ url: String) -> SampleRequest { SampleRequest("GET", url: url, body: nil) }

  private static func patch(_ body: String) -> SampleRequest {
    SampleRequest("PATCH", url: "\(SampleRequest.collection)?api-version=2025-04-01", body: body)
  }

  private static func disk(_ option: String, from source: String, version: String = "2023-10-02") -> SampleRequest {
    var request = SampleRequest.disk(#"{"createOption":"\#(option)","sourceResourceId":"\#(source)"}"#)
    request.url = request.url.replacing("2023-10-02", with: version)
    return request
  }

  static let all = [
    PrecedenceCase(6, over: 104, SampleRequest.collection("null").as(.http)),
    PrecedenceCase(101, over: 103, .restorePoint(#"{"instanceView":{}}"#, version: "2021-03-01")),
    PrecedenceCase(101, over: 407, .restorePoint(#"{"consistencyMode":"x",\#(copy)}"#, version: "2021-11-01")),
    PrecedenceCase(104, over: 105, .grant(#"{"access":5,"durationInSeconds":60}"#)),
    PrecedenceCase(104, over: 106, .grant(#"{"access":"Read","durationInSeconds":"1 h"}"#)),
    PrecedenceCase(104, over: 401, .restorePoint(#"{"instantAccessDurationMinutes":30.5}"#)),
    PrecedenceCase(104, over: 412, .grant(#"{"access":"Read","durationInSeconds":10.5}"#)),
    PrecedenceCase(105, over: 410, disk("Restor", from: diskPoint)),
    PrecedenceCase(106, over: 401, .restorePoint(#"{"instantAccessDurationMinutes":4294967296}"#)),
    PrecedenceCase(106, over: 412, .grant(#"{"access":"Read","durationInSeconds":4294967296}"#)),
    PrecedenceCase(107, over: 103, .collection(#"{"location":"eastus","source":{}}"#)),
    PrecedenceCase(201, over: 410, disk("Restore", from: "p")),
    PrecedenceCase(
      206, over: 203, get("\(SampleRequest.collection)?api-version=2025-04-01".replacing("-89ab", with: " "))),
    PrecedenceCase(206, over: 204, get("\(SampleRequest.collection)<?api-version=2025-04-01")),
    PrecedenceCase(206, over: 301, get("\(SampleRequest.collection)&api-version=2025-04-01")),
    PrecedenceCase(206, over: 302, get("\(SampleRequest.collection)?api-version= 2025-04-01")),
    PrecedenceCase(208, over: 101, .collection(#"{"location":"eastus","name":"d"}"#)),
    PrecedenceCase(304, over: 101, .restorePoint(#"{"instanceView":{}}"#, version: "2021-03-01")),
    PrecedenceCase(304, over: 103, .restorePoint(#"{\#(copy)}"#, version: "2021-03-01")),
    PrecedenceCase(305, over: 101, .restorePoint(#"{"consistencyMode":"CrashConsistent"}"#, version: "2021-11-01")),
    PrecedenceCase(305, over: 105, disk("CopyFromSanSnapshot", from: diskPoint, version: "2021-04-01")),
    PrecedenceCase(
      305, over: 407, .restorePoint(#"{"consistencyMode":"CrashConsistent",\#(copy)}"#, version: "2021-11-01")),
    PrecedenceCase(305, over: 410, disk("CopyFromSanSnapshot", from: diskPoint, version: "2021-04-01")),
    PrecedenceCase(404, over: 103, patch(#"{"location":"eastus"}"#)),
    PrecedenceCase(
      405, over: 101, .restorePoint(#"{"consistencyMode":"FileSystemConsistent"}"#, version: "2021-03-01")),
    PrecedenceCase(405, over: 105, .restorePoint(#"{"consistencyMode":"ApplicationConsistent"}"#)),
    PrecedenceCase(405, over: 407, .restorePoint(#"{"consistencyMode":"ApplicationConsistent",\#(copy)}"#)),
    PrecedenceCase(
      409, over: 202,
      .collection(
        properties: #"{"source":{"id":"\#(SampleRequest.root)/virtualMachineScaleSets/s/virtualMachines/0"}}"#)),
    PrecedenceCase(410, over: 202, disk("Restore", from: point)),
    PrecedenceCase(414, over: 106, .restorePoint(#"{"timeCreated":"now"}"#)),
  ]
}

@Suite("Precedence among the selected rules")
struct PrecedenceTests {
  @Test func everyPairOfTheCatalogHasACaseHere() {
    let catalog = RuleCatalog.bundled.rules.flatMap { rule in
      rule.precedence.flatMap(\.over).map { "\(rule.id) over \($0)" }
    }
    #expect(catalog.sorted() == PrecedenceCase.all.map(\.testDescription).sorted())
  }

  @Test(arguments: PrecedenceCase.all) func theFirstRuleReportsTheFaultIfItIsSelectedAndElseTheSecond(
    _ example: PrecedenceCase
  ) throws {
    let first = example.faults(selecting: example.first)
    let other = example.faults(selecting: example.other)
    #expect(first.count == 1 && first[0].hasPrefix("RP"))
    #expect(other.count == 1 && other[0].hasPrefix(RuleID(example.other).description))
    #expect(example.faults(selecting: example.first, example.other) == first)
  }

  @Test(arguments: PrecedenceCase.all) func ignoringARuleUncoversTheNextOneThatReportsTheFault(
    _ example: PrecedenceCase
  ) {
    let hiding = Set(PrecedenceCase.all.filter { $0.other == example.other }.map { RuleID($0.first) })
    let faults = example.request.faults(selecting: RuleSelection(ignored: hiding))
    #expect(faults.filter { $0.hasPrefix(RuleID(example.other).description) }.count == 1)
  }

  @Test(
    "A wrong type that converts, or an enum value in the wrong case, hides no other fault of the value",
    arguments: [
      (.restorePoint(#"{"instantAccessDurationMinutes":"30"}"#), ["RP104 warning", "RP401 error"]),
      (.restorePoint(#"{"instantAccessDurationMinutes":30.0}"#), ["RP104 warning", "RP401 error"]),
      (.restorePoint(#"{"instantAccessDurationMinutes":"3600000000"}"#), ["RP104 warning", "RP106 error"]),
      (.grant(#"{"access":"Read","durationInSeconds":"10"}"#), ["RP104 warning", "RP412 warning"]),
      (.grant(#"{"access":"Read","durationInSeconds":"3600"}"#), ["RP104 warning"]),
      (
        .restorePoint(#"{"consistencyMode":"CrashConsistent","instantAccessDurationMinutes":"120"}"#),
        ["RP104 warning", "RP402 error"]
      ),
      (
        .disk(
          #"{"createOption":"copy","sourceResourceId":"\#(SampleRequest.collection)/restorePoints/p/diskRestorePoints/d"}"#
        ),
        ["RP105 warning", "RP410 error"]
      ),
    ] as [(SampleRequest, [String])])
  func differentFaults(request: SampleRequest, faults: [String]) {
    #expect(request.faults.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }.sorted() == faults)
  }

  @Test func aBodyThatIsNullIsAMissingBodyAtTheNull() {
    let request = SampleRequest.collection("null").as(.http)
    #expect(request.faults == ["RP006 error "])
    #expect(request.findings.map { $0.sourceText(in: request.text) } == ["null"])
    #expect(SampleRequest.collection("null").faults == ["RP006 error PUT"])
    let ignoring = RuleSelection(ignored: [RuleID(6)])
    #expect(request.faults(selecting: ignoring) == ["RP104 error "])
  }
}
