internal import JSONText

/// Fixes a text round by round, each with all fixes that don't conflict with each other; the syntax first.
///
/// A round must leave fewer findings of the rules that it fixes, and a repair of the syntax must uncover nothing new: the
/// rest of the text was checked as if it were repaired. If a round fails that test, its fixes are made in smaller groups,
/// and the groups that fail it too are left out.
struct FixRounds {
  /// A fixed text with its report, and the number of fixes made.
  private struct Attempt {
    let text: [UInt8]
    let report: RunReport.File
    let fixes: Int
  }

  /// More rounds than any text needs: nearly all fixes are made in the first two.
  private static let maximumRounds = 100

  /// The maximum number of groups that are tried in one round after it failed as a whole.
  private static let maximumTrials = 64

  private let source: SourceText
  private let lint: (SourceText) -> RunReport.File
  private let fixable: (RunReport.File) -> [LocatedFinding]
  private var report: RunReport.File
  private var trials = 0

  private(set) var text: [UInt8]
  /// The number of fixes made.
  private(set) var fixes = 0

  /// - Parameters:
  ///   - lint: checks a text.
  ///   - fixable: returns the findings of a report that are to be fixed.
  init(
    of source: SourceText, lint: @escaping (SourceText) -> RunReport.File,
    fixable: @escaping (RunReport.File) -> [LocatedFinding]
  ) {
    self.source = source
    self.lint = lint
    self.fixable = fixable
    text = source.bytes
    report = lint(SourceText(utf8: text))
  }

  /// Makes rounds until one has nothing left to improve; if that never happens, the text stays as it was.
  mutating func run() {
    for _ in 0..<Self.maximumRounds {
      guard let next = round() else { return }
      text = next.text
      report = next.report
      fixes += next.fixes
    }
    text = source.bytes
    fixes = 0
  }

  private mutating func round() -> Attempt? {
    let findings = fixable(report)
    return improvement(by: findings.filter(\.isSyntaxFault)) ?? improvement(by: findings.filter { !$0.isSyntaxFault })
  }

  private mutating func improvement(by findings: [LocatedFinding]) -> Attempt? {
    trials = 0
    return attempt(findings) ?? attempt(effective(findings))
  }

  /// The findings whose fixes improve the text, in groups or each on its own; all together don't.
  private mutating func effective(_ findings: [LocatedFinding]) -> [LocatedFinding] {
    guard findings.count > 1, trials < Self.maximumTrials else { return [] }
    let half = findings.count / 2
    return [Array(findings[..<half]), Array(findings[half...])].flatMap { group in
      trials += 1
      return attempt(group) == nil ? effective(group) : group
    }
  }

  /// Makes those fixes of `findings` that don't conflict; nil if that is no improvement.
  private func attempt(_ findings: [LocatedFinding]) -> Attempt? {
    let application = FixApplication(of: findings.map { $0.fix?.edits ?? [] }, to: text)
    guard application.text != text else { return nil }
    let fixed = lint(SourceText(utf8: application.text))
    let made = application.applied.map { findings[$0] }
    guard fixed.isBetter(than: report, after: made) else { return nil }
    return Attempt(text: application.text, report: fixed, fixes: made.count)
  }
}

extension RunReport.File {
  /// Whether fixing findings of another report led to this one for the better.
  fileprivate func isBetter(than other: RunReport.File, after fixed: [LocatedFinding]) -> Bool {
    let (counts, others) = (findingCounts, other.findingCounts)
    func total(_ counts: [RuleID: Int]) -> Int { Set(fixed.map(\.rule)).reduce(0) { $0 + counts[$1, default: 0] } }
    guard requests >= other.requests, total(counts) < total(others) else { return false }
    // A text that is complete again may lack what could have been in the part that was cut off.
    let mayUncover = fixed.contains { !$0.isSyntaxFault || $0.fix?.isSafe == false }
    let rules = mayUncover ? [InvalidJSON.id] : Array(counts.keys)
    return rules.allSatisfy { counts[$0, default: 0] <= others[$0, default: 0] }
  }

  private var findingCounts: [RuleID: Int] {
    findings.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
  }
}

extension LocatedFinding {
  fileprivate var isSyntaxFault: Bool { rule == InvalidJSON.id }
}
