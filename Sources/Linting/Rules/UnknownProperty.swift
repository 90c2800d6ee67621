internal import JSONText

/// Reports unknown properties.
///
/// The service rejects them: "Could not find member".
struct UnknownProperty: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .unknownMember(.unknown(let nearest)) = violation.fault, let name = violation.pointer.last else {
        return nil
      }
      let severity: Severity = request.version.isNewer ? .info : .error
      return Finding(
        RuleID(103), severity, .unknown(name, nearest), at: .key(violation.pointer),
        fix: nearest.flatMap { fix(violation.pointer, to: $0, in: request) })
    }
  }

  private func fix(_ pointer: JSONPointer, to name: String, in request: RequestContext) -> Fix? {
    guard request.body?[pointer.parent]?.member(named: name) == nil else { return nil }
    return Fix("rename to '\(name)'", isSafe: false, .renameKey(pointer, to: name))
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ name: String, _ nearest: String?) -> Self {
    guard let nearest else { return "unknown property '\(name)'; no api-version has it here" }
    return "unknown property '\(name)'; did you mean '\(nearest)'?"
  }
}
