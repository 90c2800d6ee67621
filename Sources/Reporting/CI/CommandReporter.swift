internal import JSONText
internal import Linting

/// Writes a line for each finding that a CI system recognizes in the log.
protocol CommandReporter: Reporter {
  var limit: FindingLimit { get }

  /// The line for a file that couldn't be checked.
  func failure(of path: String, _ reason: String) -> String
  func line(for finding: LocatedFinding) -> String
  /// The line with a note about a file.
  func note(_ text: String, on path: String) -> String
}

extension CommandReporter {
  func write(_ report: RunReport, to output: inout some TextOutputStream) {
    for file in report.files {
      if case .failed(let reason) = file.outcome {
        output.write(failure(of: file.path, reason.description.visible) + "\n")
      }
      for finding in limit.shown(file) { output.write(line(for: finding) + "\n") }
      if let text = limit.note(on: file) { output.write(note(text, on: file.path) + "\n") }
    }
  }
}
