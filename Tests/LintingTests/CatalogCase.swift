import JSONText
import Testing

@testable import Linting

/// An example from the catalog, with its rule.
struct CatalogCase: CustomTestStringConvertible, Sendable {
  let rule: RuleDescriptor
  let example: RuleExample
  /// Counts from 1 among the rule's wrong or right examples.
  let number: Int
  let isWrong: Bool

  var testDescription: String { "\(rule.id) \(isWrong ? "wrong" : "right") \(number)" }

  /// The bundled rules.
  static let checkedRules = RuleCatalog.bundled.rules

  /// All examples of these rules.
  static let all: [CatalogCase] = checkedRules.flatMap { rule in
    cases(of: rule, rule.wrong, isWrong: true) + cases(of: rule, rule.right, isWrong: false)
  }

  private static func cases(of rule: RuleDescriptor, _ examples: [RuleExample], isWrong: Bool) -> [CatalogCase] {
    zip(1..., examples).map { CatalogCase(rule: rule, example: $1, number: $0, isWrong: isWrong) }
  }

  /// The findings for the example, or for `bytes` in place of its file.
  func findings(in bytes: [UInt8]? = nil) -> [LocatedFinding] {
    var options = Linter.Options(operation: example.operation, apiVersion: example.apiVersion)
    options.minimumApiVersion = example.minimumApiVersion
    options.today = CalendarDate("2026-06-15")
    let linter = Linter(options: options)
    let bytes = bytes ?? example.bytes
    if rule.id == RuleID(903) { return Self.staleEntries(in: bytes) }
    let file = linter.lint(bytes, path: example.file, isNamed: true)
    return linter.completing([file]) { _ in bytes }.flatMap(\.findings)
  }

  /// The stale entries of a baseline after a run that had no findings in its files.
  private static func staleEntries(in bytes: [UInt8]) -> [LocatedFinding] {
    guard let baseline = try? Baseline(bytes, path: "baseline.json") else { return [] }
    return BaselineMatch(baseline).staleEntries(selection: RuleSelection()) { _ in false }
  }
}
