internal import JSONText
public import Linting

/// Writes SARIF 2.1.0, for GitHub's code scanning and for editors.
///
/// At most 25,000 results, which is what GitHub takes: the most severe ones; what was left out is said in a notification.
public struct SARIFReporter: Reporter {
  private static let limit = 25_000

  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    let findings = report.mostSevere(Self.limit)
    let used = Set(findings.map(\.rule)).sorted()
    let run: JSONValue = .object([
      "tool": .object(["driver": driver(report, rules: used)]),
      "invocations": .array([invocation(report, leftOut: report.summary.findings - findings.count)]),
      "columnKind": .string("unicodeCodePoints"),
      "results": .array(results(findings, used: used)),
    ])
    let log: JSONValue = .object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([run]),
    ])
    log.write(.indented, to: &output)
    output.write("\n")
  }

  private func driver(_ report: RunReport, rules used: [RuleID]) -> JSONValue {
    .object([
      "name": .string("rplint"),
      "version": .string(report.version),
      "semanticVersion": .string(report.version),
      "rules": .array(used.lazy.map { [rules] in SARIF.rule($0, rules($0)) }),
    ])
  }

  private func invocation(_ report: RunReport, leftOut: Int) -> JSONValue {
    var notifications = report.failures.map { SARIF.notification("error", $0.reason, file: $0.path) }
    if leftOut > 0 {
      notifications.append(SARIF.notification("warning", "\(counted(leftOut, "more finding")) left out", file: nil))
    }
    return .object([
      "executionSuccessful": .boolean(report.failures.isEmpty),
      "toolExecutionNotifications": notifications.isEmpty ? nil : .array(notifications),
    ])
  }

  private func results(_ findings: [LocatedFinding], used: [RuleID]) -> some Sequence<JSONValue> {
    let indices = Dictionary(uniqueKeysWithValues: zip(used, used.indices))
    var fingerprints = Fingerprints()
    let prints = findings.map { fingerprints.next(in: $0.file, [$0.rule.description, $0.lineText]) }
    return zip(findings, prints).lazy.map { finding, print in
      SARIF.result(finding, ruleIndex: indices[finding.rule], fingerprint: "\(print.hash):\(print.occurrence)")
    }
  }
}
