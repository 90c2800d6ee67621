internal import JSONText
internal import Swagger

/// A request leaves out what only the service sets.
///
/// The service ignores read-only properties in a request, as its own documented example shows, so what they say has no
/// effect.
struct ReadOnlyProperty: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .readOnly(let property) = violation.fault, !isOthersBusiness(violation, request) else { return nil }
      return Finding(
        RuleID(101), .warning, .readOnly(property.name, writableSince(violation, request)), at: .key(violation.pointer),
        fix: Fix("remove the property", isSafe: true, .removeMember(violation.pointer)))
    }
  }

  private func isOthersBusiness(_ violation: Violation, _ request: RequestContext) -> Bool {
    NameMismatch.mismatch(in: request)?.pointer == violation.pointer
      || ConsistencyMode(in: request)?.isReported(at: violation.pointer) ?? false
  }

  /// The first api-version behind the request's own in which the property may be sent.
  private func writableSince(_ violation: Violation, _ request: RequestContext) -> APIVersion? {
    guard let gate = request.version.gate, let operation = request.operation else { return nil }
    return request.swagger[operation.family].versions(in: operation, writable: violation.pointer.tokens)
      .first { $0 > gate }
  }
}

extension Finding.Message {
  fileprivate static func readOnly(_ name: String, _ since: APIVersion?) -> Self {
    guard let since else { return "'\(name)' is set by the service; leave it out of the request" }
    return "'\(name)' is set by the service up to this api-version; leave it out, or use \(since) or later"
  }
}
