import JSONText
import Linting
import Testing

private func disk(_ name: String, _ code: String, _ percent: Int) -> String {
  """
  {"id": "/x/diskRestorePoints/\(name)",
   "replicationStatus": {"status": {"code": "ReplicationState/\(code)"}, "completionPercent": \(percent)}}
  """
}

@Suite struct ResponseUsabilityTests {
  @Test func aRestorePointWithCompleteCopiesIsUsable() {
    let view = #""instanceView": {"diskRestorePoints": [\#(disk("a", "succeeded", 100))]}"#
    #expect(ResponseFile(properties: #""provisioningState": "Succeeded", \#(view)"#).findings(502) == [])
  }

  @Test(arguments: ["Creating", "Failed", "Deleting"]) func anyOtherStateIsReported(_ state: String) {
    let expected = "the restore point 'p1' is not usable: its provisioningState is '\(state)'"
    let file = ResponseFile(properties: #""provisioningState": "\#(state)""#)
    #expect(file.findings(502) == ["/properties/provisioningState: \(expected)"])
  }

  @Test func theResponseToThePUTItselfIsSilent() {
    func findings(_ method: String, _ state: String) -> [RuleID] {
      let response = #"{"id": "/x/p", "properties": {"provisioningState": "\#(state)"}}"#
      let text = #"""
        {"Entries": [{"RequestUri": "\#(SampleRequest.collection)/restorePoints/p?api-version=2025-04-01",
          "RequestMethod": "\#(method)", "RequestBody": "{}", "StatusCode": 201, "ResponseBody": \#(response)}]}
        """#
      return Linter().lint(Array(text.utf8), path: "record.json", isNamed: true).findings.map(\.rule)
        .filter { $0 == RuleID(502) }
    }
    #expect(findings("PUT", "Creating") == [])
    #expect(findings("PUT", "Failed") == [RuleID(502)])
    #expect(findings("GET", "Creating") == [RuleID(502)])
  }

  @Test func incompleteCopiesAreReportedWithTheirPercentages() {
    let disks = [disk("os", "succeeded", 100), disk("d0", "inprogress", 42), disk("d1", "succeeded", 99)]
    let view = #""instanceView": {"diskRestorePoints": [\#(disks.joined(separator: ","))]}"#
    #expect(
      ResponseFile(properties: #""provisioningState": "Succeeded", \#(view)"#).findings(502) == [
        "/properties/instanceView/diskRestorePoints: the restore point 'p1' is not usable: "
          + "2 of 3 disk copies incomplete: 'd0' 42% (inprogress), 'd1' 99% (succeeded)"
      ])
  }

  @Test func anIncompleteCopyOfADiskRestorePointIsReported() {
    let file = ResponseFile(
      """
      {"id": "/x/d0", "type": "\(ResponseFile.diskType)",
       "properties": {"timeCreated": "2024-01-01T00:00:00Z", "replicationState": "Pending", "completionPercent": 12.5}}
      """)
    #expect(
      file.findings(502) == [
        "/properties/completionPercent: the restore point 'd0' is not usable: "
          + "its copy is incomplete: 'd0' 12.5% (Pending)"
      ])
  }

  @Test func eachRestorePointOfACollectionIsChecked() {
    let points = ["Succeeded", "Creating", "Failed"].enumerated().map { index, state in
      #"{"id": "/x/p\#(index)", "properties": {"provisioningState": "\#(state)"}}"#
    }
    let file = ResponseFile(
      """
      {"id": "/x/c", "type": "Microsoft.Compute/restorePointCollections",
       "properties": {"provisioningState": "Updating", "restorePoints": [\(points.joined(separator: ","))]}}
      """)
    let pointers = file.report.findings.filter { $0.rule == RuleID(502) }.compactMap(\.pointer?.description)
    #expect(
      pointers == [
        "/properties/restorePoints/1/properties/provisioningState",
        "/properties/restorePoints/2/properties/provisioningState",
      ])
  }

  @Test(arguments: [
    (["PUT Creating", "GET Creating", "GET Succeeded"], []), (["GET Creating", "GET Failed"], [1]),
    (["GET Succeeded", "GET Creating"], [1]), (["GET Failed", "PUT Creating"], []), (["GET Failed"], [0]),
  ])
  func onlyTheLastResponseInAFileAboutARestorePointCounts(exchanges: [String], reported: [Int]) {
    let entries = exchanges.map { exchange in
      let parts = exchange.split(separator: " ")
      return #"""
        {"RequestUri": "\#(SampleRequest.collection)/restorePoints/p?api-version=2025-04-01", "StatusCode": 200,
          "RequestMethod": "\#(parts[0])", "RequestBody": \#(parts[0] == "PUT" ? "{}" : "null"),
          "ResponseBody": {"properties": {"provisioningState": "\#(parts[1])"}}}
        """#
    }
    let whole = [(path: "record.json", text: #"{"Entries": [\#(entries.joined(separator: ",\n"))]}"#)]
    let separate = entries.enumerated().map { (path: "\($0).json", text: #"{"Entries": [\#($1)]}"#) }
    #expect(Self.lines(withUnusablePointsIn: whole) == reported.map { "record.json:\($0 * 3 + 3)" })
    let unusable = exchanges.indices.filter { ["GET Creating", "GET Failed"].contains(exchanges[$0]) }
    #expect(Self.lines(withUnusablePointsIn: separate) == unusable.map { "\($0).json:3" })
  }

  @Test func responsesAboutDifferentRestorePointsOrAboutUnknownOnesDontReplaceEachOther() {
    func lines(_ ids: [String]) -> [String] {
      let points = ids.map { #"{"id": "\#($0)", "properties": {"provisioningState": "Creating"}}"# }
      let type = #""type": "Microsoft.Compute/restorePointCollections""#
      return Self.lines(withUnusablePointsIn: [
        (
          "a.json",
          "{\"id\": \"/x/c\", \(type), \"properties\": {\"provisioningState\": \"Updating\", \"restorePoints\": [\n\(points.joined(separator: ",\n"))]}}"
        )
      ])
    }
    #expect(lines(["/x/p", "/x/q"]) == ["a.json:2", "a.json:3"])
    #expect(lines(["/x/p", "/x/P"]) == ["a.json:3"])
    #expect(lines(["/x/{p}", "/x/{p}"]) == ["a.json:2", "a.json:3"])
    #expect(lines(["", ""]) == ["a.json:2", "a.json:3"])
  }

  /// The lines of RP502 in a run's files.
  private static func lines(withUnusablePointsIn files: [(path: String, text: String)]) -> [String] {
    let linter = Linter()
    let checked = files.map { linter.lint(Array($0.text.utf8), path: $0.path, isNamed: true) }
    let texts = Dictionary(uniqueKeysWithValues: files)
    return linter.completing(checked) { texts[$0].map { Array($0.utf8) } }.flatMap(\.findings)
      .filter { $0.rule == RuleID(502) }.map { "\($0.file):\($0.range.start.line)" }
  }

  @Test(arguments: [#""provisioningState": "{state}""#, #""provisioningState": 3"#, #""instanceView": []"#])
  func unreadableValuesAreNotReported(_ properties: String) {
    #expect(ResponseFile(properties: properties).findings(502) == [])
  }
}
