internal import JSONText

/// Reports resource IDs of the wrong type.
///
/// The service rejects them.
struct WrongResourceType: Rule {
  static let id = RuleID(202)
  static let precondition = RulePrecondition.checkedIDs

  func findings(in request: RequestContext) -> [Finding] {
    request.checkedIDs.compactMap { checked in
      let reference = checked.reference
      guard let id = checked.id, !reference.types.contains(where: id.hasType) else { return nil }
      return Finding(Self.id, .error, .wrongType(reference, id.type), at: .value(reference.pointer))
    }
  }
}

extension ResourceID {
  /// Whether this is the ID of an instance of a Uniform scale set.
  var isScaleSetInstance: Bool { hasType("Microsoft.Compute/virtualMachineScaleSets/virtualMachines") }
}

extension Finding.Message {
  fileprivate static func wrongType(_ reference: ResourceReference, _ type: String) -> Self {
    let expected = reference.types.map(\.description).joined(separator: " or ")
    return "'\(reference.container.rawValue)' must refer to \(expected), but refers to \(type)"
  }
}
