internal import JSONText

/// Reports collections whose source is an instance of a Uniform scale set.
///
/// Restore points are supported for virtual machines, including the instances of Flexible scale sets, which have IDs of
/// virtual machines. Takes precedence over RP202.
struct ScaleSetSource: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard request.body?["properties"]?["source"] != nil else { return [] }
    return request.checkedIDs.compactMap { reference, text in
      guard reference.container == .source, let id = try? ResourceID(text), id.isScaleSetInstance else { return nil }
      return Finding(RuleID(409), .error, .scaleSet, at: .value(reference.pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static var scaleSet: Self {
    "the source is an instance of a Uniform scale set, which doesn't support restore points; use a virtual machine"
  }
}
