internal import JSONText

/// Reports resource IDs of the wrong type.
///
/// The service rejects them. Scale set instances as a collection's source are reported by RP409, and the sources of
/// restored disks by RP410.
struct WrongResourceType: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.checkedIDs.compactMap { reference, text in
      guard let id = try? ResourceID(text), !reference.types.contains(where: id.hasType),
        !(reference.container == .source && id.isScaleSetInstance),
        !(reference.container == .sourceResourceId && RestoreSource.fault(in: request) != nil)
      else { return nil }
      return Finding(RuleID(202), .error, .wrongType(reference, id.type), at: .value(reference.pointer))
    }
  }
}

extension ResourceID {
  /// Whether this is the ID of an instance of a Uniform scale set.
  var isScaleSetInstance: Bool { hasType("Microsoft.Compute/virtualMachineScaleSets/virtualMachines") }
}

extension Finding.Message {
  fileprivate static func wrongType(_ reference: ResourceReference, _ type: String) -> Self {
    let expected = reference.types.joined(separator: " or ")
    return "'\(reference.container.rawValue)' must refer to \(expected), but refers to \(type)"
  }
}
