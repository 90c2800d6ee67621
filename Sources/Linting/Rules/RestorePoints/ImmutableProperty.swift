internal import JSONText
internal import Swagger

/// Reports updates of properties other than tags and instant access.
///
/// The service keeps `location` and `source` as created. A documented update repeats the source unchanged, which is
/// harmless.
struct ImmutableProperty: Rule {
  static let id = RuleID(404)
  static let precondition = RulePrecondition.body

  func findings(in request: RequestContext) -> [Finding] {
    guard let body = request.body(of: OperationID.updateCollection) else { return [] }
    let locations = request.violations.compactMap { violation -> Finding? in
      guard case .unknownMember(.immutable) = violation.fault else { return nil }
      return finding(.warning, violation.pointer, isSafe: true)
    }
    let source = JSONPointer(["properties", "source"])
    guard let node = body[source], !node.isNull else { return locations }
    return locations + [finding(.info, source, isSafe: false)]
  }

  private func finding(_ severity: Severity, _ pointer: JSONPointer, isSafe: Bool) -> Finding {
    Finding(
      Self.id, severity, .immutable(pointer.last ?? ""), at: .key(pointer),
      fix: Fix("remove the property", isSafe: isSafe, .removeMember(pointer)))
  }
}

extension Finding.Message {
  fileprivate static func immutable(_ name: String) -> Self {
    "'\(name)' of a collection can't be changed; an update can change only 'tags' and 'instantAccess'"
  }
}
