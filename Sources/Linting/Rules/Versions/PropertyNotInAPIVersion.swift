internal import JSONText
internal import Swagger

/// Reports properties that the request's api-version doesn't have.
///
/// The service rejects a property of another version like an unknown one.
struct PropertyNotInAPIVersion: Rule {
  static let id = RuleID(304)
  static let precondition = RulePrecondition.violations

  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .unknownMember(.inOtherVersions(let versions)) = violation.fault, let name = violation.pointer.last,
        let used = request.version.gate, let first = versions.first, let last = versions.last
      else { return nil }
      let message: Finding.Message =
        if last < used {
          .removedAfter(name, last, used)
        } else if first > used {
          .introducedIn(name, first, used)
        } else {
          .missing(name, used, used.nearest(in: versions) ?? first)
        }
      return Finding(Self.id, .error, message, at: .key(violation.pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static func introducedIn(_ name: String, _ first: APIVersion, _ used: APIVersion) -> Self {
    "'\(name)' was introduced in api-version \(first); this request uses \(used)"
  }

  fileprivate static func removedAfter(_ name: String, _ last: APIVersion, _ used: APIVersion) -> Self {
    "'\(name)' was removed after api-version \(last); this request uses \(used)"
  }

  /// For a property that earlier and later versions have, which only happens with users' swagger files.
  fileprivate static func missing(_ name: String, _ used: APIVersion, _ nearest: APIVersion) -> Self {
    "'\(name)' is not in api-version \(used); the nearest api-version with it is \(nearest)"
  }
}
