internal import JSONText
public import Linting

/// Writes a GitLab Code Quality report, a subset of the Code Climate format.
///
/// A file that could not be read is an issue on its first line.
public struct GitLabReporter: Reporter {
  private let rules: RuleLookup
  private let paths: RepositoryPaths

  public init(rules: @escaping RuleLookup, paths: RepositoryPaths = .asGiven) {
    self.rules = rules
    self.paths = paths
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    var fingerprints = Fingerprints()
    let findings = report.findings.map { ($0, fingerprint($0, &fingerprints)) }
    let failures = report.failures.map {
      ($0, Self.unique(fingerprints.next(in: "", [paths.relative($0.path), $0.reason])))
    }
    let issues = findings.lazy.map { finding, hash in issue(finding, fingerprint: hash) }
    let unreadable = failures.lazy.map { failure, hash in issue(failure, fingerprint: hash) }
    JSONValue.array([AnySequence(issues), AnySequence(unreadable)].joined()).write(.indented, to: &output)
    output.write("\n")
  }

  private func issue(_ finding: LocatedFinding, fingerprint: String) -> JSONValue {
    .object([
      "description": .string("\(finding.rule): \(finding.message)"),
      "check_name": .string(rules(finding.rule)?.name ?? finding.rule.description),
      "fingerprint": .string(fingerprint),
      "severity": .string(Self.severity(finding.severity)),
      "location": location(finding.file, finding.range.start.line...finding.range.end.line),
    ])
  }

  private func issue(_ failure: (path: String, reason: String), fingerprint: String) -> JSONValue {
    .object([
      "description": .string("could not be read: \(failure.reason)"),
      "check_name": .string("unreadable-file"),
      "fingerprint": .string(fingerprint),
      "severity": .string("critical"),
      "location": location(failure.path, 1...1),
    ])
  }

  private func location(_ path: String, _ lines: ClosedRange<Int>) -> JSONValue {
    .object([
      "path": .string(paths.relative(path)),
      "lines": .object(["begin": .integer(lines.lowerBound), "end": .integer(lines.upperBound)]),
    ])
  }

  /// A fingerprint that is unique in the report: identical findings in a file are numbered.
  private func fingerprint(_ finding: LocatedFinding, _ fingerprints: inout Fingerprints) -> String {
    let fingerprint = fingerprints.next(
      in: "",
      [
        paths.relative(finding.file), finding.rule.description, finding.pointer?.description ?? "", finding.message,
        finding.lineText,
      ])
    return Self.unique(fingerprint)
  }

  private static func unique(_ fingerprint: Fingerprints.Fingerprint) -> String {
    fingerprint.occurrence == 1 ? fingerprint.hash : "\(fingerprint.hash)-\(fingerprint.occurrence)"
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
