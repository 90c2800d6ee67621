public import Linting

/// Writes a run's report. Pure: no I/O, no clock, no decision about colour.
public protocol Reporter: Sendable {
  /// Writes the whole report.
  func write(_ report: RunReport, to output: inout some TextOutputStream)
}
