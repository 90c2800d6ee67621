internal import JSONText

/// A request asks for no consistency mode but CrashConsistent.
///
/// The others are what an answer tells; application consistency is what one gets without the property.
struct AnswerOnlyConsistencyMode: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let mode = ConsistencyMode(in: request), mode.isAnswerOnly else { return [] }
    return [
      Finding(
        RuleID(405), .error, .answerOnly(mode.text), at: .value(mode.pointer),
        fix: Fix("remove the property", isSafe: false, .removeMember(mode.pointer)))
    ]
  }
}

extension Finding.Message {
  fileprivate static func answerOnly(_ mode: String) -> Self {
    "'\(mode)' stands only in answers; leave 'consistencyMode' out for application consistency"
  }
}
