internal import JSONText

/// A parameter as written in the document.
struct ParameterSource {
  var name: String
  /// The value of `in`, such as `query` or `body`.
  var location: String
  var isRequired: Bool
  var availability: Availability
  /// The enum values of a query parameter.
  var attributes: SchemaAttributes
  /// The index of a body's schema.
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
  ) throws(SwaggerError) -> APIOperation {
    guard let id = node["operationId"]?.string else { throw error("missing 'operationId'") }
    let availability = try availability(of: node)
    let parameters = shared + (try readParameterList(of: node))
    let body = parameters.last { $0.location == "body" }
    return APIOperation(
      id: id, family: family, method: method.uppercased(), path: Self.segments(of: template),
      versions: range(availability), isBodyRequired: body?.isRequired ?? false,
      queryParameters: parameters.filter { $0.location == "query" }.map { queryParameter($0, within: availability) },
      body: body?.body, response: try readResponse(of: node))
  }

  mutating func readParameterList(of node: JSONNode) throws(SwaggerError) -> [ParameterSource] {
    var parameters: [ParameterSource] = []
    try withMember("parameters", of: node) { (reader, list) throws(SwaggerError) in
      try reader.forEachElement(of: list) { (reader, node) throws(SwaggerError) in
        parameters.append(try reader.readParameter(node))
      }
    }
    return parameters
  }

  private mutating func readParameter(_ node: JSONNode) throws(SwaggerError) -> ParameterSource {
    if let reference = node["$ref"]?.string {
      if references != nil { return try readParameter(at: reference) }
      guard let name = Self.name(in: reference, after: "#/parameters/"), let parameter = parameters[name] else {
        throw error("'\(reference)' is not defined in this document")
      }
      return parameter
    }
    return try readInlineParameter(node)
  }

  /// Reads a parameter that isn't a reference.
  mutating func readInlineParameter(_ node: JSONNode) throws(SwaggerError) -> ParameterSource {
    guard let name = node["name"]?.string, let location = node["in"]?.string else {
      throw error("expected a parameter with 'name' and 'in'")
    }
    var draft = SchemaDraft(source: SchemaSource())
    for key in ["enum", "x-ms-enum"] {
      try withMember(key, of: node) { (reader, node) throws(SwaggerError) in
        try reader.readEnumeration(key, node, into: &draft)
      }
    }
    var body: Int?
    try withMember("schema", of: node) { (reader, node) throws(SwaggerError) in
      body = try reader.readSchema(node, depth: 0)
    }
    return ParameterSource(
      name: name, location: location, isRequired: node["required"]?.boolean ?? false,
      availability: try availability(of: node), attributes: draft.finished().attributes, body: body)
  }

  /// The schema of the first successful response that has one.
  private mutating func readResponse(of node: JSONNode) throws(SwaggerError) -> Int? {
    var response: Int?
    try withMember("responses", of: node) { (reader, responses) throws(SwaggerError) in
      try reader.forEachMember(of: responses) { (reader, status, node) throws(SwaggerError) in
        guard response == nil, status.hasPrefix("2"), let schema = node["schema"] else { return }
        response = try reader.descend(into: "schema") { reader throws(SwaggerError) in
          try reader.readSchema(schema, depth: 0)
        }
      }
    }
    return response
  }
}

extension SwaggerReader {
  private func queryParameter(_ source: ParameterSource, within parent: Availability) -> QueryParameter {
    let availability = source.availability.clamped(to: parent)
    return QueryParameter(
      name: source.name, isRequired: source.isRequired, versions: range(availability),
      values: source.attributes.enumValues?.map {
        QueryParameter.Value(text: $0.value, versions: range($0.availability.clamped(to: availability)))
      },
      enumName: source.attributes.enumName)
  }

  private func range(_ availability: Availability) -> VersionRange {
    VersionRange(
      since: versions[min(availability.first, versions.count - 1)],
      until: availability.last < versions.count - 1 ? versions[availability.last] : nil)
  }

  static func segments(of template: String) -> [APIOperation.PathSegment] {
    template.utf8.split(separator: UInt8(ascii: "/")).map { segment in
      segment.first == UInt8(ascii: "{") && segment.last == UInt8(ascii: "}") && segment.count > 1
        ? .parameter(String(Substring(segment.dropFirst().dropLast()))) : .literal(String(Substring(segment)))
    }
  }
}
