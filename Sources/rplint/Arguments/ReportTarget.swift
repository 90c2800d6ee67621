internal import ArgumentParser
internal import Reporting

/// A value of `--format`: a report format, and the file to write the report to.
struct ReportTarget: ExpressibleByArgument {
  let format: ReportFormat
  /// Nil for standard output.
  let path: String?

  /// Standard output in place of a file's name.
  private static let standardOutput = "-"

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
    path = parts.count == 2 && parts[1] != Self.standardOutput ? parts[1] : nil
  }

  /// Throws if two reports would be written to the same place.
  static func checkPlaces(of targets: [ReportTarget]) throws {
    var formats: [String: ReportFormat] = [:]
    for target in targets {
      if let other = formats.updateValue(target.format, forKey: target.place) {
        throw ValidationError(
          "'\(other.rawValue)' and '\(target.format.rawValue)' would both be written to "
            + "\(target.path.map { "'\($0)'" } ?? "standard output"); write one to another file with F=FILE")
      }
    }
  }

  /// Equal for targets that are the same file, however its path is written.
  private var place: String {
    guard let path else { return Self.standardOutput }
    let directory = PathName.directory(of: path)
    return PathName.path(of: PathName.lastComponent(of: path), in: (try? PosixFile.realPath(directory)) ?? directory)
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
