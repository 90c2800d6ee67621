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
    let head: JSONValue.Members = [
      "$schema": .string("http://json-schema.org/draft-07/schema#"),
      "title": .string("Body of \(operation.id), api-version \(version)"),
    ]
    let root = head + writer.members(of: body)
    let definitions = writer.definitions()
    return JSONValue.object(root + ["definitions": definitions]).text(.indentedMembers) + "\n"
  }

  /// All referenced definitions, sorted by name; nil if there are none.
  private mutating func definitions() -> JSONValue? {
    var written: [(key: String, value: JSONValue)] = []
    while let next = pending.popLast() {
      written.append((next.name, .object(members(of: next.schema))))
    }
    return written.isEmpty ? nil : .object(JSONValue.Members(written.sorted { $0.key < $1.key }))
  }

  private mutating func members(of schema: Schema) -> JSONValue.Members {
    let properties = schema.properties.map { ($0.name, JSONValue.object(members(of: $0, in: schema))) }
    let required = schema.required + DocumentedProperty.required(of: schema.definition)
    let additional: JSONValue? =
      switch schema.additionalProperties {
      case .schema(let values): .object(reference(to: values))
      case .unspecified: schema.properties.isEmpty ? nil : .boolean(false)
      }
    let items = schema.type == .array ? schema.items.map { JSONValue.object(reference(to: $0)) } : nil
    let structure: JSONValue.Members = [
      "properties": properties.isEmpty ? nil : .object(JSONValue.Members(properties)),
      "required": required.isEmpty ? nil : .strings(required), "additionalProperties": additional, "items": items,
    ]
    return ["type": schema.type.keyword.map(JSONValue.string)] + schema.scalarMembers + structure
  }

  private mutating func members(of property: Property, in owner: Schema) -> JSONValue.Members {
    let documented = DocumentedProperty(property.name, of: owner.definition, in: family)
    let description: JSONValue.Members = ["description": documented.description.map(JSONValue.string)]
    if property.isReadOnly { return description + ["readOnly": .boolean(true)] }
    let content = reference(to: property.schema).replacing(with: documented.keywords)
    guard !description.isEmpty, content.firstKey == "$ref" else { return description + content }
    return description + ["allOf": .array([.object(content)])]
  }

  /// A `$ref` if the schema is a definition of an object or array, else the schema itself.
  private mutating func reference(to schema: Schema) -> JSONValue.Members {
    guard let name = schema.definition, schema.type == .object || schema.type == .array else {
      return members(of: schema)
    }
    if known.insert(name).inserted { pending.append((name, schema)) }
    return ["$ref": .string("#\(JSONPointer(["definitions", name]))")]
  }
}

extension Schema {
  /// The schema's keywords for strings and numbers.
  fileprivate var scalarMembers: JSONValue.Members {
    let written = format.flatMap { ["date-time", "uri", "uuid"].contains($0) ? $0 : nil }
    let isInt32 = format == "int32"
    let least = minimum ?? (isInt32 ? Double(Int32.min) : nil)
    let greatest = maximum ?? (isInt32 ? Double(Int32.max) : nil)
    return [
      "enum": (enumeration?.values).map(JSONValue.strings), "format": written.map(JSONValue.string),
      "minimum": least.map(JSONValue.number), "maximum": greatest.map(JSONValue.number),
    ]
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
