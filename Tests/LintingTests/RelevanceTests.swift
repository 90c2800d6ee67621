import Requests
import Testing

@testable import Linting

/// Which files are checked, and which are skipped for which reason, whether or not they were named.
@Suite struct RelevanceTests {
  private static let collection = "\(SampleRequest.root)/restorePointCollections/c"

  private func lint(_ text: String, path: String, isNamed: Bool, operation: String? = nil) -> RunReport.File {
    Linter(options: Linter.Options(operation: operation)).lint(Array(text.utf8), path: path, isNamed: isNamed)
  }

  @Test(
    arguments: [
      ("README.md", "# How to build\n\n```sh\nmake restorePointTool\n```\n", .noRequest),
      ("package.json", #"{ "name": "x", "version": "1.0.0" }"#, .noRequest),
      ("list.json", "[1, 2]", .noRequest), ("build.sh", "#!/bin/sh\nmake all\n", .noRequest),
      ("compose.yaml", "services:\n  web:\n    image: x\n", .noRequest), ("empty.json", " \r\n", .empty),
      ("broken.json", #"{ "compilerOptions": "#, .noRequest),
      ("deep.json", String(repeating: "[", count: 3000), .noRequest),
      ("other.json", #"{ "location": "westeurope", "sku": {} }"#, .noRequest),
      (
        "vm.json", #"{"method": "GET", "url": "\#(SampleRequest.root)/virtualMachines/v?api-version=2024-03-01"}"#,
        .unrelated
      ),
    ] as [(String, String, RunReport.File.SkipReason)])
  func whatDoesNotLookLikeARequestIsSkipped(path: String, text: String, reason: RunReport.File.SkipReason) {
    for isNamed in [true, false] {
      let file = lint(text, path: path, isNamed: isNamed)
      #expect(file.outcome == .skipped(reason))
      #expect(file.findings == [])
    }
    let body = lint(text, path: path, isNamed: true, operation: "RestorePoints_Create")
    #expect(body.outcome == .checked)
  }

  @Test(arguments: [
    ("cut.json", #"{"method": "PUT", "url": "\#(collection)?api-version=2025-04-01", "body": {"#, 1),
    ("body.json", #"{"properties": {"source": {"id": }, "instantAccess": "#, 1),
    ("truncated.json", #"{"location": "eastus", "properties": {"source": {"id": "/subscriptions/61b7249e-83"#, 1),
    ("nomethod.json", #"{"url": "\#(collection)?api-version=2025-04-01", "body": {}}"#, 3),
    ("id.json", #"{"id": "\#(collection)"}"#, 3),
    ("get.http", "GET https://management.azure.com\(collection)\n", 301),
    ("lines.jsonl", "{}\n{\"properties\": {\"excludeDisks\": [}}\n", 1),
  ])
  func whatLooksLikeARequestIsChecked(path: String, text: String, rule: Int) {
    for isNamed in [true, false] {
      let file = lint(text, path: path, isNamed: isNamed)
      #expect(file.outcome == .checked)
      #expect(file.requests == 1)
      #expect(file.findings.contains { $0.rule == RuleID(rule) })
    }
  }

  /// Whatever else is wrong with them, disks that aren't created from restore points are not checked.
  @Test(arguments: [
    ("2019-07-01", #"{"location": "nowhere", "properties": {"creationData": {"createOption": "Empty"}}}"#),
    ("2050-01-01", #"{"properties": {"creationData": {"createOption": "Copy"}, "provisioningState": 1}}"#),
    ("{version}", "{"), ("", ""),
  ])
  func ordinaryDisksAreCountedAndNotChecked(version: String, body: String) {
    let url = "https://management.azure.com\(SampleRequest.root)/disks/d?api-version=\(version)"
    for isNamed in [true, false] {
      let file = lint("PUT \(url)\nContent-Type: application/json\n\n\(body)\n", path: "a.http", isNamed: isNamed)
      #expect(file.outcome == .checked)
      #expect(file.requests == 1)
      #expect(file.findings == [])
    }
  }

  @Test func anEmptyBodyIsAFinding() {
    let file = lint("", path: "body.json", isNamed: true, operation: "RestorePoints_Create")
    #expect(file.findings.map(\.rule) == [RuleID(3)])
    #expect(file.findings.first?.message.contains("empty") == true)
  }

  @Test func theInventoryIsKeptOnlyOnDemand() {
    let text =
      #"[{"method": "DELETE", "url": "\#(Self.collection)?api-version=2025-04-01"}, {"id": "\#(Self.collection)"}, 7]"#
    var options = Linter.Options()
    #expect(Linter(options: options).lint(Array(text.utf8), path: "a.json", isNamed: false).inventory == [])
    options.keepsInventory = true
    let file = Linter(options: options).lint(Array(text.utf8), path: "a.json", isNamed: false)
    #expect(file.format == "JSON")
    #expect(file.inventory.count == 3)
    #expect(file.inventory.first?.operation == "RestorePointCollections_Delete")
    #expect(file.inventory.first?.apiVersion == "2025-04-01")
    #expect(file.inventory.first?.resource == Self.collection)
    #expect(file.inventory.last?.kind == .unrelated(.notAnObject))
    #expect(file.requests == 2)
  }
}
