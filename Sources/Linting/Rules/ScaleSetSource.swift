internal import JSONText

/// A collection's source is no instance of a Uniform scale set.
///
/// Restore points are supported for single machines and for the machines of Flexible scale sets, whose ids are those of
/// virtual machines. Speaks instead of the rule on wrong resource types.
struct ScaleSetSource: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard request.body?["properties"]?["source"] != nil else { return [] }
    return request.judgedIDs.compactMap { place, text in
      guard place.holder == .source, let id = try? ResourceID(text), id.isScaleSetInstance else { return nil }
      return Finding(RuleID(409), .error, .scaleSet, at: .value(place.pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static var scaleSet: Self {
    "the source is an instance of a Uniform scale set, which can't have restore points; use a virtual machine"
  }
}
