internal import JSONText
internal import Requests
internal import Swagger

/// Reports subscriptions that are not GUIDs.
///
/// The service returns InvalidSubscriptionId.
struct InvalidSubscriptionID: Rule {
  static let id = RuleID(203)

  func findings(in request: RequestContext) -> [Finding] {
    urlFindings(in: request)
      + request.checkedIDs.compactMap { checked in
        guard let id = checked.id, !isGUID(id.subscription), !request.isUnresolved(id.subscription) else { return nil }
        return Finding(Self.id, .error, .notGUID(id.subscription), at: .value(checked.reference.pointer))
      }
  }

  private func urlFindings(in request: RequestContext) -> [Finding] {
    guard let path = request.url?.resourcePath, request.operation != nil, path.count > 1,
      case let segment = path[1], !isGUID(segment.decoded), !request.isUnresolved(segment.text)
    else { return [] }
    return [Finding(Self.id, .error, .notGUID(segment.decoded), at: .url(segment.range))]
  }
}

extension Finding.Message {
  fileprivate static func notGUID(_ text: String) -> Self {
    "the subscription '\(text)' is not a GUID, such as 01234567-89ab-cdef-0123-456789abcdef"
  }
}
