internal import JSONText
public import Swagger

/// Writes the body of an operation as a JSON Schema of draft 7, for editors and other tools.
///
/// It says what the rules say of a body by itself: types, required and unknown members, listed values, bounds. What
/// only the service sets is marked `readOnly` and left open otherwise.
public struct JSONSchemaWriter {
  /// Definitions that were referred to and are still to be written.
  private var pending: [(name: String, schema: Schema)] = []
  private var known: Set<String> = []

  /// The schema's text, with a line end; nil if the operation takes no body in that version.
  public static func text(ofBodyOf operation: Swagger.Operation, in version: APIVersion, of document: SwaggerDocument)
    -> String?
  {
    guard let body = document.bodySchema(of: operation, in: version) else { return nil }
    var writer = JSONSchemaWriter()
    let root = writer.members(of: body)
    let definitions = writer.definitions()
    let head = [
      SchemaText.Member("$schema", .string("http://json-schema.org/draft-07/schema#")),
      SchemaText.Member("title", .string("Body of \(operation.id), api-version \(version)")),
    ]
    let tail = definitions.isEmpty ? [] : [SchemaText.Member("definitions", .object(definitions))]
    return SchemaText.object(head + root + tail).text() + "\n"
  }

  /// All definitions that are referred to, each once, sorted by name.
  private mutating func definitions() -> [SchemaText.Member] {
    var written: [SchemaText.Member] = []
    while let next = pending.popLast() {
      written.append(.init(next.name, .object(members(of: next.schema))))
    }
    return written.sorted { $0.key < $1.key }
  }

  private mutating func members(of schema: Schema) -> [SchemaText.Member] {
    var members = schema.type.keyword.map { [SchemaText.Member("type", .string($0))] } ?? []
    members += schema.scalarMembers
    if !schema.properties.isEmpty {
      let properties = schema.properties.map { SchemaText.Member($0.name, .object(self.members(of: $0, in: schema))) }
      members.append(.init("properties", .object(properties)))
    }
    let required = schema.required + DocumentedProperty.required(of: schema.definition)
    if !required.isEmpty { members.append(.init("required", .strings(required))) }
    switch schema.additionalProperties {
    case .schema(let values): members.append(.init("additionalProperties", .object(use(of: values))))
    case .unspecified where schema.properties.isEmpty: break
    case .unspecified: members.append(.init("additionalProperties", .boolean(false)))
    }
    if schema.type == .array, let items = schema.items { members.append(.init("items", .object(use(of: items)))) }
    return members
  }

  private mutating func members(of property: Property, in owner: Schema) -> [SchemaText.Member] {
    let documented = DocumentedProperty(property.name, of: owner.definition)
    let description = documented.description.map { [SchemaText.Member("description", .string($0))] } ?? []
    if property.isReadOnly { return description + [.init("readOnly", .boolean(true))] }
    let content = use(of: property.schema).replacing(with: documented.limits)
    guard !description.isEmpty, content.first?.key == "$ref" else { return description + content }
    return description + [.init("allOf", .list([.object(content)]))]
  }

  /// A reference to the schema where it is a definition with members or elements, and else the schema itself.
  private mutating func use(of schema: Schema) -> [SchemaText.Member] {
    guard let name = schema.definition, schema.type == .object || schema.type == .array else {
      return members(of: schema)
    }
    if known.insert(name).inserted { pending.append((name, schema)) }
    return [.init("$ref", .string("#\(JSONPointer(["definitions", name]))"))]
  }
}

extension Schema {
  /// What the schema says of strings and numbers.
  fileprivate var scalarMembers: [SchemaText.Member] {
    var members: [SchemaText.Member] = []
    if let values = enumeration?.values { members.append(.init("enum", .strings(values))) }
    if let format, ["date-time", "uri", "uuid"].contains(format) { members.append(.init("format", .string(format))) }
    let isNarrow = format == "int32"
    if let least = minimum ?? (isNarrow ? Double(Int32.min) : nil) { members.append(.init("minimum", .number(least))) }
    if let most = maximum ?? (isNarrow ? Double(Int32.max) : nil) { members.append(.init("maximum", .number(most))) }
    return members
  }
}

extension ValueType {
  /// The value of JSON Schema's `type`; nil where any value will do.
  fileprivate var keyword: String? {
    switch self {
    case .object: "object"
    case .array: "array"
    case .string: "string"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .any: nil
    }
  }
}
