internal import JSONText
public import Swagger

/// Writes the JSON Schema (draft 7) of an operation's request body, for editors and other tools.
///
/// It covers what the rules check in a body alone: types, required and unknown members, enumerations and bounds.
/// Properties that only the service sets are marked `readOnly` and not constrained further.
public struct JSONSchemaWriter {
  private let family: ProviderFamily
  /// Definitions that are referenced but not written yet.
  private var pending: [(name: String, schema: Schema)] = []
  private var known: Set<String> = []

  private init(family: ProviderFamily) {
    self.family = family
  }

  /// The schema's text with a trailing newline; nil if the operation takes no body in that version.
  public static func text(
    ofBodyOf operation: Swagger.APIOperation, in version: APIVersion, of document: SwaggerDocument
  )
    -> String?
  {
    guard let body = document.bodySchema(of: operation, in: version) else { return nil }
    var writer = JSONSchemaWriter(family: document.family)
    let root = writer.members(of: body)
    let definitions = writer.definitions()
    let head = [
      SchemaText.Member("$schema", .string("http://json-schema.org/draft-07/schema#")),
      SchemaText.Member("title", .string("Body of \(operation.id), api-version \(version)")),
    ]
    let tail = definitions.isEmpty ? [] : [SchemaText.Member("definitions", .object(definitions))]
    return SchemaText.object(head + root + tail).text() + "\n"
  }

  /// All referenced definitions, sorted by name.
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
    case .schema(let values): members.append(.init("additionalProperties", .object(reference(to: values))))
    case .unspecified where schema.properties.isEmpty: break
    case .unspecified: members.append(.init("additionalProperties", .boolean(false)))
    }
    if schema.type == .array, let items = schema.items { members.append(.init("items", .object(reference(to: items)))) }
    return members
  }

  private mutating func members(of property: Property, in owner: Schema) -> [SchemaText.Member] {
    let documented = DocumentedProperty(property.name, of: owner.definition, in: family)
    let description = documented.description.map { [SchemaText.Member("description", .string($0))] } ?? []
    if property.isReadOnly { return description + [.init("readOnly", .boolean(true))] }
    let content = reference(to: property.schema).replacing(with: documented.limits)
    guard !description.isEmpty, content.first?.key == "$ref" else { return description + content }
    return description + [.init("allOf", .list([.object(content)]))]
  }

  /// A `$ref` if the schema is a definition of an object or array, else the schema itself.
  private mutating func reference(to schema: Schema) -> [SchemaText.Member] {
    guard let name = schema.definition, schema.type == .object || schema.type == .array else {
      return members(of: schema)
    }
    if known.insert(name).inserted { pending.append((name, schema)) }
    return [.init("$ref", .string("#\(JSONPointer(["definitions", name]))"))]
  }
}

extension Schema {
  /// The schema's keywords for strings and numbers.
  fileprivate var scalarMembers: [SchemaText.Member] {
    var members: [SchemaText.Member] = []
    if let values = enumeration?.values { members.append(.init("enum", .strings(values))) }
    if let format, ["date-time", "uri", "uuid"].contains(format) { members.append(.init("format", .string(format))) }
    let isInt32 = format == "int32"
    if let minimum = minimum ?? (isInt32 ? Double(Int32.min) : nil) {
      members.append(.init("minimum", .number(minimum)))
    }
    if let maximum = maximum ?? (isInt32 ? Double(Int32.max) : nil) {
      members.append(.init("maximum", .number(maximum)))
    }
    return members
  }
}

extension ValueType {
  /// The value of JSON Schema's `type` keyword; nil if any value is allowed.
  var keyword: String? {
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
