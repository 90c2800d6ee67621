internal import JSONText

/// Reports texts that are not resource IDs.
///
/// The service returns LinkedInvalidPropertyId or InvalidParameter.
struct MalformedResourceID: Rule {
  static let id = RuleID(201)
  static let precondition = RulePrecondition.checkedIDs

  func findings(in request: RequestContext) -> [Finding] {
    request.checkedIDs.compactMap { checked in
      guard case .failure(let fault) = checked.parsed else { return nil }
      let (reference, text) = (checked.reference, checked.text)
      return Finding(
        Self.id, .error, .malformed(text, fault), at: .value(reference.pointer), fix: fix(reference, text, fault))
    }
  }

  /// Only a missing leading slash can be fixed.
  private func fix(_ reference: ResourceReference, _ text: String, _ fault: ResourceID.Malformation) -> Fix? {
    guard fault == .missingLeadingSlash, ResourceID.malformation(of: "/" + text) == nil else { return nil }
    return Fix("insert the leading '/'", isSafe: true, .replaceValue(reference.pointer, with: jsonString("/" + text)))
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ text: String, _ fault: ResourceID.Malformation) -> Self {
    switch fault {
    case .missingLeadingSlash:
      "a resource ID starts with '/subscriptions/', but this one starts with '\(text.prefix(20))'"
    case .emptySegment: "the resource ID has an empty segment: two slashes in a row, or one at the end"
    case .expected(let what, nil): "the resource ID ends too early; expected \(what)"
    case .expected(let what, let found?): "unexpected '\(found)' in the resource ID; expected \(what) here"
    case .strayBracket(let bracket): "the resource ID contains a stray '\(String(bracket))'"
    case .unpairedType(let type): "the resource ID ends with the type '\(type)'; expected a name after it"
    }
  }
}
