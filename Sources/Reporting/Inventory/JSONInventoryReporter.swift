internal import JSONText
public import Linting
internal import Requests

/// Writes what was found in each file as a single JSON object.
public struct JSONInventoryReporter: Reporter {
  public init() {}

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    let summary = InventorySummary(report)
    let json = JSONValue.object([
      "schemaVersion": .string("1.0"),
      "tool": .object(["name": .string("rplint"), "version": .string(report.version)]),
      "summary": .object([
        "files": .integer(summary.files), "checked": .integer(summary.report.files),
        "skipped": .integer(summary.report.skipped), "failed": .integer(summary.report.failed),
        "requests": .integer(summary.requests),
        "unidentified": .integer(summary.unidentified), "unrelated": .integer(summary.unrelated),
        "responses": .integer(summary.responses),
      ]),
      "files": .array(report.files.lazy.map(\.inventoryJSON)),
      "operations": .array(summary.uses.lazy.map(\.json)),
    ])
    json.write(.indented, to: &output)
    output.write("\n")
  }
}

extension InventorySummary.Use {
  fileprivate var json: JSONValue {
    .object([
      "operation": operation.map(JSONValue.string), "apiVersion": apiVersion.map(JSONValue.string),
      "requests": .integer(count),
    ])
  }
}

extension RunReport.File {
  fileprivate var inventoryJSON: JSONValue {
    let (outcome, reason): (String, String?) =
      switch self.outcome {
      case .checked: ("checked", nil)
      case .skipped(let reason): ("skipped", reason.description)
      case .failed(let reason): ("failed", reason.description)
      }
    return .object([
      "file": .string(path), "format": format.map(JSONValue.string), "outcome": .string(outcome),
      "reason": reason.map(JSONValue.string), "entries": .array(inventory.lazy.map(\.json)),
    ])
  }
}

extension InventoryEntry {
  fileprivate var json: JSONValue {
    let (kind, reason): (String, String?) =
      switch self.kind {
      case .request: ("request", nil)
      case .response: ("response", nil)
      case .unidentified(let reason): ("unidentified", reason)
      case .unrelated(let reason): ("unrelated", reason.description)
      }
    return .object([
      "kind": .string(kind), "line": .integer(position.line), "column": .integer(position.column),
      "form": form.map { .string($0.rawValue) }, "method": method.map(JSONValue.string),
      "operation": operation.map(JSONValue.string), "apiVersion": apiVersion.map(JSONValue.string),
      "resource": resource.map(JSONValue.string), "reason": reason.map(JSONValue.string),
    ])
  }
}
