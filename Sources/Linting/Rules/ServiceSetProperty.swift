internal import JSONText

/// A request leaves out the time of creation.
///
/// No api-version marks `timeCreated` as read-only, but only the service sets it and what a request says of it has no
/// effect. A value that is no date is told by the rule on formats besides, for the service can't read it.
struct ServiceSetProperty: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    let pointer = JSONPointer(["properties", "timeCreated"])
    guard let time = request.body(of: "RestorePoints_Create")?[pointer], !time.isNull else { return [] }
    return [
      Finding(
        RuleID(414), .warning, .setByService, at: .key(pointer),
        fix: Fix("remove the property", isSafe: true, .removeMember(pointer)))
    ]
  }
}

extension Finding.Message {
  fileprivate static var setByService: Self { "'timeCreated' is set by the service; leave it out of the request" }
}
