internal import JSONText
internal import Swagger

/// Reports read-only properties in requests.
///
/// The service ignores them, as its own documented example shows, so they have no effect.
struct ReadOnlyProperty: Rule {
  static let id = RuleID(101)
  static let precondition = RulePrecondition.violations

  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard let name = violation.pointer.last, isReadOnly(violation, request) else { return nil }
      return Finding(
        Self.id, .warning, .readOnly(name, writableSince(violation, request)), at: .key(violation.pointer),
        fix: Fix("remove the property", isSafe: true, .removeMember(violation.pointer)))
    }
  }

  /// Whether the property is read-only in the request's api-version, or in all that have it.
  private func isReadOnly(_ violation: Violation, _ request: RequestContext) -> Bool {
    switch violation.fault {
    case .readOnly: true
    case .unknownMember(.inOtherVersions): writableVersions(violation, request).isEmpty
    case .missing, .unknownMember, .wrongCase, .wrongType, .unknownValue, .badFormat: false
    }
  }

  private func writableVersions(_ violation: Violation, _ request: RequestContext) -> [APIVersion] {
    guard let operation = request.operation else { return [] }
    return request.swagger[operation.family].versions(of: operation, withWritableMember: violation.pointer.tokens)
  }

  /// The first api-version after the request's own in which the property is writable.
  private func writableSince(_ violation: Violation, _ request: RequestContext) -> APIVersion? {
    guard let gate = request.version.gate else { return nil }
    return writableVersions(violation, request).first { $0 > gate }
  }
}

extension Finding.Message {
  fileprivate static func readOnly(_ name: String, _ since: APIVersion?) -> Self {
    guard let since else { return "'\(name)' is set by the service; leave it out of the request" }
    return "'\(name)' is read-only in this api-version; leave it out, or use \(since) or later"
  }
}
