import CBundledRules
import JSONText
import Swagger
import Testing

@testable import Linting

/// Checks the findings of user-defined rules.
@Suite struct DeclarativeRuleTests {
  /// The findings of one rule; `rule` contains the members of its entry other than ID, name and summary.
  private static func faults(
    _ rule: String, _ sample: SampleRequest, path: String = "request.json"
  ) throws -> [String] {
    let entry = #"{"id": "ORG-1", "name": "one", "summary": "s", \#(rule)}"#
    return try findings(entry, sample.text, path).map { "\($0.summary(in: sample.text)): \($0.message)" }
  }

  private static func findings(_ entry: String, _ text: String, _ path: String) throws -> [LocatedFinding] {
    var added = AddedRules()
    try added.add(Array(#"{"rules": [\#(entry)]}"#.utf8), path: "rules.json")
    let report = Linter(options: .init(added: added)).lint(Array(text.utf8), path: path, isNamed: true)
    return report.findings.filter { $0.rule == .added("ORG-1") }
  }

  private static let points = #""operations": ["RestorePoints_Create"]"#

  @Test func aMatchesEveryMemberAndEveryItem() throws {
    let rule =
      #""where": {\#(Self.points), "pointer": "/properties/*/*/id"}, "check": {"maxLength": 3}, "message": "m""#
    let sample = SampleRequest.restorePoint(
      #"{"excludeDisks": [{"id": "abc"}, {"id": "abcd"}, null, {"id": "abcde"}]}"#)
    #expect(
      try Self.faults(rule, sample) == [
        "ORG-1 warning /properties/excludeDisks/1/id: m", "ORG-1 warning /properties/excludeDisks/3/id: m",
      ])
    let root = #""where": {\#(Self.points), "pointer": "/*"}, "check": {"maxProperties": 1}, "message": "m""#
    #expect(try Self.faults(root, sample) == [])
  }

  @Test func aRuleAppliesOnlyToItsOperationsAndVersions() throws {
    let check = #""check": false, "message": "m""#
    let old = SampleRequest.restorePoint("{}", version: "2021-03-01")
    let found = ["ORG-1 warning : m"]
    #expect(try Self.faults(#""where": {\#(Self.points)}, \#(check)"#, old) == found)
    #expect(try Self.faults(#""where": {\#(Self.points), "since": "2021-03-01"}, \#(check)"#, old) == found)
    #expect(try Self.faults(#""where": {\#(Self.points), "since": "2021-03-02"}, \#(check)"#, old) == [])
    #expect(try Self.faults(#""where": {\#(Self.points), "until": "2021-03-01"}, \#(check)"#, old) == found)
    #expect(try Self.faults(#""where": {\#(Self.points), "until": "2021-02-28"}, \#(check)"#, old) == [])
    #expect(try Self.faults(#""where": {\#(Self.points)}, \#(check)"#, .collection("{}")) == [])
    let disks = #""where": {"operations": ["Disks_CreateOrUpdate"]}, \#(check)"#
    #expect(try Self.faults(disks, .disk(#"{"createOption": "Empty"}"#)) == [])
    #expect(try Self.faults(disks, .disk(#"{"createOption": "Restore"}"#)) == found)
  }

  @Test func aRuleAppliesOnlyWhereItsWhenConditionHoldsWithoutDependingOnAPlaceholder() throws {
    let rule =
      #""where": {\#(Self.points), "pointer": "/properties"}, "# + #""when": {"required": ["consistencyMode"], "#
      + #""properties": {"consistencyMode": {"const": "CrashConsistent"}}}, "check": false, "message": "m""#
    #expect(
      try Self.faults(rule, .restorePoint(#"{"consistencyMode": "CrashConsistent"}"#))
        == ["ORG-1 warning /properties: m"])
    #expect(try Self.faults(rule, .restorePoint(#"{"consistencyMode": "{mode}"}"#)) == [])
    #expect(try Self.faults(rule, .restorePoint(#"{"consistencyMode": null}"#)) == [])
    #expect(try Self.faults(rule, .restorePoint("{}")) == [])
  }

  @Test(
    "A message can include the value, the pointer, the name and the expectation",
    arguments: [
      (#"{"maximum": 9007199254740000}"#, "9007199254740993 /properties/x x a number of at most 9007199254740000"),
      (#"{"type": ["string", "boolean"]}"#, "9007199254740993 /properties/x x a string or true or false"),
      (#"{"enum": ["a", 2, true]}"#, "9007199254740993 /properties/x x one of 'a', 2, true"),
      (#"{"not": {"type": "integer"}}"#, "9007199254740993 /properties/x x another value"),
      ("false", "9007199254740993 /properties/x x left out"),
    ])
  func message(check: String, text: String) throws {
    let rule =
      #""where": {\#(Self.points), "pointer": "/properties/x"}, "check": \#(check), "#
      + #""message": "{value} {pointer} {name} {expected}""#
    let findings = try Self.faults(rule, .restorePoint(#"{"x": 9007199254740993}"#))
    #expect(findings == ["ORG-1 warning /properties/x: \(text)"])
  }

  @Test func aMissingMemberIsReportedAtTheOpeningBraceAForbiddenOneAtItsKeyAnInvalidOneAtItsValue() throws {
    let text = SampleRequest.restorePoint(#"{"x": "abc"}"#).text
    func reported(_ check: String, _ extra: String = "") throws -> [String] {
      let entry =
        #"{"id": "ORG-1", "name": "one", "summary": "s", "where": {\#(Self.points), "pointer": "/properties"}, "#
        + #""check": \#(check), "message": "{name}: {value}"\#(extra)}"#
      return try Self.findings(entry, text, "r.json").map { "\($0.sourceText(in: text)) \($0.message)" }
    }
    #expect(try reported(#"{"required": ["y"]}"#) == ["{ y: an object"])
    #expect(try reported(#"{"properties": {"x": false}}"#) == [#""x" x: abc"#])
    #expect(try reported(#"{"properties": {"x": {"maxLength": 2}}}"#) == [#""abc" x: abc"#])
    #expect(try reported(#"{"properties": {"x": {"maxLength": 2}}}"#, #", "anchor": "key""#) == [#""x" x: abc"#])
    #expect(try reported(#"{"properties": {"x": false}}"#, #", "anchor": "value""#) == [#""abc" x: abc"#])
    #expect(try reported(#"{"allOf": [{"required": ["y"]}, {"required": ["z"]}]}"#) == ["{ y: an object"])
  }

  @Test func aFixRemovesTheMemberOrReplacesItsValueAndOnlyIfTheMemberExists() throws {
    let text = SampleRequest.restorePoint(#"{"x": "abc"}"#).text
    func fixed(_ check: String, _ fix: String) throws -> String? {
      let entry =
        #"{"id": "ORG-1", "name": "one", "summary": "s", "where": {\#(Self.points), "pointer": "/properties"}, "#
        + #""check": \#(check), "message": "m", "fix": {\#(fix)}}"#
      guard let fix = try Self.findings(entry, text, "r.json").first?.fix else { return nil }
      let application = FixApplication(of: [fix.edits], to: Array(text.utf8))
      return fix.description + (fix.isSafe ? "" : "!") + ": "
        + String(String(decoding: application.text, as: UTF8.self).split(separator: #""body":"#).last ?? "")
    }
    let wrong = #"{"properties": {"x": {"maxLength": 2}}}"#
    let safe = #""applicability": "safe""#
    #expect(try fixed(wrong, #""remove": true, \#(safe)"#) == #"remove the property: {"properties":{}}}"#)
    #expect(
      try fixed(wrong, #""set": "a\"b", \#(safe)"#)
        == #"set the value to 'a"b': {"properties":{"x": "a\"b"}}}"#)
    #expect(
      try fixed(wrong, #""set": 5, "applicability": "unsafe""#)
        == #"set the value to 5!: {"properties":{"x": 5}}}"#)
    #expect(try fixed(#"{"required": ["y"]}"#, #""set": 5, \#(safe)"#) == nil)
  }

  @Test func rulesIgnoreATemplatesOwnMembersAndExpressions() throws {
    let text = """
      {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [
        {"type": "Microsoft.Compute/restorePointCollections", "apiVersion": "2025-04-01", "name": "c",
         "location": "[parameters('l')]", "properties": {"source": {"id": "[parameters('vm')]"}}}]}
      """
    func count(_ check: String) throws -> Int {
      let entry =
        #"{"id": "ORG-1", "name": "one", "summary": "s", "where": {"operations": "#
        + #"["RestorePointCollections_CreateOrUpdate"]}, "check": \#(check), "message": "m"}"#
      return try Self.findings(entry, text, "template.json").count
    }
    #expect(try count(#"{"properties": {"location": {"const": "a"}}}"#) == 0)
    #expect(try count(#"{"properties": {"properties": {"properties": {"source": {"maxProperties": 0}}}}}"#) == 1)
    #expect(try count(#"{"maxProperties": 2}"#) == 0)
    #expect(try count(#"{"maxProperties": 1}"#) == 1)
    #expect(try count(#"{"required": ["tags"]}"#) == 1)
  }

  @Test func membersThatMayFollowTheEndOfATruncatedTextAreNotReportedAsMissing() throws {
    let entry =
      #"{"id": "ORG-1", "name": "one", "summary": "s", "where": {\#(Self.points)}, "check": {"required": ["tags"]}, "#
      + #""message": "m"}"#
    let whole = "PUT https://management.azure.com\(SampleRequest.restorePoint("{}").url)\n\n{\"properties\": {}}\n"
    #expect(try Self.findings(entry, whole, "r.http").count == 1)
    #expect(try Self.findings(entry, String(whole.dropLast(3)), "r.http").isEmpty)
  }

  @Test func withoutItsPrecedenceTheBundledRuleFileIsAValidUserRuleFileWithTheSameRules() throws {
    let bytes = rplint_catalog_declarative().bytes
    let ids = RuleSet.rules(in: bytes).map(\.id)
    #expect(ids == RuleCatalog(files: [bytes]).rules.map(\.id))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.contains("\"precedence\":") }
    let text = ids.reduce(lines.joined(separator: "\n")) { text, id in
      let name = RuleCatalog.bundled[id]?.name ?? ""
      return text.replacing("\"\(id)\"", with: "\"ORG-\(id)\"").replacing("\"\(name)\"", with: "\"org-\(name)\"")
    }
    var added = AddedRules()
    try added.add(Array(text.utf8), path: "declarative.json")
    #expect(added.descriptors.map(\.id) == ids.map { .added("ORG-\($0)") })
  }
}
