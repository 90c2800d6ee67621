internal import JSONText
public import Linting

/// Writes the report as a single JSON object, for use in scripts.
public struct JSONReporter: Reporter {
  private let rules: RuleLookup
  private let listsSkipped: Bool

  /// - Parameter listsSkipped: Whether to list skipped files with their reasons.
  public init(rules: @escaping RuleLookup, listsSkipped: Bool = false) {
    self.rules = rules
    self.listsSkipped = listsSkipped
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    json(report).write(.indented, to: &output)
    output.write("\n")
  }

  private func json(_ report: RunReport) -> JSONValue {
    .object([
      "schemaVersion": .string("1.0"),
      "tool": .object(["name": .string("rplint"), "version": .string(report.version)]),
      "summary": report.summary.json,
      "findings": .array(report.findings.lazy.map { [rules] in $0.json(rules($0.rule)) }),
      "failures": .array(
        report.failures.lazy.map { .object(["file": .string($0.path), "message": .string($0.reason)]) }),
      "skippedFiles": listsSkipped
        ? .array(report.skippedFiles.lazy.map { .object(["file": .string($0.path), "reason": .string($0.reason)]) })
        : nil,
    ])
  }
}

extension RunReport.Summary {
  var json: JSONValue {
    .object([
      "files": .integer(files),
      "requests": .integer(requests),
      "skipped": .integer(skipped),
      "failed": .integer(failed),
      "errors": .integer(errors),
      "warnings": .integer(warnings),
      "infos": .integer(infos),
      "fixable": .integer(fixable),
    ])
  }
}
