internal import JSONText

/// An ARM deployment template, or a single resource of one.
///
/// Resources of other types and references to existing resources are skipped. An expression that consists of a single
/// parameter or variable is replaced with its literal value if it has one; other expressions are left as written.
struct TemplateForm: JSONForm {
  /// The operations that a deployment performs, by resource type in lower case.
  static let operations = [
    "microsoft.compute/restorepointcollections": "RestorePointCollections_CreateOrUpdate",
    "microsoft.compute/restorepointcollections/restorepoints": "RestorePoints_Create",
    "microsoft.compute/disks": "Disks_CreateOrUpdate",
  ]

  /// Members of a resource, in lower case, that are read by the deployment engine and not sent to the service.
  private static let deploymentMembers: Set<String> = [
    "type", "apiversion", "name", "dependson", "condition", "copy", "comments", "resources", "scope", "existing",
    "import", "extension", "metadata", "asserts", "subscriptionid", "resourcegroup",
  ]

  private let root: LocatedNode
  private let scope: TemplateScope

  init(root: LocatedNode) {
    self.root = root
    scope = TemplateScope(of: root)
  }

  /// A template inside of a deployment with these properties.
  init(_ template: LocatedNode, deployedBy properties: LocatedNode) {
    root = template
    scope = .inner(template, of: properties)
  }

  static func recognizes(_ root: JSONNode) -> Bool {
    if let resources = root["resources"], isResourceList(resources, of: root) { return true }
    return root["$schema"].map(isTemplateSchema) ?? isResource(root)
  }

  private static func isTemplateSchema(_ schema: JSONNode) -> Bool { schema.mentions("deploymenttemplate.json") }

  private static func isResource(_ node: JSONNode) -> Bool {
    guard node["apiVersion"]?.kind == .string, let type = node["type"]?.string else { return false }
    return operations[type.lowercased()] != nil
  }

  private static func isResourceList(_ resources: JSONNode, of root: JSONNode) -> Bool {
    guard resources.kind == .array || resources.kind == .object else { return false }
    if root["contentVersion"] != nil || root["$schema"].map(isTemplateSchema) ?? false { return true }
    return resources.elements.contains { $0["type"]?.kind == .string }
      || resources.members.contains { $0.value["type"]?.kind == .string }
  }

  func extract(visit: (Extract) -> Void) {
    var found: [ResourceMatch] = []
    let context = Context(scope: scope, hasAPIProfile: root["apiProfile"] != nil)
    if Self.isResource(root.node) {
      collect(root, in: context, into: &found)
    } else if let resources = root["resources"], resources.node.kind == .array || resources.node.kind == .object {
      collect(from: resources, in: context, into: &found)
    } else {
      visit(.malformed(.template, root, reason: "this looks like an ARM template, but has no 'resources'"))
    }
    if found.contains(where: { $0.operation != nil }), let schema = root["$schema"], !Self.isTemplateSchema(schema.node)
    {
      let reason = "this looks like an ARM template, but its '$schema' is not deploymentTemplate.json"
      visit(.malformed(.template, root, reason: reason))
    }
    emit(found, to: visit)
  }

  /// Passes the resources to `visit`, with references replaced by their literal values.
  private func emit(_ found: [ResourceMatch], to visit: (Extract) -> Void) {
    let literals = found.flatMap(\.values.literals)
    let text = literals.isEmpty ? [] : root.source.text.bytes
    let literalRanges = RangeIndex(of: literals, in: text.span)
    for (match, resource) in zip(found, found.map(\.resource).detached()) {
      match.values.withLiteralsSubstituted(into: resource, literalRanges, in: root.source) { resource, origins in
        var candidate = candidate(of: resource, match)
        candidate.request.origins = origins
        visit(.candidate(candidate))
      }
    }
  }
}

extension TemplateForm {
  /// What contains an array of resources: a template, and a resource if they are nested in one.
  private struct Context {
    var scope: TemplateScope
    var hasAPIProfile: Bool
    /// The full type, in lower case.
    var parentType: String?
    var parentName: LocatedNode?
  }

  /// A resource, which corresponds to a request if its type is ours.
  private struct ResourceMatch {
    var resource: LocatedNode
    var operation: String?
    var context: Context
    var values: TemplateValues
  }

  /// Collects the requests of an array of resources, or of an object that maps symbolic names to resources.
  ///
  /// Recursion is bounded: each call descends at least two levels of a tree that has at most 2048.
  private func collect(from resources: LocatedNode, in context: Context, into found: inout [ResourceMatch]) {
    let all = resources.node.kind == .object ? resources.members.map(\.value) : resources.elements
    for resource in all where resource.node.kind == .object { collect(resource, in: context, into: &found) }
  }

  private func collect(_ resource: LocatedNode, in context: Context, into found: inout [ResourceMatch]) {
    let type = Self.type(of: resource, inside: context.parentType)
    let operation = resource.node["existing"]?.boolean == true ? nil : Self.operations[type]
    let values = operation.map { _ in
      TemplateValues(in: resource, scope: context.scope, ignoring: Self.deploymentMembers)
    }
    found.append(
      ResourceMatch(resource: resource, operation: operation, context: context, values: values ?? TemplateValues()))
    if let properties = resource["properties"], let template = properties["template"],
      let inner = template["resources"]
    {
      let scope = context.scope.scope(ofDeployment: properties, template: template)
      collect(from: inner, in: Context(scope: scope, hasAPIProfile: template["apiProfile"] != nil), into: &found)
    }
    if let children = resource["resources"] {
      var context = context
      (context.parentType, context.parentName) = (type, resource["name"])
      collect(from: children, in: context, into: &found)
    }
  }

  /// The full type in lower case; a child specifies only the last part of it, unless it names the provider.
  private static func type(of resource: LocatedNode, inside parent: String?) -> String {
    let type = resource.node["type"]?.string?.lowercased() ?? ""
    guard let parent, !type.hasPrefix("microsoft.") else { return type }
    return parent + "/" + type
  }

  private func candidate(of resource: LocatedNode, _ match: ResourceMatch) -> Candidate {
    var candidate = Candidate(form: .template, in: resource)
    candidate.request.operation = match.operation
    candidate.unrelatedReason = match.operation == nil ? .otherResource : nil
    candidate.request.apiVersion = resource["apiVersion"]?.text
    candidate.request.hasAPIProfile = match.context.hasAPIProfile
    candidate.request.resourceName = resource["name"]?.text
    candidate.request.parentResourceName = match.context.parentName?.text
    candidate.request.deployment = deployment(of: match.resource)
    candidate.body = .json(resource)
    candidate.ignoredMembers = Self.deploymentMembers
    return candidate
  }

  /// Identifies the template that contains a resource by position and pointer; nil for a conditional or repeated
  /// resource.
  private func deployment(of resource: LocatedNode) -> String? {
    guard resource["copy"] == nil, resource["condition"].map({ $0.node.boolean == true }) ?? true else { return nil }
    let tokens = resource.pointer.tokens
    let end = tokens.indices.dropFirst().last { tokens[$0] == "template" && tokens[$0 - 1] == "properties" }
    return "\(root.source.extent.lowerBound)\(JSONPointer(Array(tokens.prefix(end ?? 0))))"
  }
}
