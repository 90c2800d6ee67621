internal import JSONText

/// Reports properties at the wrong level of the body.
///
/// The service rejects them there as unknown.
struct MisplacedProperty: Rule {
  static let id = RuleID(107)
  static let precondition = RulePrecondition.violations

  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .unknownMember(.misplaced(let destination)) = violation.fault,
        let name = request.pointers[violation.pointer].last
      else { return nil }
      return Finding(
        Self.id, .error, .misplaced(name, destination), at: .key(violation.pointer),
        fix: Fix("move to \(destination)", isSafe: false, .moveMember(violation.pointer, to: destination)))
    }
  }
}

extension Finding.Message {
  fileprivate static func misplaced(_ name: String, _ destination: JSONPointer) -> Self {
    destination.tokens.count == 1
      ? "'\(name)' belongs at the body's root, not under 'properties'"
      : "'\(name)' belongs under 'properties', not at the body's root"
  }
}
