internal import ArgumentParser
internal import Reporting

/// A value of `--format`: a report format, and the file to write the report to.
struct ReportTarget: ExpressibleByArgument {
  let format: ReportFormat
  /// Nil for standard output.
  let path: String?

  /// A report on standard output.
  init(format: ReportFormat) {
    self.format = format
    path = nil
  }

  /// Parses `F` or `F=FILE`.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let format = parts.first.flatMap(ReportFormat.init(rawValue:)), parts.last != "" else { return nil }
    self.format = format
    path = parts.count == 2 ? parts[1] : nil
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }
}
