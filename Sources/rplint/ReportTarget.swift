internal import ArgumentParser
internal import Reporting

/// A `--format` option: a format, and the file that it goes to.
struct ReportTarget: ExpressibleByArgument {
  let format: ReportFormat
  /// nil for standard output.
  let path: String?

  /// A format on standard output.
  init(format: ReportFormat) {
    self.format = format
    path = nil
  }

  /// Reads `F` or `F=FILE`.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let format = parts.first.flatMap(ReportFormat.init(rawValue:)), parts.last != "" else { return nil }
    self.format = format
    path = parts.count == 2 ? parts[1] : nil
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }
}
