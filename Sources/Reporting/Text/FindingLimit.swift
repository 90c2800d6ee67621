internal import Linting

/// The maximum number of findings per file in the reports that people read line by line.
public struct FindingLimit: Sendable {
  /// Nobody reads more of one file, and CI systems drop longer logs.
  public static let standard = FindingLimit(1_000)

  private let maximum: Int

  public init(_ maximum: Int) {
    self.maximum = maximum
  }

  /// The first findings of a file.
  func shown(_ file: RunReport.File) -> ArraySlice<LocatedFinding> { file.findings.prefix(maximum) }

  /// What is left out of a file's findings; nil for nothing.
  func note(on file: RunReport.File) -> String? {
    let others = file.findings.count - maximum
    return others > 0 ? "\(pluralized(others, "more finding")) not shown; --max-findings sets the limit" : nil
  }
}
