internal import JSONText
internal import Requests
internal import Swagger

/// Reports subscriptions that are not GUIDs.
///
/// The service returns InvalidSubscriptionId.
struct InvalidSubscriptionID: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    urlFindings(in: request)
      + request.checkedIDs.compactMap { reference, text in
        guard let id = try? ResourceID(text), !request.isUnresolved(id.subscription), !isGUID(id.subscription) else {
          return nil
        }
        return Finding(RuleID(203), .error, .notGUID(id.subscription), at: .value(reference.pointer))
      }
  }

  private func urlFindings(in request: RequestContext) -> [Finding] {
    guard let path = request.url?.path, request.operation != nil,
      let label = path.firstIndex(where: { $0.text.lowercased() == "subscriptions" }), label + 1 < path.count
    else { return [] }
    let segment = path[label + 1]
    guard !request.isUnresolved(segment.text), !isGUID(segment.decoded), !segment.text.contains(where: "<>{} ".contains)
    else { return [] }
    return [Finding(RuleID(203), .error, .notGUID(segment.decoded), at: .url(segment.range))]
  }
}

extension Finding.Message {
  fileprivate static func notGUID(_ text: String) -> Self {
    "the subscription '\(text)' is not a GUID, such as 01234567-89ab-cdef-0123-456789abcdef"
  }
}
