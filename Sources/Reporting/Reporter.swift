public import Linting

/// Writes a run's report. Pure: no I/O, no clock, no decision about colour.
public protocol Reporter: Sendable {
  /// Writes the whole report.
  func write(_ report: RunReport, to output: inout some TextOutputStream)
}

/// Finds what the catalogue says of a rule; nil for a rule it does not know.
///
/// Asked only about rules that have findings, so that a clean run needs no catalogue.
public typealias RuleLookup = @Sendable (RuleID) -> RuleDescriptor?
