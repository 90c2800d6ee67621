internal import JSONText

/// Reports values that violate the schema's format or bounds.
struct InvalidFormat: Rule {
  static let id = RuleID(106)
  static let precondition = RulePrecondition.violations

  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .badFormat(let expected) = violation.fault else { return nil }
      return Finding(
        Self.id, .error, .badFormat(violation.pointer.last ?? "", expected), at: .value(violation.pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static func badFormat(_ name: String, _ expected: String) -> Self { "'\(name)' must be \(expected)" }
}
