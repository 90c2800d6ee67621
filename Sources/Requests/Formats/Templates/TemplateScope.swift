internal import JSONText

/// The parameters and variables that expressions in a template's resources can reference.
struct TemplateScope {
  /// The template; nil if the scope is unknown.
  private let template: LocatedNode?

  /// The names, in lower case, of the parameters that the deployment sets; nil if it may set any.
  private let suppliedParameters: Set<String>?

}

extension TemplateScope {
  /// The scope of a file's own template.
  init(of template: LocatedNode) {
    self.init(template: template, suppliedParameters: [])
  }

  /// The scope of the template in a nested deployment.
  ///
  /// It is the outer scope unless the deployment requests the inner one or the template uses language version 2.
  func scope(ofDeployment properties: LocatedNode, template inner: LocatedNode) -> TemplateScope {
    let scope = properties["expressionEvaluationOptions"]?["scope"]?.node
    let isInner = template?["languageVersion"]?.node.string?.hasPrefix("2") == true
    switch (scope, scope?.string?.lowercased()) {
    case (nil, _): return isInner ? Self.inner(inner, of: properties) : self
    case (_, "outer"): return self
    case (_, "inner"): return Self.inner(inner, of: properties)
    case (_, _): return TemplateScope(template: nil, suppliedParameters: nil)
    }
  }

  static func inner(_ template: LocatedNode, of properties: LocatedNode) -> TemplateScope {
    let supplied = properties["parameters"]
    let isKnown = properties["parametersLink"] == nil && supplied.map { $0.node.kind == .object } ?? true
    let names = Set((supplied?.members ?? []).map { $0.key.lowercased() })
    return TemplateScope(template: template, suppliedParameters: isKnown ? names : nil)
  }

  /// The literal value of a reference, assuming that no value is supplied from outside the file; nil if unknown.
  func literal(of reference: TemplateReference) -> LocatedNode? {
    let name = reference.name.lowercased()
    switch reference.kind {
    case .parameter:
      guard suppliedParameters?.contains(name) == false else { return nil }
      return Self.uniqueMember(name, of: template?["parameters"])?["defaultValue"].flatMap(Self.literal)
    case .variable:
      return Self.uniqueMember(name, of: template?["variables"]).flatMap(Self.literal)
    }
  }

  /// The member with this name, which must be lower case; nil if there are several.
  private static func uniqueMember(_ name: String, of object: LocatedNode?) -> LocatedNode? {
    let matches = object?.members.filter { $0.key.lowercased() == name } ?? []
    return matches.count == 1 && name != "copy" ? matches.first?.value : nil
  }

  /// The value, unless it is an expression, a loop or an empty string, which is only a placeholder.
  private static func literal(_ value: LocatedNode) -> LocatedNode? {
    switch value.node.kind {
    case .string:
      let text = value.node.string ?? ""
      return text.isEmpty || text.hasPrefix("[") && !text.hasPrefix("[[") ? nil : value
    case .object: return value.node.member(["copy"]) == nil ? value : nil
    case .array, .integer, .real, .boolean: return value
    case .null: return nil
    }
  }
}
