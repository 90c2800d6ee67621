internal import JSONText

/// A parameter as the document writes it.
struct ParameterSource {
  var name: String
  var place: String
  var isRequired: Bool
  var lifetime: Lifetime
  /// The values of a query parameter.
  var attributes: SchemaAttributes
  /// The schema of a body.
  var body: Int?
}

extension SwaggerReader {
  static let methods = ["get", "put", "post", "patch", "delete", "head", "options"]

  mutating func readParameters(_ node: JSONNode) throws(SwaggerError) {
    try forEachMember(of: node) { (reader, key, node) throws(SwaggerError) in
      reader.parameters[key] = try reader.readParameter(node)
    }
  }

  mutating func readPaths(_ node: JSONNode) throws(SwaggerError) {
    try forEachMember(of: node) { (reader, template, node) throws(SwaggerError) in
      let shared = try reader.readParameterList(of: node)
      try reader.forEachMember(of: node) { (reader, method, node) throws(SwaggerError) in
        guard Self.methods.contains(method) else { return }
        reader.operations.append(try reader.readOperation(node, method: method, template: template, shared: shared))
      }
    }
  }

  mutating func readOperation(
    _ node: JSONNode, method: String, template: String, shared: [ParameterSource]
  ) throws(SwaggerError) -> Operation {
    guard let id = node["operationId"]?.string else { throw fault("an 'operationId' is expected") }
    let lifetime = try lifetime(of: node)
    let parameters = shared + (try readParameterList(of: node))
    let body = parameters.last { $0.place == "body" }
    return Operation(
      id: id, family: family, method: method.uppercased(), path: Self.segments(of: template),
      versions: range(lifetime), bodyDefinition: body?.body.flatMap { definition(of: $0) },
      isBodyRequired: body?.isRequired ?? false,
      queryParameters: parameters.filter { $0.place == "query" }.map { queryParameter($0, within: lifetime) },
      body: body?.body, response: try readResponse(of: node))
  }

  mutating func readParameterList(of node: JSONNode) throws(SwaggerError) -> [ParameterSource] {
    var parameters: [ParameterSource] = []
    try member("parameters", of: node) { (reader, list) throws(SwaggerError) in
      try reader.forEachElement(of: list) { (reader, node) throws(SwaggerError) in
        parameters.append(try reader.readParameter(node))
      }
    }
    return parameters
  }

  private mutating func readParameter(_ node: JSONNode) throws(SwaggerError) -> ParameterSource {
    if let reference = node["$ref"]?.string {
      if links != nil { return try readParameter(at: reference) }
      guard let name = Self.name(in: reference, below: "#/parameters/"), let parameter = parameters[name] else {
        throw fault("'\(reference)' is not in this document")
      }
      return parameter
    }
    return try readPlainParameter(node)
  }

  /// Reads a parameter that is written in place.
  mutating func readPlainParameter(_ node: JSONNode) throws(SwaggerError) -> ParameterSource {
    guard let name = node["name"]?.string, let place = node["in"]?.string else {
      throw fault("a parameter with 'name' and 'in' is expected")
    }
    var draft = SchemaDraft(source: SchemaSource())
    for key in ["enum", "x-ms-enum"] {
      try member(key, of: node) { (reader, node) throws(SwaggerError) in
        try reader.readEnumeration(key, node, into: &draft)
      }
    }
    var body: Int?
    try member("schema", of: node) { (reader, node) throws(SwaggerError) in body = try reader.readSchema(node, depth: 0)
    }
    return ParameterSource(
      name: name, place: place, isRequired: node["required"]?.boolean ?? false, lifetime: try lifetime(of: node),
      attributes: draft.finished().attributes, body: body)
  }

  /// The schema of the first successful answer that has one.
  private mutating func readResponse(of node: JSONNode) throws(SwaggerError) -> Int? {
    var response: Int?
    try member("responses", of: node) { (reader, responses) throws(SwaggerError) in
      try reader.forEachMember(of: responses) { (reader, status, node) throws(SwaggerError) in
        guard response == nil, status.hasPrefix("2"), let schema = node["schema"] else { return }
        response = try reader.inside("schema") { reader throws(SwaggerError) in try reader.readSchema(schema, depth: 0)
        }
      }
    }
    return response
  }
}

extension SwaggerReader {
  private func definition(of node: Int) -> String? {
    nodes[node].attributes.reference.flatMap { nodes[$0].definition }
  }

  private func queryParameter(_ source: ParameterSource, within carrier: Lifetime) -> QueryParameter {
    let lifetime = source.lifetime.clamped(to: carrier)
    return QueryParameter(
      name: source.name, isRequired: source.isRequired, versions: range(lifetime),
      values: source.attributes.enumValues?.map {
        QueryParameter.Value(text: $0.value, versions: range($0.lifetime.clamped(to: lifetime)))
      },
      enumName: source.attributes.enumName, isModelAsString: source.attributes.isModelAsString ?? false)
  }

  private func range(_ lifetime: Lifetime) -> VersionRange {
    VersionRange(
      since: versions[min(lifetime.first, versions.count - 1)],
      until: lifetime.last < versions.count - 1 ? versions[lifetime.last] : nil)
  }

  static func segments(of template: String) -> [Operation.PathSegment] {
    template.utf8.split(separator: UInt8(ascii: "/")).map { segment in
      segment.first == UInt8(ascii: "{") && segment.last == UInt8(ascii: "}") && segment.count > 1
        ? .parameter(String(Substring(segment.dropFirst().dropLast()))) : .literal(String(Substring(segment)))
    }
  }
}
