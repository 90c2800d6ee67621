internal import JSONText
internal import Swagger

/// A property's name is written as the swagger writes it.
///
/// The service compares names without case; other tools and templates don't.
struct PropertyCase: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .wrongCase(let property) = violation.fault, let name = violation.pointer.last else { return nil }
      return Finding(
        RuleID(108), .warning, .wrongCase(name, property.name), at: .key(violation.pointer),
        fix: Fix("write '\(property.name)'", isSafe: true, .renameKey(violation.pointer, to: property.name)))
    }
  }
}

extension Finding.Message {
  fileprivate static func wrongCase(_ name: String, _ right: String) -> Self {
    "'\(name)' should be written '\(right)'"
  }
}
