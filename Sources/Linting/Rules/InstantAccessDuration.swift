internal import JSONText

/// Instant access lasts 60 to 300 minutes.
///
/// The documentation gives the bounds, the swagger doesn't; the service refuses others.
struct InstantAccessDuration: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    let pointer = JSONPointer(["properties", "instantAccessDurationMinutes"])
    guard let minutes = request.body(of: "RestorePoints_Create")?[pointer]?.integer, Int32(exactly: minutes) != nil,
      !(60...300).contains(minutes)
    else { return [] }
    return [Finding(RuleID(401), .error, .outOfRange(minutes), at: .value(pointer))]
  }
}

extension Finding.Message {
  fileprivate static func outOfRange(_ minutes: Int64) -> Self {
    "'instantAccessDurationMinutes' must be within 60 and 300, and this is \(minutes)"
  }
}
