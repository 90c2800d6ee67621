internal import JSONText

/// The parameters and variables that the expressions of a template's resources name.
struct TemplateScope {
  /// The template; nil where it isn't known which one is meant.
  private let template: JSONPart?

  /// The names in lower case of parameters that the deployment gives a value; nil where it may give any.
  private let givenParameters: Set<String>?

  /// The scope of a file's own template.
  init(of template: JSONPart) {
    self.init(template: template, givenParameters: [])
  }

  private init(template: JSONPart?, givenParameters: Set<String>?) {
    self.template = template
    self.givenParameters = givenParameters
  }

  /// The scope of the template that a deployment among the resources holds.
  ///
  /// Such a template is evaluated outside unless it asks for its own scope, or its language has no other.
  func scope(ofDeployment properties: JSONPart, template inner: JSONPart) -> TemplateScope {
    let scope = properties["expressionEvaluationOptions"]?["scope"]?.node
    let isInner = template?["languageVersion"]?.node.string?.hasPrefix("2") == true
    switch (scope, scope?.string?.lowercased()) {
    case (nil, _): return isInner ? Self.inner(inner, of: properties) : self
    case (_, "outer"): return self
    case (_, "inner"): return Self.inner(inner, of: properties)
    case (_, _): return TemplateScope(template: nil, givenParameters: nil)
    }
  }

  private static func inner(_ template: JSONPart, of properties: JSONPart) -> TemplateScope {
    let given = properties["parameters"]
    let isKnown = properties["parametersLink"] == nil && given.map { $0.node.kind == .object } ?? true
    let names = Set((given?.members ?? []).map { $0.key.lowercased() })
    return TemplateScope(template: template, givenParameters: isKnown ? names : nil)
  }

  /// The literal that a reference stands for, if no one gives it another value; nil where that can't be told.
  func literal(of reference: TemplateReference) -> JSONPart? {
    let name = reference.name.lowercased()
    switch reference.kind {
    case .parameter:
      guard givenParameters?.contains(name) == false else { return nil }
      return Self.only(name, in: template?["parameters"])?["defaultValue"].flatMap(Self.literal)
    case .variable:
      return Self.only(name, in: template?["variables"]).flatMap(Self.literal)
    }
  }

  /// The member of this name, which is in lower case; nil where several are named so.
  private static func only(_ name: String, in object: JSONPart?) -> JSONPart? {
    let found = object?.members.filter { $0.key.lowercased() == name } ?? []
    return found.count == 1 && name != "copy" ? found.first?.value : nil
  }

  /// A value that is no expression and no loop. An empty one only keeps a place free.
  private static func literal(_ value: JSONPart) -> JSONPart? {
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
