internal import Linting

/// The totals of a test suite or of the whole report.
struct JUnitCounts {
  private(set) var tests = 0
  private(set) var failures = 0
  private(set) var errors = 0
  private(set) var skipped = 0

  mutating func add(_ file: RunReport.File) {
    switch file.outcome {
    case .checked: tests += file.findings.isEmpty ? 1 : 0
    case .skipped:
      tests += 1
      skipped += 1
    case .failed:
      tests += 1
      errors += 1
    }
    tests += file.findings.count
    failures += file.findings.count { $0.severity > .info }
  }
}
