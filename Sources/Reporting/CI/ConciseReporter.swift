internal import JSONText
public import Linting

/// Writes one line per finding, `file:line:col: severity RULE message`, for editors and scripts.
///
/// Files that could not be read are not included, since they have no line and are reported on standard error.
public struct ConciseReporter: Reporter {
  public init() {}

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    for finding in report.findings {
      let line = "\(finding.positionText): \(finding.severity.rawValue) \(finding.rule) \(finding.message.visible)"
      output.write(line.withoutCommands + "\n")
    }
  }
}
