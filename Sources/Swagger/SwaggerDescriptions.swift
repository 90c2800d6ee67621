internal import CBundledRules
internal import JSONText

/// The short descriptions in a bundled document, which only explanations and schemas need.
///
/// Kept apart from the schemas, so that checking a file doesn't have to read them.
public struct SwaggerDescriptions: Sendable {
  fileprivate struct Definition: Sendable {
    var properties: [String: String] = [:]
    /// The definitions that this one inherits from, in any api-version.
    var parents: [String] = []
  }

  private let operations: [String: String]
  private let definitions: [String: Definition]

  private static let compute = SwaggerDescriptions(rplint_swagger_compute())
  private static let disks = SwaggerDescriptions(rplint_swagger_disks())

  /// The descriptions in the embedded document, read on first access.
  public static func bundled(_ family: ProviderFamily) -> SwaggerDescriptions {
    switch family {
    case .compute: compute
    case .disks: disks
    }
  }

  private init(_ file: rplint_file) {
    let content = (try? JSONDocument(parsing: file.bytes.span))?.withRoot { root in
      (Self.operations(in: root), Self.definitions(in: root))
    }
    (operations, definitions) = content ?? ([:], [:])
  }

  /// The description of an operation.
  public func operation(_ id: String) -> String? { operations[id] }

  /// The description of a property that a definition has or inherits.
  public func property(_ name: String, of definition: String) -> String? {
    var pending = [definition]
    var visited: Set<String> = []
    while let next = pending.popLast() {
      guard visited.insert(next).inserted, let content = definitions[next] else { continue }
      if let description = content.properties[name] { return description }
      pending += content.parents
    }
    return nil
  }

  private static func operations(in root: JSONNode) -> [String: String] {
    let operations = root["paths"]?.members.flatMap { $0.value.members.map(\.value) } ?? []
    return operations.reduce(into: [:]) { descriptions, operation in
      guard let id = operation["operationId"]?.string else { return }
      descriptions[id] = operation["description"]?.string
    }
  }

  private static func definitions(in root: JSONNode) -> [String: Definition] {
    guard let definitions = root["definitions"]?.members else { return [:] }
    return Dictionary(definitions.map { ($0.key, Definition($0.value)) }) { first, _ in first }
  }
}

extension SwaggerDescriptions.Definition {
  fileprivate init(_ node: JSONNode) {
    for property in node["properties"]?.members.map(\.self) ?? [] {
      properties[property.key] = property.value["description"]?.string
    }
    for parent in node["allOf"]?.elements.map(\.self) ?? [] {
      parents += parent["$ref"]?.string?.split(separator: "/").last.map { [String($0)] } ?? []
    }
  }
}
