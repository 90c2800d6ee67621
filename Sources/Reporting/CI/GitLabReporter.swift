internal import JSONText
public import Linting

/// Writes GitLab's code quality report, the subset of Code Climate's that GitLab reads.
///
/// Files that could not be read have no place in it.
public struct GitLabReporter: Reporter {
  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    var fingerprints = Fingerprints()
    let prints = report.findings.map { Self.fingerprint($0, &fingerprints) }
    let issues = zip(report.findings, prints).lazy.map { [rules] finding, print in
      Self.issue(finding, rules(finding.rule), fingerprint: print)
    }
    JSONValue.array(issues).write(.indented, to: &output)
    output.write("\n")
  }

  private static func issue(_ finding: LocatedFinding, _ rule: RuleDescriptor?, fingerprint: String) -> JSONValue {
    .object([
      "description": .string("\(finding.rule): \(finding.message)"),
      "check_name": .string(rule?.name ?? finding.rule.description),
      "fingerprint": .string(fingerprint),
      "severity": .string(severity(finding.severity)),
      "location": .object([
        "path": .string(RepositoryPath.relative(finding.file)),
        "lines": .object(["begin": .integer(finding.place.start.line), "end": .integer(finding.place.end.line)]),
      ]),
    ])
  }

  /// Unique in the report: equal findings of a file are numbered.
  private static func fingerprint(_ finding: LocatedFinding, _ fingerprints: inout Fingerprints) -> String {
    let print = fingerprints.next(
      in: "",
      [finding.file, finding.rule.description, finding.pointer?.description ?? "", finding.message, finding.lineText])
    return print.occurrence == 1 ? print.hash : "\(print.hash)-\(print.occurrence)"
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
