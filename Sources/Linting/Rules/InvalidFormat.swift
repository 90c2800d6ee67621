internal import JSONText

/// A value keeps the format and the bounds that the schema gives.
///
/// Silent about `timeCreated`: a request leaves it out whatever it says (RP414).
struct InvalidFormat: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .badFormat(let expected) = violation.fault, violation.pointer.tokens != ["properties", "timeCreated"]
      else {
        return nil
      }
      return Finding(
        RuleID(106), .error, .bad(violation.pointer.last ?? "", expected), at: .value(violation.pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static func bad(_ name: String, _ expected: String) -> Self { "'\(name)' must be \(expected)" }
}
