internal import JSONText
public import Linting

/// Writes one line per finding, `file:line:col: severity RULE message`, for editors and scripts.
///
/// Files that could not be read are not included, since they have no line and are reported on standard error.
public struct ConciseReporter: Reporter {
  private let limit: FindingLimit

  public init(limit: FindingLimit = .standard) {
    self.limit = limit
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    for file in report.files {
      for finding in limit.shown(file) {
        let line = "\(finding.positionText): \(finding.severity.rawValue) \(finding.rule) \(finding.message.visible)"
        output.write(line.withoutCommands + "\n")
      }
      if let note = limit.note(on: file) { output.write("\(file.path.visible): \(note)".withoutCommands + "\n") }
    }
  }
}
