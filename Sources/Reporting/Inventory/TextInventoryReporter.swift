internal import JSONText
public import Linting
internal import Requests

/// Writes what was found in each file for reading, and the number of requests per operation and api-version.
public struct TextInventoryReporter: Reporter {
  public init() {}

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    let widths = Widths(report)
    for file in report.files {
      output.write(file.inventoryHeading.withoutCommands + "\n")
      for entry in file.inventory { output.write("  \(line(for: entry, widths).withoutCommands)\n") }
    }
    let summary = InventorySummary(report)
    if summary.files > 0 { output.write("\n") }
    output.write(totals(summary))
    guard !summary.uses.isEmpty else { return }
    output.write("\nrequests  \("operation".padded(to: widths.operation))  api-version\n")
    for use in summary.uses {
      let count = String(use.count)
      let padding = String(repeating: " ", count: max(0, "requests".count - count.count))
      let operation = (use.operation ?? Self.unknownOperation).padded(to: widths.operation)
      output.write("\(padding)\(count)  \(operation)  \(use.apiVersion?.visible.withoutCommands ?? "none")\n")
    }
  }

  private static let unknownOperation = "unknown operation"

  /// The widths of the columns, in characters.
  private struct Widths {
    var position = 0
    var operation = TextInventoryReporter.unknownOperation.count
    var form = 0

    init(_ report: RunReport) {
      for entry in report.files.lazy.flatMap(\.inventory) {
        position = max(position, entry.position.text.count)
        operation = max(operation, entry.operation?.count ?? 0)
        form = max(form, entry.form?.rawValue.count ?? 0)
      }
    }
  }

  private func line(for entry: InventoryEntry, _ widths: Widths) -> String {
    let position = entry.position.text.padded(to: widths.position)
    let operation = (entry.operation ?? Self.unknownOperation).padded(to: widths.operation)
    let version = (entry.apiVersion?.visible ?? "none").padded(to: "2025-04-01".count)
    let form = (entry.form?.rawValue ?? "").padded(to: widths.form)
    switch entry.kind {
    case .request: return "\(position)  \(operation)  \(version)  \(form)  \(entry.resource?.visible ?? "")".trimmingEnd
    case .response: return "\(position)  \(operation)  \(version)  \(form)  response"
    case .unidentified(let reason): return "\(position)  unidentified: \(reason.visible)"
    case .unrelated(let reason): return "\(position)  not a restore-point request: \(reason)"
    }
  }

  private func totals(_ summary: InventorySummary) -> String {
    let report = summary.report
    let files = "\(report.files) checked, \(report.skipped) skipped, \(report.failed) failed"
    let found = [
      pluralized(summary.requests, "request"), "\(summary.unidentified) unidentified", "\(summary.unrelated) unrelated",
      pluralized(summary.responses, "response"),
    ]
    return "\(pluralized(summary.files, "file")): \(files)\n\(found.joined(separator: ", "))\n"
  }
}

extension RunReport.File {
  /// The path, and the format or why the file was not checked.
  fileprivate var inventoryHeading: String {
    switch outcome {
    case .checked: path.visible + (format.map { " (\($0))" } ?? "")
    case .skipped(let reason): "\(path.visible): skipped: \(reason)"
    case .failed(let reason): "\(path.visible): failed: \(reason.description.visible)"
    }
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
