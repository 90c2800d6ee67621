internal import JSONText

/// Reports consistency modes other than CrashConsistent.
///
/// The others only appear in responses; application consistency is the default without the property.
struct ResponseOnlyConsistencyMode: Rule {
  static let id = RuleID(405)
  static let precondition = RulePrecondition.restorePoint

  func findings(in request: RequestContext) -> [Finding] {
    guard let mode = ConsistencyMode(in: request), mode.isResponseOnly else { return [] }
    return [
      Finding(
        Self.id, .error, .responseOnly(mode.text), at: .value(mode.pointer),
        fix: Fix("remove the property", isSafe: false, .removeMember(mode.pointer)))
    ]
  }
}

extension Finding.Message {
  fileprivate static func responseOnly(_ mode: String) -> Self {
    "'\(mode)' only appears in responses; leave out 'consistencyMode' for application consistency"
  }
}
