internal import Swagger

extension Explanation {
  init(of operation: Swagger.APIOperation, in document: SwaggerDocument) {
    self.init(
      operation.id,
      [
        ("What", SwaggerDescriptions.bundled(operation.family).operation(operation.id)),
        ("Request", "\(operation.method) \(operation.pathText)"), ("Query", Self.query(of: operation)),
        ("Body", Self.body(of: operation, in: document)),
        ("Since", "\(operation.since), newest \(document.newestVersion(of: operation)?.description ?? "")"),
      ])
  }

  private static func query(of operation: Swagger.APIOperation) -> String {
    operation.queryParameters.map { parameter in
      let values = parameter.values.map { ": " + $0.map(\.text).joined(separator: ", ") } ?? ""
      let since = parameter.versions.since > operation.since ? " (since \(parameter.versions.since))" : ""
      return "\(parameter.name)\(values)\(parameter.isRequired ? " (required)" : "")\(since)"
    }.joined(separator: "\n")
  }

  /// The properties of the newest api-version that requests may set, down to those inside of `properties`.
  private static func body(of operation: Swagger.APIOperation, in document: SwaggerDocument) -> String? {
    guard let newest = document.newestVersion(of: operation),
      let schema = document.bodySchema(of: operation, in: newest)
    else { return nil }
    let outer = schema.properties.filter { $0.name != "properties" }.map { ($0.name, $0) }
    let inner = schema.property("properties")?.schema.properties.map { ("properties.\($0.name)", $0) } ?? []
    return (outer + inner).filter { !$0.1.isReadOnly }.map { path, property in
      let since = document.versions(of: operation, withWritableMember: path.split(separator: ".").map(String.init))
        .first
      let notes = [
        property.schema.typeText, property.isRequired ? "required" : nil,
        since.flatMap { $0 > operation.since ? "since \($0)" : nil },
      ]
      return "\(path) (\(notes.compactMap(\.self).joined(separator: ", ")))"
    }.joined(separator: "\n")
  }
}
