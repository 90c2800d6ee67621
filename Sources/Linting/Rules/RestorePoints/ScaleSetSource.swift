internal import JSONText

/// Reports collections whose source is an instance of a Uniform scale set.
///
/// Restore points are supported for virtual machines, including the instances of Flexible scale sets, which have IDs of
/// virtual machines.
struct ScaleSetSource: Rule {
  static let id = RuleID(409)
  static let precondition = RulePrecondition.checkedIDs

  func findings(in request: RequestContext) -> [Finding] {
    guard request.body?["properties"]?["source"] != nil else { return [] }
    return request.checkedIDs.compactMap { checked in
      guard checked.reference.container == .source, checked.id?.isScaleSetInstance == true else { return nil }
      return Finding(Self.id, .error, .scaleSet, at: .value(checked.reference.pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static var scaleSet: Self {
    "the source is an instance of a Uniform scale set, which doesn't support restore points; use a virtual machine"
  }
}
