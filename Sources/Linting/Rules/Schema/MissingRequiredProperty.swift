internal import JSONText
internal import Requests
internal import Swagger

/// Reports missing required properties.
///
/// The service returns 400, usually with InvalidParameter. Silent if the text is truncated, because the property may
/// have been in the missing part.
struct MissingRequiredProperty: Rule {
  static let id = RuleID(102)

  func findings(in request: RequestContext) -> [Finding] {
    if request.request.body?.faults.contains(where: \.isCutOff) ?? false { return [] }
    let implied = request.request.body?.impliedMembers ?? []
    let required = request.violations.compactMap { violation -> Finding? in
      guard case .missing(let name) = violation.fault,
        violation.pointer != .root || !implied.contains(name)
      else { return nil }
      return Finding(Self.id, .error, .missing(name, violation.pointer), at: .opening(violation.pointer))
    }
    // A definition may require the ID of a reference, too.
    let containers = Set(
      request.violations.compactMap { if case .missing("id") = $0.fault { $0.pointer } else { nil } })
    let references = request.references.compactMap { reference -> Finding? in
      guard reference.isIDMissing else { return nil }
      let container = reference.pointer.parent
      guard !containers.contains(container) else { return nil }
      return Finding(Self.id, .error, .missing("id", container), at: .opening(container))
    }
    return required + references
  }
}

extension Finding.Message {
  fileprivate static func missing(_ name: String, _ container: JSONPointer) -> Self {
    "\(container.phrase) is missing the required property '\(name)'"
  }
}
