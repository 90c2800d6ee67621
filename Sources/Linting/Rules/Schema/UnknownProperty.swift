internal import JSONText
internal import Swagger

/// Reports unknown properties.
///
/// The service rejects them: "Could not find member".
struct UnknownProperty: Rule {
  static let id = RuleID(103)
  static let precondition = RulePrecondition.violations

  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation -> Finding? in
      guard case .unknownMember(let member) = violation.fault, let name = request.pointers[violation.pointer].last
      else {
        return nil
      }
      let severity: Severity = request.version.isNewer ? .info : .error
      return Finding(
        Self.id, severity, .unknown(name, member, request.version.gate), at: .key(violation.pointer),
        fix: member.nearest.flatMap { fix(violation.pointer, to: $0, in: request) })
    }
  }

  private func fix(_ pointer: JSONPointer, to name: String, in request: RequestContext) -> Fix? {
    guard request.body?[pointer.parent]?.member(named: name) == nil else { return nil }
    return Fix("rename to '\(name)'", isSafe: false, .renameKey(pointer, to: name))
  }
}

extension UnknownMember {
  fileprivate var nearest: String? {
    if case .unknown(let nearest) = self { nearest } else { nil }
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ name: String, _ member: UnknownMember, _ used: APIVersion?) -> Self {
    switch member {
    case .unknown(let nearest?): "unknown property '\(name)'; did you mean '\(nearest)'?"
    case .inOtherVersions: "unknown property '\(name)'\(used.map { " in api-version \($0)" } ?? "")"
    case .unknown(nil), .immutable, .misplaced: "unknown property '\(name)'; no api-version has it here"
    }
  }
}
