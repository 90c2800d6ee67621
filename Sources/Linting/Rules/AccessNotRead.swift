internal import JSONText

/// A disk restore point is only read.
///
/// The other levels of access are for disks that are written or uploaded to. A value that is none of the levels is left
/// to the rule on enum values.
struct AccessNotRead: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    let pointer = JSONPointer(["access"])
    guard request.body(of: "DiskRestorePoint_GrantAccess") != nil, let access = request.judgedString(at: pointer),
      ["none", "write"].contains(access.lowercased())
    else { return [] }
    return [
      Finding(
        RuleID(411), .warning, .notRead(access), at: .value(pointer),
        fix: Fix("write 'Read'", isSafe: false, .replaceValue(pointer, with: "\"Read\"")))
    ]
  }
}

extension Finding.Message {
  fileprivate static func notRead(_ access: String) -> Self {
    "a disk restore point can only be read, so 'access' is 'Read', and this is '\(access)'"
  }
}
