import JSONText
import Testing

@testable import Linting

/// Checks user-defined rules about URLs, headers, responses and runs.
@Suite struct PolicyRuleTests {
  /// The findings of a rule in files; `rule` contains the members of its entry other than ID, name, summary and message.
  private static func faults(_ rule: String, _ files: [(path: String, text: String)]) throws -> [String] {
    var added = AddedRules()
    let message = #""message": "{value} {pointer} {name} {expected}""#
    let entry = #"{"id": "ORG-1", "name": "one", "summary": "s", \#(message), \#(rule)}"#
    try added.add(Array(#"{"rules": [\#(entry)]}"#.utf8), path: "rules.json")
    let linter = Linter(options: .init(added: added))
    let reports = files.map { linter.lint(Array($0.text.utf8), path: $0.path, isNamed: true) }
    let texts = Dictionary(files.map { ($0.path, $0.text) }) { $1 }
    return linter.completing(reports) { texts[$0].map { Array($0.utf8) } }.flatMap(\.findings)
      .filter { $0.rule == .added("ORG-1") }
      .map { "\($0.part) \($0.sourceText(in: texts[$0.file] ?? "")): \($0.message)" }
  }

  private static func faults(
    _ rule: String, _ text: String, path: String = "request.json"
  ) throws -> [String] {
    try faults(rule, [(path, text)])
  }

  private static let point = SampleRequest.restorePoint(name: "Monday", in: "nightly")
  private static let guid = "01234567-89ab-cdef-0123-456789abcdef"

  @Test(
    "A rule can check each part of the URL, and points at it",
    arguments: [
      ("/subscription", "url \(guid): \(guid) /subscription subscription 'x'"),
      ("/resourceGroup", "url g: g /resourceGroup resourceGroup 'x'"),
      ("/collection", "url nightly: nightly /collection collection 'x'"),
      ("/restorePoint", "url Monday: Monday /restorePoint restorePoint 'x'"),
      ("/apiVersion", "url 2025-04-01: 2025-04-01 /apiVersion apiVersion 'x'"),
      ("/query/api-version", "url 2025-04-01: 2025-04-01 /query/api-version api-version 'x'"),
      ("/restorepoint", "url Monday: Monday /restorepoint restorepoint 'x'"),
    ])
  func urlParts(pointer: String, fault: String) throws {
    for form in [SampleRequest.Form.envelope, .http] {
      let rule = #""where": {"part": "url", "pointer": "\#(pointer)"}, "check": {"const": "x"}"#
      let path = form == .http ? "r.http" : "r.json"
      #expect(try Self.faults(rule, Self.point.as(form).text, path: path) == [fault])
    }
  }

  @Test func whatTheURLLacksIsReportedAtItsPathAndARuleWithoutOperationsChecksAllOfThem() throws {
    let rule = #""where": {"part": "url"}, "check": {"properties": {"query": {"required": ["$expand"]}}}"#
    let get = #"{"method": "GET", "url": "\#(SampleRequest.collection)?api-version=2025-04-01"}"#
    #expect(
      try Self.faults(rule, get) == [
        "url \(SampleRequest.collection): an object /query $expand an object with '$expand'"
      ])
    #expect(try Self.faults(rule, get.replacing("?", with: "?$EXPAND=restorePoints&")) == [])
  }

  @Test func aRuleAboutAPartOfTheURLIgnoresPlaceholdersExpressionsAndRequestsWithoutAURL() throws {
    let rule = #""where": {"part": "url", "pointer": "/restorePoint"}, "check": {"pattern": "^[a-z]+$"}"#
    #expect(try Self.faults(rule, Self.point.text.replacing("Monday", with: "{name}")) == [])
    #expect(try Self.faults(rule, #"{"properties": {"instantAccessDurationMinutes": 60}}"#) == [])
    func template(_ name: String) -> String {
      """
      {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [
        {"type": "Microsoft.Compute/restorePointCollections/restorePoints", "apiVersion": "2025-04-01",
         "name": "\(name)", "properties": {}}]}
      """
    }
    #expect(try Self.faults(rule, template("c/Monday")).map { $0.prefix { $0 != ":" } } == [#"body "c/Monday""#])
    #expect(try Self.faults(rule, template("c/monday")) == [])
    #expect(try Self.faults(rule, template("[concat('c', '/Monday')]")) == [])
    let version = #""where": {"part": "url", "pointer": "/apiVersion"}, "check": {"const": "x"}"#
    #expect(try Self.faults(version, template("c/p")).count == 1)
  }

  @Test func aRuleCanApplyToSomeURLsOnlyWhateverItChecks() throws {
    func rule(_ collection: String) -> String {
      #"""
      "where": {"operations": ["RestorePoints_Create"], "url": {"properties": {"collection": {"const": "\#(collection)"}}}},
      "check": {"properties": {"properties": {"required": ["consistencyMode"]}}}
      """#
    }
    #expect(try Self.faults(rule("nightly"), Self.point.text).count == 1)
    #expect(try Self.faults(rule("hourly"), Self.point.text) == [])
    #expect(try Self.faults(rule("nightly"), Self.point.text.replacing("nightly", with: "{c}")) == [])
    #expect(try Self.faults(rule("nightly"), #"{"properties": {"instantAccessDurationMinutes": 60}}"#) == [])
  }

  @Test(
    "A rule can check the headers that a form saves",
    arguments: [
      ("r.json", #"{"method": "GET", "url": "URL", "headers": {"X-Team": "Payroll"}}"#),
      ("r.json", #"{"method": "GET", "url": "URL", "headers": [{"name": "x-team", "value": "Payroll"}]}"#),
      ("r.http", "GET URL\n# comment\nAccept: */*\nX-Team:  Payroll\n"),
      ("r.http", "@t = Payroll\nGET URL\nX-Team: {{t}}\n"),
      ("r.md", "```http\nGET URL\nX-Team: Payroll\n```\n"),
      ("r.sh", "curl -H 'X-Team: Payroll' 'URL'\n"), ("r.sh", "wget --header='X-Team: Payroll' 'URL'\n"),
      (
        "r.har",
        #"{"log": {"version": "1.2", "entries": [{"request": {"method": "GET", "url": "URL", "headers": "#
          + #"[{"name": "X-Team", "value": "Payroll"}]}}]}}"#
      ),
      (
        "r.json",
        #"{"Entries": [{"RequestUri": "URL", "RequestMethod": "GET", "RequestHeaders": {"X-Team": ["Payroll"]}}]}"#
      ),
      (
        "r.json",
        #"{"info": {"schema": "getpostman"}, "item": [{"request": {"method": "GET", "url": "URL", "header": "#
          + #"[{"key": "X-Team", "value": "Payroll"}]}}]}"#
      ),
      (
        "r.json",
        #"{"_type": "export", "__export_format": 4, "resources": [{"_type": "request", "method": "GET", "url": "URL", "#
          + #""headers": [{"name": "X-Team", "value": "Payroll"}]}]}"#
      ),
      ("r.json", #"{"requests": [{"httpMethod": "GET", "url": "URL", "headers": {"X-Team": "Payroll"}}]}"#),
      (
        "r.ipynb",
        #"{"cells": [{"cell_type": "code", "source": ["%%bash\n", "curl -H 'X-Team: Payroll' 'URL'\n"]}], "nbformat": 4}"#
      ),
      (
        "r.md",
        "```json\n{\"requests\": [{\"httpMethod\": \"GET\", \"url\": \"URL\", \"headers\": {\"X-Team\": \"Payroll\"}}]}\n```\n"
      ),
      (
        "r.yaml",
        "interactions:\n- request:\n    method: GET\n    uri: URL\n    headers:\n      X-Team:\n      - Payroll\n"
      ),
    ])
  func headers(path: String, text: String) throws {
    let text = text.replacing(
      "URL", with: "https://management.azure.com\(SampleRequest.collection)?api-version=2025-04-01")
    let rule = #""where": {"part": "header", "pointer": "/x-team"}, "check": {"const": "backup"}"#
    let faults = try Self.faults(rule, text, path: path)
    #expect(faults.map { String($0.drop { $0 != ":" }) } == [": Payroll /x-team x-team 'backup'"])
    #expect(faults.first?.hasPrefix("header ") == true)
    #expect(faults.first?.contains(text.contains("{{t}}") ? "{{t}}" : "Payroll:") ?? text.contains("\"Payroll\""))
    let missing = #""where": {"part": "header"}, "check": {"required": ["X-Owner"]}"#
    #expect(try Self.faults(missing, text, path: path).count == 1)
    let present = #""where": {"part": "header"}, "check": {"required": ["X-TEAM"]}"#
    #expect(try Self.faults(present, text, path: path) == [])
  }

  @Test func aRuleAboutHeadersIgnoresFormsThatDontSaveThem() throws {
    let rule = #""where": {"part": "header"}, "check": {"required": ["X-Team"]}"#
    #expect(try Self.faults(rule, Self.point.text) == [])
    #expect(try Self.faults(rule, #"{"properties": {"instantAccessDurationMinutes": 60}}"#) == [])
    #expect(try Self.faults(rule, Self.point.as(.http).text, path: "r.http").count == 1)
    #expect(try Self.faults(rule, "Run `GET \(Self.point.url)`\n", path: "r.md") == [])
  }

  @Test func aRuleCanCheckSavedResponses() throws {
    let rule = #"""
      "where": {"operations": ["RestorePointCollections_Get"], "part": "response", "pointer": "/properties/provisioningState"},
      "check": {"const": "Succeeded"}, "severity": "error"
      """#
    func text(_ state: String) -> String {
      """
      GET https://management.azure.com\(SampleRequest.collection)?api-version=2025-04-01

      HTTP/1.1 200 OK

      {"name": "c", "location": "eastus", "properties": {"provisioningState": "\(state)"}}

      """
    }
    #expect(
      try Self.faults(rule, text("Failed"), path: "r.http") == [
        #"body "Failed": Failed /properties/provisioningState provisioningState 'Succeeded'"#
      ])
    #expect(try Self.faults(rule, text("Succeeded"), path: "r.http") == [])
  }

  @Test func aRuleCanRequireThatARestorePointsCollectionIsCreatedInTheSameRunInWhateverFile() throws {
    let rule = #"""
      "where": {"operations": ["RestorePoints_Create"], "part": "run", "pointer": "/createsCollection"},
      "check": {"const": true}
      """#
    let point = ("point.json", Self.point.text)
    let fault = "url Monday: false /createsCollection createsCollection true"
    func collection(_ name: String) -> String {
      SampleRequest.collection(#"{"location": "eastus", "properties": {}}"#, name: name).text
    }
    #expect(try Self.faults(rule, [point]) == [fault])
    #expect(try Self.faults(rule, [point, ("c.json", collection("hourly"))]) == [fault])
    #expect(try Self.faults(rule, [point, ("c.json", collection("NIGHTLY"))]) == [])
    #expect(try Self.faults(rule, [point, ("c.json", collection("{name}"))]) == [fault])
    #expect(try Self.faults(rule, "[\(Self.point.text), \(collection("{name}"))]") == [])
    #expect(try Self.faults(rule, Self.point.text.replacing("Monday", with: "{name}")) == [])
    let versioned = rule.replacing(#""part""#, with: #""until": "2024-01-01", "part""#)
    #expect(try Self.faults(versioned, [point]) == [])
  }

  @Test(
    "A rule can check every fact of a run",
    arguments: [
      ("RestorePoints_Create", "/deletesRestorePoint", "Monday: true"),
      ("RestorePoints_Create", "/restorePoints", "Monday: 1"),
      ("RestorePoints_Delete", "/createsRestorePoint", "Monday: true"),
      ("RestorePoints_Delete", "/deletesCollection", "Monday: false"),
    ])
  func runFacts(operation: String, pointer: String, fault: String) throws {
    let rule = #"""
      "where": {"operations": ["\#(operation)"], "part": "run", "pointer": "\#(pointer)"}, "check": {"const": "x"}
      """#
    let delete = #"{"method": "DELETE", "url": "\#(Self.point.url)"}"#
    #expect(
      try Self.faults(rule, "[\(Self.point.text), \(delete), \(Self.point.text)]").map {
        String($0.dropFirst(4).prefix { $0 != "/" }.dropLast())
      } == Array(repeating: fault, count: operation == "RestorePoints_Create" ? 2 : 1))
  }
}
