internal import JSONText

/// An ARM deployment template, or one resource of such.
///
/// Resources of other types, and those that the deployment only refers to, are passed over. An expression that only names
/// a parameter or a variable is read as its literal, if it has one; other expressions stay as they are written.
struct TemplateForm: JSONForm {
  /// The operations that a deployment uses, by the resource's type in lower case.
  static let operations = [
    "microsoft.compute/restorepointcollections": "RestorePointCollections_CreateOrUpdate",
    "microsoft.compute/restorepointcollections/restorepoints": "RestorePoints_Create",
    "microsoft.compute/disks": "Disks_CreateOrUpdate",
  ]

  /// The members of a resource that the deployment reads and the service never sees.
  private static let deploymentMembers: Set<String> = [
    "type", "apiversion", "name", "dependson", "condition", "copy", "comments", "resources", "scope", "existing",
    "import", "extension", "metadata", "asserts", "subscriptionid", "resourcegroup",
  ]

  private let root: JSONPart

  init(_ root: JSONPart) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    if let resources = root["resources"], holdsResources(resources, in: root) { return true }
    return root["$schema"].map(isTemplateSchema) ?? isResource(root)
  }

  private static func isTemplateSchema(_ schema: JSONNode) -> Bool { schema.mentions("deploymenttemplate.json") }

  private static func isResource(_ node: JSONNode) -> Bool {
    guard node["apiVersion"]?.kind == .string, let type = node["type"]?.string else { return false }
    return operations[type.lowercased()] != nil
  }

  private static func holdsResources(_ resources: JSONNode, in root: JSONNode) -> Bool {
    guard resources.kind == .array || resources.kind == .object else { return false }
    if root["contentVersion"] != nil || root["$schema"].map(isTemplateSchema) ?? false { return true }
    return resources.elements.contains { $0["type"]?.kind == .string }
      || resources.members.contains { $0.value["type"]?.kind == .string }
  }

  func read(visit: (Discovery) -> Void) {
    var found: [Found] = []
    let surroundings = Surroundings(scope: TemplateScope(of: root), parent: nil)
    if Self.isResource(root.node) {
      collect(root, in: surroundings, into: &found)
    } else if let resources = root["resources"], resources.node.kind == .array || resources.node.kind == .object {
      collect(from: resources, in: surroundings, into: &found)
    } else {
      visit(unidentified("this looks like an ARM template, but has no 'resources'"))
    }
    if !found.isEmpty, let schema = root["$schema"], !Self.isTemplateSchema(schema.node) {
      visit(unidentified("this looks like an ARM template, but its '$schema' is no deploymentTemplate.json"))
    }
    lend(found, visit: visit)
  }

  /// Lends the requests that resources stand for, with literals in the places of the references to them.
  private func lend(_ found: [Found], visit: (Discovery) -> Void) {
    let literals = found.flatMap(\.values.literals)
    let text = literals.isEmpty ? [] : root.holder.text.bytes
    let places = PlaceIndex(of: literals, in: text.span)
    for (found, resource) in zip(found, found.map(\.resource).cutOut()) {
      found.values.withPut(into: resource, places, in: root.holder) { resource, origins in
        var draft = draft(of: resource, found.operation, inside: found.parent)
        draft.deployment = found.deployment
        draft.origins = origins
        draft.lend(visit: visit)
      }
    }
  }

  private func unidentified(_ reason: String) -> Discovery {
    .unidentified(root.holder.extent, reason: reason, body: nil)
  }
}

extension TemplateForm {
  /// A resource that others stand inside of.
  private struct Parent {
    /// In lower case, those of its own parents included.
    var type: String
    var name: JSONPart?
  }

  /// What an array of resources stands in.
  private struct Surroundings {
    var scope: TemplateScope
    var parent: Parent?
  }

  /// A resource that stands for a request.
  private struct Found {
    var resource: JSONPart
    var operation: String
    var parent: Parent?
    /// The way to the template that it belongs to.
    var deployment: String?
    var values: TemplateValues
  }

  /// Collects the requests of an array of resources, or of an object that gives each a symbolic name.
  ///
  /// Each call goes two levels deeper at least, and the tree has no more than 2048 of them.
  private func collect(from resources: JSONPart, in surroundings: Surroundings, into found: inout [Found]) {
    let all = resources.node.kind == .object ? resources.members.map(\.value) : resources.elements
    for resource in all where resource.node.kind == .object { collect(resource, in: surroundings, into: &found) }
  }

  private func collect(_ resource: JSONPart, in surroundings: Surroundings, into found: inout [Found]) {
    let (scope, parent) = (surroundings.scope, surroundings.parent)
    let type = Self.type(of: resource, inside: parent)
    if let operation = Self.operations[type], resource.node["existing"]?.boolean != true {
      let values = TemplateValues(in: resource, scope: scope, ignoring: Self.deploymentMembers)
      found.append(
        Found(
          resource: resource, operation: operation, parent: parent, deployment: deployment(of: resource), values: values
        ))
    }
    if let properties = resource["properties"], let template = properties["template"],
      let inner = template["resources"]
    {
      let scope = scope.scope(ofDeployment: properties, template: template)
      collect(from: inner, in: Surroundings(scope: scope, parent: nil), into: &found)
    }
    if let children = resource["resources"] {
      let parent = Parent(type: type, name: resource["name"])
      collect(from: children, in: Surroundings(scope: scope, parent: parent), into: &found)
    }
  }

  /// The full type in lower case: a child gives only its last part, unless it names the provider too.
  private static func type(of resource: JSONPart, inside parent: Parent?) -> String {
    let type = resource.node["type"]?.string?.lowercased() ?? ""
    guard let parent, !type.hasPrefix("microsoft.") else { return type }
    return parent.type + "/" + type
  }

  private func draft(of resource: JSONPart, _ operation: String, inside parent: Parent?) -> JSONDraft {
    var draft = JSONDraft(form: .template, whole: resource)
    draft.operation = operation
    draft.apiVersion = resource["apiVersion"]
    draft.resourceName = resource["name"]
    draft.parentResourceName = parent?.name
    draft.body = resource
    draft.ignoredMembers = Self.deploymentMembers
    return draft
  }

  /// The way to the template that a resource belongs to; a nested deployment has one of its own.
  private func deployment(of resource: JSONPart) -> String? {
    guard resource["copy"] == nil, resource["condition"].map({ $0.node.boolean == true }) ?? true else { return nil }
    let tokens = resource.pointer.tokens
    let end = tokens.indices.dropFirst().last { tokens[$0] == "template" && tokens[$0 - 1] == "properties" }
    return "\(root.holder.extent.lowerBound)\(JSONPointer(Array(tokens.prefix(end ?? 0))))"
  }
}
