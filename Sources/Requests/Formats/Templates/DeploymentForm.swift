internal import JSONText

/// A document with a template inside: the body of a deployment, or a policy definition that deploys the template.
struct DeploymentForm: JSONForm {
  /// Where the properties of a deployment are.
  private static let locations: [[String]] = [
    ["properties"], ["properties", "policyRule", "then", "details", "deployment", "properties"],
    ["policyRule", "then", "details", "deployment", "properties"],
    ["then", "details", "deployment", "properties"],
  ]

  private static let resources = locations.map { JSONPointer($0 + ["template", "resources"]) }

  let root: LocatedNode

  static func recognizes(_ root: JSONNode) -> Bool {
    resources.contains { root[$0] != nil }
  }

  func extract(visit: (Extract) -> Void) {
    let properties = Self.locations.lazy.compactMap(deployment).first { $0["template"]?["resources"] != nil }
    guard let properties, let template = properties["template"] else { return }
    TemplateForm(template, deployedBy: properties).extract(visit: visit)
  }

  private func deployment(at location: [String]) -> LocatedNode? {
    location.reduce(Optional(root)) { $0?[$1] }
  }
}
