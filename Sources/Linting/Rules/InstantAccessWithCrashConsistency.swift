internal import JSONText

/// Instant access and crash consistency exclude each other.
///
/// The documentation supports instant access for application-consistent restore points only.
struct InstantAccessWithCrashConsistency: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    let pointer = JSONPointer(["properties", "instantAccessDurationMinutes"])
    guard let duration = request.body(of: "RestorePoints_Create")?[pointer], !duration.isNull,
      ConsistencyMode(in: request)?.isCrashConsistent == true
    else { return [] }
    return [
      Finding(
        RuleID(402), .error, .excluded, at: .key(pointer),
        fix: Fix("remove the property", isSafe: false, .removeMember(pointer)))
    ]
  }
}

extension Finding.Message {
  fileprivate static var excluded: Self {
    "'instantAccessDurationMinutes' can't stand beside 'CrashConsistent'; leave one of the two out"
  }
}
