internal import JSONText
internal import Swagger

/// Reports property names in the wrong case.
///
/// The service ignores the case of names, but other tools and templates don't.
struct PropertyCase: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .wrongCase(let property) = violation.fault, let name = violation.pointer.last else { return nil }
      return Finding(
        RuleID(108), .warning, .wrongCase(name, property.name), at: .key(violation.pointer),
        fix: Fix("rename to '\(property.name)'", isSafe: true, .renameKey(violation.pointer, to: property.name)))
    }
  }
}

extension Finding.Message {
  fileprivate static func wrongCase(_ name: String, _ correct: String) -> Self {
    "'\(name)' is in the wrong case; expected '\(correct)'"
  }
}
