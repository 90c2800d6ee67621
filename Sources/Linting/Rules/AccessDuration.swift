internal import JSONText

/// Access is granted for 30 seconds to 60 days.
///
/// The service's limits for disks and snapshots. A number beyond 32 bits is left to the rule on formats.
struct AccessDuration: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    let pointer = JSONPointer(["durationInSeconds"])
    guard let seconds = request.body(of: "DiskRestorePoint_GrantAccess")?[pointer]?.integer,
      Int32(exactly: seconds) != nil, !(30...5_184_000).contains(seconds)
    else { return [] }
    return [Finding(RuleID(412), .warning, .outOfRange(seconds), at: .value(pointer))]
  }
}

extension Finding.Message {
  fileprivate static func outOfRange(_ seconds: Int64) -> Self {
    "'durationInSeconds' must be within 30 and 5184000 (60 days), and this is \(seconds)"
  }
}
