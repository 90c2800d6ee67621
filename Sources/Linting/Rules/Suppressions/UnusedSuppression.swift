/// Reports suppressions that match no finding, and comments that look like suppressions but can't be understood.
enum UnusedSuppression {
  static let id = RuleID(901)

  /// - Parameter rules: the suppressed rules as written.
  static func finding(_ rules: String, at range: Range<Int>) -> Finding {
    Finding(id, .info, .unused(rules), at: .text(range, .file))
  }

  static func finding(_ problem: SuppressionComment.Problem, at range: Range<Int>) -> Finding {
    Finding(id, .info, .malformed(problem.message), at: .text(range, .file))
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ problem: String) -> Self { "this suppression has no effect: \(problem)" }

  fileprivate static func unused(_ rules: String) -> Self {
    "no finding matches this suppression of \(rules); remove it"
  }
}
