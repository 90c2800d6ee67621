internal import JSONText
internal import Swagger

/// Reports property names in the wrong case.
///
/// The service ignores the case of names, but other tools and templates don't.
struct PropertyCase: Rule {
  static let id = RuleID(108)
  static let precondition = RulePrecondition.violations

  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .wrongCase(let property) = violation.fault, let name = request.pointers[violation.pointer].last else {
        return nil
      }
      return Finding(
        Self.id, .warning, .wrongCase(name, property.name), at: .key(violation.pointer),
        fix: Fix("rename to '\(property.name)'", isSafe: true, .renameKey(violation.pointer, to: property.name)))
    }
  }
}

extension Finding.Message {
  fileprivate static func wrongCase(_ name: String, _ correct: String) -> Self {
    "'\(name)' is in the wrong case; expected '\(correct)'"
  }
}
