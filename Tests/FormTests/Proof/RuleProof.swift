import JSONText
import Linting
import TestSupport

/// Counts how often a rule finds the faults that it is about.
struct RuleProof {
  let rule: Int
  private(set) var cases = 0
  private(set) var found = 0
  /// Findings other than those of the faults, or more than one of one fault.
  private(set) var otherFindings = 0
  private(set) var fixed = 0
  /// The cases whose fault the rule still reports after its fixes were made.
  private(set) var unfixed = 0
  /// Descriptions of the cases that were not found, that have other findings, or that are unfixed.
  private(set) var failures: [String] = []

  init(rule: Int) {
    self.rule = rule
  }

  var missed: Int { cases - found }

  mutating func check(_ proofCase: ProofCase) {
    let findings = proofCase.findings(in: proofCase.bytes)
    record(findings.map(\.rule), expected: [rule] + proofCase.others, proofCase.description) {
      findings.map { "\($0.rule) \($0.pointer?.description ?? "\($0.part)") \($0.message)" }
    }
    guard findings.contains(where: { $0.rule == RuleID(rule) && $0.fix != nil }),
      let remaining = proofCase.findingsAfterFixing()
    else { return }
    if remaining.contains(where: { $0.rule == RuleID(rule) }) {
      unfixed += 1
      failures.append("not fixed: \(proofCase.description)")
    } else {
      fixed += 1
    }
  }

  /// Checks a mutant in a form; the expected findings are those in the envelope, as far as the form can have them.
  mutating func check(_ mutant: Mutant, in form: SavedForm) {
    let request = mutant.saved
    let expected = form.expectedFindings(in: request)
    guard expected.contains(where: { $0.rule == RuleID(rule) }) else { return }
    let findings = form.findings(in: request).map(form.unwrapped)
    record(findings.map(\.rule), expected: [rule] + mutant.others, "\(mutant.description), \(form.name)") {
      findings.sortedDescriptions
    }
    let descriptions = [findings, expected].map { mutant.brokenBody == nil ? $0.sortedDescriptions : $0.messages }
    // In a quotation, indentation doesn't show where a bracket is missing.
    if descriptions[0] != descriptions[1], mutant.change != "\(SyntaxMistake.missingBracket)" {
      failures.append("\(mutant.description), \(form.name): \(descriptions[0]), not \(descriptions[1])")
    }
  }

  private mutating func record(
    _ rules: [RuleID], expected: [Int], _ description: String, findings: () -> [String]
  ) {
    var remaining = rules
    for rule in expected.map({ RuleID($0) }) {
      guard let index = remaining.firstIndex(of: rule) else { continue }
      remaining.remove(at: index)
    }
    let count = expected.count { $0 == rule }
    let isFound = rules.count { $0 == RuleID(rule) } >= count
    let isComplete = rules.count - remaining.count == expected.count
    cases += 1
    found += isFound ? 1 : 0
    otherFindings += remaining.count
    if !isFound || !isComplete || !remaining.isEmpty { failures.append("\(description): \(findings())") }
  }
}

extension RuleProof {
  static let header = """
    | rule | cases | found | missed | other findings | recall | precision | fixed | not fixed |
    |---|---|---|---|---|---|---|---|---|
    """

  var row: String {
    let id = RuleID(rule).description
    return "| \(id) | \(cases) | \(found) | \(missed) | \(otherFindings) | \(percentage(found, of: cases)) | "
      + "\(percentage(found, of: found + otherFindings)) | \(fixed) | \(unfixed) |"
  }

  private func percentage(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let tenths = part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10) %"
  }
}

extension [ObservedFinding] {
  /// The messages without their line numbers: where a syntax error is, and in which part, depends on the form.
  fileprivate var messages: [String] { map { $0.message.filter { !$0.isNumber } }.sorted() }
}
