/// A check of one saved answer.
///
/// Such rules are pure, as those of requests are. An answer is nothing that the user wrote, so that they don't find
/// errors in it.
protocol AnswerRule: Sendable {
  func findings(in answer: AnswerContext) -> [Finding]
}

extension RuleID {
  /// All rules that look at one answer; the order doesn't matter.
  static let perAnswer: [any AnswerRule] = [
    UnexpectedInAnswer(), RestorePointNotUsable(), TooManyRestorePoints(),
  ]
}
