internal import JSONText
internal import Swagger

/// A property is sent with an api-version that has it.
///
/// The service refuses a property of a later version as it refuses an unknown one.
struct PropertyNotInAPIVersion: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .unknownMember(.inOtherVersions(let versions)) = violation.fault, let name = violation.pointer.last,
        let used = request.version.gate, let first = versions.first, let last = versions.last
      else { return nil }
      let message: Finding.Message =
        if last < used {
          .wentAfter(name, last, used)
        } else if first > used {
          .cameWith(name, first, used)
        } else {
          .missing(name, used, used.nearest(in: versions) ?? first)
        }
      return Finding(RuleID(304), .error, message, at: .key(violation.pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static func cameWith(_ name: String, _ first: APIVersion, _ used: APIVersion) -> Self {
    "'\(name)' came with api-version \(first); this request uses \(used)"
  }

  fileprivate static func wentAfter(_ name: String, _ last: APIVersion, _ used: APIVersion) -> Self {
    "'\(name)' went after api-version \(last); this request uses \(used)"
  }

  /// Earlier and later versions have it, as only swagger files of users may say.
  fileprivate static func missing(_ name: String, _ used: APIVersion, _ nearest: APIVersion) -> Self {
    "api-version \(used) has no '\(name)' here; the nearest that has it is \(nearest)"
  }
}
