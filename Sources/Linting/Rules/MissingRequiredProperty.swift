internal import JSONText
internal import Requests
internal import Swagger

/// A body has what its operation requires.
///
/// The service answers 400 with InvalidParameter or the like. Silent about a text that is cut off: what lacks may have
/// stood behind its end.
struct MissingRequiredProperty: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    if request.request.body?.faults.contains(where: \.isCutOff) ?? false { return [] }
    let implied = request.request.body?.impliedMembers ?? []
    let required = request.violations.compactMap { violation -> Finding? in
      guard case .missing(let name) = violation.fault,
        violation.pointer != .root || !implied.contains(name)
      else { return nil }
      return Finding(RuleID(102), .error, .missing(name, violation.pointer), at: .opening(violation.pointer))
    }
    let references = request.references.compactMap { place -> Finding? in
      guard place.isIDMissing else { return nil }
      return Finding(RuleID(102), .error, .missing("id", place.pointer.parent), at: .opening(place.pointer.parent))
    }
    return required + references
  }
}

extension Finding.Message {
  fileprivate static func missing(_ name: String, _ holder: JSONPointer) -> Self {
    "\(holder.phrase) lacks '\(name)', which is required"
  }
}
