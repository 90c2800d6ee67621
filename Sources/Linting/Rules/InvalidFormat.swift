internal import JSONText

/// Reports values that violate the schema's format or bounds.
///
/// Silent about `timeCreated`, which has to be removed anyway (RP414).
struct InvalidFormat: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .badFormat(let expected) = violation.fault, violation.pointer.tokens != ["properties", "timeCreated"]
      else {
        return nil
      }
      return Finding(
        RuleID(106), .error, .badFormat(violation.pointer.last ?? "", expected), at: .value(violation.pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static func badFormat(_ name: String, _ expected: String) -> Self { "'\(name)' must be \(expected)" }
}
