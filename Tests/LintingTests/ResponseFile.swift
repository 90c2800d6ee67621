import JSONText
import Linting

/// A file of saved responses.
struct ResponseFile {
  let text: String

  init(_ text: String) { self.text = text }

  /// A swagger example with the response to a GET of a restore point.
  init(restorePoint body: String, version: String = "2025-04-01") {
    text = """
      {"parameters": {"subscriptionId": "{s}", "resourceGroupName": "g", "restorePointCollectionName": "c",
        "restorePointName": "p", "api-version": "\(version)"},
       "operationId": "RestorePoints_Get", "responses": {"200": {"body": \(body)}}}
      """
  }

  /// A bare restore point with these properties, next to those that identify it as a response.
  init(properties: String) {
    text =
      #"{"id": "/a/p1", "type": "\#(Self.pointType)", "properties": {"timeCreated": "2024-01-01", \#(properties)}}"#
  }

  static let pointType = "Microsoft.Compute/restorePointCollections/restorePoints"
  static let diskType = "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints"

  var report: RunReport.File { Linter().lint(Array(text.utf8), path: "response.json", isNamed: true) }

  /// The findings of one rule as `pointer: message`.
  func findings(_ rule: Int) -> [String] {
    report.findings.filter { $0.rule == RuleID(rule) }.map { "\($0.pointer?.description ?? "-"): \($0.message)" }
  }
}
