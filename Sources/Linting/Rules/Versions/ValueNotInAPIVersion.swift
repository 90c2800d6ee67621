internal import JSONText
internal import Requests
internal import Swagger

/// Reports values that the request's api-version doesn't have.
///
/// Crash consistency was documented before the swagger let requests set it. In between, it is only a warning.
struct ValueNotInAPIVersion: Rule {
  static let id = RuleID(305)

  func findings(in request: RequestContext) -> [Finding] {
    enumFindings(in: request) + crashConsistencyFindings(in: request) + expandFindings(in: request)
  }

  /// The api-versions that have a value that the request's own doesn't.
  static func versions(of violation: Violation, in request: RequestContext) -> [APIVersion] {
    guard case .unknownValue(let text, let list) = violation.fault, request.version.gate != nil,
      let operation = request.operation, !list.values.contains(where: { $0.lowercased() == text.lowercased() })
    else { return [] }
    return request.swagger[operation.family]
      .versions(of: operation, withMember: violation.pointer.tokens, allowing: text)
  }

  private func enumFindings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .unknownValue(let text, _) = violation.fault, let used = request.version.gate,
        case let versions = Self.versions(of: violation, in: request), let first = versions.first,
        let nearest = used.nearest(in: versions)
      else { return nil }
      return Finding(
        Self.id, .error, first > used ? .introducedIn(text, first, used) : .missing(text, used, nearest),
        at: .value(violation.pointer))
    }
  }

  private func crashConsistencyFindings(in request: RequestContext) -> [Finding] {
    guard let mode = ConsistencyMode(in: request), let documented = mode.documentedSince,
      let used = request.version.gate, let writable = ConsistencyMode.writableSince, used < writable
    else { return [] }
    let isRejected = used < documented
    return [
      Finding(
        Self.id, isRejected ? .error : .warning,
        isRejected ? .introducedIn(mode.text, documented, used) : .doubtful(used, writable),
        at: .value(mode.pointer))
    ]
  }

  private func expandFindings(in request: RequestContext) -> [Finding] {
    guard let item = request.url?.item("$expand"), let used = request.version.gate,
      let parameter = request.operation?.queryParameters.first(where: { $0.name == "$expand" }),
      let value = parameter.values?.first(where: { $0.text.lowercased() == item.decodedValue.lowercased() }),
      !(parameter.exists(in: used) && value.versions.contains(used))
    else { return [] }
    let first = max(parameter.versions.since, value.versions.since)
    return [Finding(Self.id, .error, .introducedIn(value.text, first, used), at: .url(item.valueRange))]
  }
}

extension Finding.Message {
  fileprivate static func introducedIn(_ value: String, _ first: APIVersion, _ used: APIVersion) -> Self {
    "'\(value)' was introduced in api-version \(first); this request uses \(used)"
  }

  /// For a value that only earlier versions have, which only happens with users' swagger files.
  fileprivate static func missing(_ value: String, _ used: APIVersion, _ nearest: APIVersion) -> Self {
    "'\(value)' is not in api-version \(used); the nearest api-version with it is \(nearest)"
  }

  fileprivate static func doubtful(_ used: APIVersion, _ writable: APIVersion) -> Self {
    """
    'consistencyMode' is read-only in the swagger of api-version \(used); for 'CrashConsistent' use \(writable) or later
    """
  }
}
