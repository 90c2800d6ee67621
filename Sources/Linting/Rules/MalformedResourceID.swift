internal import JSONText

/// A resource id has the form of Azure Resource Manager.
///
/// The service answers LinkedInvalidPropertyId or InvalidParameter.
struct MalformedResourceID: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.judgedIDs.compactMap { place, text in
      ResourceID.malformation(of: text).map { fault in
        Finding(RuleID(201), .error, .malformed(text, fault), at: .value(place.pointer), fix: fix(place, text, fault))
      }
    }
  }

  /// Only a missing slash is plainly meant.
  private func fix(_ place: ReferencePlace, _ text: String, _ fault: ResourceID.Malformation) -> Fix? {
    guard fault == .missingLeadingSlash, ResourceID.malformation(of: "/" + text) == nil else { return nil }
    return Fix("put a slash before it", isSafe: true, .replaceValue(place.pointer, with: jsonString("/" + text)))
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ text: String, _ fault: ResourceID.Malformation) -> Self {
    switch fault {
    case .missingLeadingSlash: "a resource id starts with '/subscriptions/', and this one with '\(text.prefix(20))'"
    case .emptySegment: "the resource id has an empty segment: two slashes in a row, or one at the end"
    case .expected(let what, nil): "the resource id ends where \(what) should stand"
    case .expected(let what, let found?): "the resource id has '\(found)' where \(what) should stand"
    case .unpairedType(let type): "the resource id ends with the type '\(type)' and lacks its name"
    }
  }
}
