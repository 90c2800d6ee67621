internal import JSONText
internal import Swagger

/// Reports read-only properties in requests.
///
/// The service ignores them, as its own documented example shows, so they have no effect.
struct ReadOnlyProperty: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .readOnly(let property) = violation.fault, !isReportedElsewhere(violation, request) else { return nil }
      return Finding(
        RuleID(101), .warning, .readOnly(property.name, writableSince(violation, request)), at: .key(violation.pointer),
        fix: Fix("remove the property", isSafe: true, .removeMember(violation.pointer)))
    }
  }

  private func isReportedElsewhere(_ violation: Violation, _ request: RequestContext) -> Bool {
    NameMismatch.mismatch(in: request)?.pointer == violation.pointer
      || ConsistencyMode(in: request)?.isReported(at: violation.pointer) ?? false
  }

  /// The first api-version after the request's own in which the property is writable.
  private func writableSince(_ violation: Violation, _ request: RequestContext) -> APIVersion? {
    guard let gate = request.version.gate, let operation = request.operation else { return nil }
    return request.swagger[operation.family].versions(of: operation, withWritableMember: violation.pointer.tokens)
      .first { $0 > gate }
  }
}

extension Finding.Message {
  fileprivate static func readOnly(_ name: String, _ since: APIVersion?) -> Self {
    guard let since else { return "'\(name)' is set by the service; leave it out of the request" }
    return "'\(name)' is read-only in this api-version; leave it out, or use \(since) or later"
  }
}
