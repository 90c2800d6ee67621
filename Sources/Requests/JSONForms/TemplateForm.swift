internal import JSONText

/// An ARM deployment template, or one resource of such.
///
/// Resources of other types, and those that the deployment only refers to, are passed over. Expressions stay as they
/// are written.
struct TemplateForm: JSONForm {
  /// The operations that a deployment uses, by the resource's type in lower case.
  private static let operations = [
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
    var drafts: [JSONDraft] = []
    if Self.isResource(root.node) {
      collect(root, inside: nil, into: &drafts)
    } else if let resources = root["resources"], resources.node.kind == .array || resources.node.kind == .object {
      collect(from: resources, inside: nil, into: &drafts)
    } else {
      visit(unidentified("this looks like an ARM template, but has no 'resources'"))
    }
    if !drafts.isEmpty, let schema = root["$schema"], !Self.isTemplateSchema(schema.node) {
      visit(unidentified("this looks like an ARM template, but its '$schema' is no deploymentTemplate.json"))
    }
    JSONDraft.lend(drafts, visit: visit)
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

  /// Collects the requests of an array of resources, or of an object that gives each a symbolic name.
  ///
  /// Each call goes two levels deeper at least, and the tree has no more than 2048 of them.
  private func collect(from resources: JSONPart, inside parent: Parent?, into drafts: inout [JSONDraft]) {
    let all = resources.node.kind == .object ? resources.members.map(\.value) : resources.elements
    for resource in all where resource.node.kind == .object { collect(resource, inside: parent, into: &drafts) }
  }

  private func collect(_ resource: JSONPart, inside parent: Parent?, into drafts: inout [JSONDraft]) {
    let type = Self.type(of: resource, inside: parent)
    if let operation = Self.operations[type], resource.node["existing"]?.boolean != true {
      drafts.append(draft(of: resource, operation, inside: parent))
    }
    if let inner = resource["properties"]?["template"]?["resources"] {
      collect(from: inner, inside: nil, into: &drafts)
    }
    if let children = resource["resources"] {
      collect(from: children, inside: Parent(type: type, name: resource["name"]), into: &drafts)
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
    draft.deployment = deployment(of: resource)
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
