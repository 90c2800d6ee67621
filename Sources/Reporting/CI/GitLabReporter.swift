internal import JSONText
public import Linting

/// Writes a GitLab Code Quality report, a subset of the Code Climate format.
///
/// The format can't represent files that could not be read.
public struct GitLabReporter: Reporter {
  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    var fingerprints = Fingerprints()
    let hashes = report.findings.map { Self.fingerprint($0, &fingerprints) }
    let issues = zip(report.findings, hashes).lazy.map { [rules] finding, hash in
      Self.issue(finding, rules(finding.rule), fingerprint: hash)
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
        "lines": .object(["begin": .integer(finding.range.start.line), "end": .integer(finding.range.end.line)]),
      ]),
    ])
  }

  /// A fingerprint that is unique in the report: identical findings in a file are numbered.
  private static func fingerprint(_ finding: LocatedFinding, _ fingerprints: inout Fingerprints) -> String {
    let fingerprint = fingerprints.next(
      in: "",
      [finding.file, finding.rule.description, finding.pointer?.description ?? "", finding.message, finding.lineText])
    return fingerprint.occurrence == 1 ? fingerprint.hash : "\(fingerprint.hash)-\(fingerprint.occurrence)"
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
