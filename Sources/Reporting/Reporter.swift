public import Linting

/// Writes the report of a run. Pure: no I/O, no clock, no decision on whether to use color.
public protocol Reporter: Sendable {
  /// Writes the complete report.
  func write(_ report: RunReport, to output: inout some TextOutputStream)
}

/// Looks up a rule in the catalog; nil for an unknown rule.
///
/// Called only for rules with findings, so that a clean run doesn't load the catalog.
public typealias RuleLookup = @Sendable (RuleID) -> RuleDescriptor?

/// Returns the bytes of a file by its path in the report, to show more of it than the report has; nil if unknown.
public typealias SourceLookup = @Sendable (String) -> [UInt8]?
