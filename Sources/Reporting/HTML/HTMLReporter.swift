internal import CReportPage
internal import JSONText
public import Linting

/// Writes a single HTML page that needs no network: the report's data as JSON, and a script that shows it.
public struct HTMLReporter: Reporter {
  private let rules: RuleLookup
  private let sources: SourceLookup

  /// - Parameter sources: is called once for each file that has fixes, which are shown as diffs.
  public init(rules: @escaping RuleLookup, sources: @escaping SourceLookup = { _ in nil }) {
    self.rules = rules
    self.sources = sources
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    output.write(Self.text(of: rplint_page_before_data()))
    var script = ScriptText(output)
    data(of: report).write(.compact, to: &script)
    output = script.output
    output.write(Self.text(of: rplint_page_after_data()))
  }

  private static func text(of part: rplint_page_part) -> String {
    unsafe String(decoding: UnsafeBufferPointer(start: part.start, count: part.count), as: UTF8.self)
  }

  private func data(of report: RunReport) -> JSONValue {
    .object([
      "version": .string(report.version),
      "summary": report.summary.json,
      "rules": .array(Set(report.findings.map(\.rule)).sorted().lazy.compactMap { [rules] in rules($0)?.pageJSON }),
      "inventory": .array(InventorySummary(report).uses.lazy.map(\.pageJSON)),
      "findings": .array(report.files.lazy.flatMap(findings)),
      "failures": .array(
        report.failures.lazy.map { .object(["file": .string($0.path.visible), "message": .string($0.reason.visible)]) }),
      "skipped": .array(
        report.skippedFiles.lazy.map {
          .object(["file": .string($0.path.visible), "reason": .string($0.reason.visible)])
        }),
    ])
  }

  private func findings(of file: RunReport.File) -> some Sequence<JSONValue> {
    let source = file.findings.contains { $0.fix != nil } ? sources(file.path) : nil
    return file.findings.lazy.map { $0.pageJSON(diff: source.flatMap($0.fixDiff)) }
  }
}

/// Passes JSON on to a stream in the form that HTML requires inside of a script: no text can end the script.
private struct ScriptText<Output: TextOutputStream>: TextOutputStream {
  private(set) var output: Output

  init(_ output: Output) {
    self.output = output
  }

  mutating func write(_ text: String) {
    output.write(text.utf8.contains(UInt8(ascii: "<")) ? text.escaped(["<": "\\u003c"]) : text)
  }
}
