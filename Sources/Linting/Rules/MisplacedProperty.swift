internal import JSONText

/// A property stands where it belongs in the body.
///
/// The service doesn't look for it elsewhere, and refuses it where it stands.
struct MisplacedProperty: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .unknownMember(.misplaced(let home)) = violation.fault, let name = violation.pointer.last else {
        return nil
      }
      return Finding(
        RuleID(107), .error, .misplaced(name, home), at: .key(violation.pointer),
        fix: Fix("move it to \(home)", isSafe: false, .moveMember(violation.pointer, to: home)))
    }
  }
}

extension Finding.Message {
  fileprivate static func misplaced(_ name: String, _ home: JSONPointer) -> Self {
    home.tokens.count == 1
      ? "'\(name)' belongs at the body's root, not under 'properties'"
      : "'\(name)' belongs under 'properties', not at the body's root"
  }
}
