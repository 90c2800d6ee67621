internal import JSONText

/// A resource id is of a type that its place takes.
///
/// The service refuses others. An instance of a scale set as a collection's source and the source of a restored disk
/// have rules of their own, which speak first.
struct WrongResourceType: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.judgedIDs.compactMap { place, text in
      guard let id = try? ResourceID(text), !place.types.contains(where: id.isOf(type:)),
        !(place.holder == .source && id.isScaleSetInstance),
        !(place.holder == .sourceResourceId && RestoreSource.fault(in: request) != nil)
      else { return nil }
      return Finding(RuleID(202), .error, .wrong(place, id.type), at: .value(place.pointer))
    }
  }
}

extension ResourceID {
  /// Whether this is an instance of a Uniform scale set, which has a rule of its own as a source.
  var isScaleSetInstance: Bool { isOf(type: "Microsoft.Compute/virtualMachineScaleSets/virtualMachines") }
}

extension Finding.Message {
  fileprivate static func wrong(_ place: ReferencePlace, _ type: String) -> Self {
    "'\(place.holder.rawValue)' takes the id of \(place.types.joined(separator: " or ")), and this is \(type)"
  }
}
