internal import JSONText
public import Linting

/// Writes SARIF 2.1.0, for GitHub code scanning and for editors.
///
/// Suppressed findings come after the others, with the reason. The report is limited to the 25,000 most severe findings, as
/// many as GitHub accepts; a notification counts the omitted ones. Files that were not checked are notifications.
public struct SARIFReporter: Reporter {
  private static let maximumFindings = 25_000

  private let rules: RuleLookup
  private let listsSkipped: Bool
  private let sarif: SARIF

  /// - Parameter listsSkipped: Whether to list skipped files with their reasons.
  public init(rules: @escaping RuleLookup, paths: RepositoryPaths = .asGiven, listsSkipped: Bool = false) {
    self.rules = rules
    self.listsSkipped = listsSkipped
    sarif = SARIF(paths: paths)
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    let reported = report.mostSevere(Self.maximumFindings)
    let suppressed = report.files.lazy.flatMap(\.suppressed).prefix(Self.maximumFindings - reported.count)
    let findings = reported + suppressed.map(\.finding)
    let origins = reported.map { _ in nil } + suppressed.map(\.origin)
    let ids = Set(findings.map(\.rule)).sorted()
    let run: JSONValue = .object([
      "tool": .object(["driver": driver(report, ids: ids)]),
      "invocations": .array([invocation(report, omitted: report.summary.findings - reported.count)]),
      "columnKind": .string("unicodeCodePoints"),
      "results": .array(results(findings, origins, ids: ids)),
    ])
    let log: JSONValue = .object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([run]),
    ])
    log.write(.indented, to: &output)
    output.write("\n")
  }

  private func driver(_ report: RunReport, ids: [RuleID]) -> JSONValue {
    .object([
      "name": .string("rplint"),
      "version": .string(report.version),
      "semanticVersion": .string(report.version),
      "rules": .array(ids.lazy.map { [rules, sarif] in sarif.rule($0, rules($0)) }),
    ])
  }

  private func invocation(_ report: RunReport, omitted: Int) -> JSONValue {
    var notifications = report.failures.map { sarif.notification("error", $0.reason, file: $0.path) }
    if listsSkipped {
      notifications += report.skippedFiles.map { sarif.notification("note", "skipped: \($0.reason)", file: $0.path) }
    }
    if omitted > 0 {
      notifications.append(sarif.notification("warning", "\(pluralized(omitted, "more finding")) omitted", file: nil))
    }
    return .object([
      "executionSuccessful": .boolean(report.failures.isEmpty),
      "toolExecutionNotifications": notifications.isEmpty ? nil : .array(notifications),
    ])
  }

  /// - Parameter origins: why each finding is suppressed; nil for those that are reported.
  private func results(
    _ findings: [LocatedFinding], _ origins: [SuppressedFinding.Origin?], ids: [RuleID]
  ) -> some Sequence<JSONValue> {
    let indices = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
    var fingerprints = Fingerprints()
    let hashes = findings.map { finding in
      let fingerprint = fingerprints.next(in: finding.file, [finding.rule.description, finding.lineText])
      return "\(fingerprint.hash):\(fingerprint.occurrence)"
    }
    return zip(zip(findings, origins), hashes).lazy.map { [sarif] result, hash in
      sarif.result(
        result.0, suppression: result.1, ruleIndex: indices[result.0.rule], fingerprint: hash)
    }
  }
}
