internal import JSONText
public import Linting

/// Writes JSON Lines with one object per finding, as in the JSON report; a clean run writes nothing.
public struct JSONLinesReporter: Reporter {
  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    for finding in report.findings {
      finding.json(rules(finding.rule)).write(.compact, to: &output)
      output.write("\n")
    }
  }
}
