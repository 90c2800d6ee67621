internal import Swagger

extension Configuration {
  /// The JSON Schema (draft 7) of configurations, with a line end.
  public static var schemaText: String {
    let members: [SchemaText.Member] = [
      .init("$schema", .string("http://json-schema.org/draft-07/schema#")),
      .init("title", .string("Configuration of rplint (\(fileName))")),
      .init("type", .string("object")),
      .init("properties", .object(Key.allCases.map { .init($0.rawValue, .object($0.schema)) })),
      .init("additionalProperties", .boolean(false)),
    ]
    return SchemaText.object(members).text() + "\n"
  }
}

extension Configuration.Key {
  fileprivate var schema: [SchemaText.Member] { [.init("description", .string(meaning))] + content }

  private var meaning: String {
    switch self {
    case .schema: "The address of this schema, for editors."
    case .minimumApiVersion: "The oldest api-version that requests may name; RP306 tells of older ones."
    case .apiVersion: "The api-version of requests that name none."
    case .operation: "The operation of bodies that don't tell theirs."
    case .select: "Run only these rules: ids, names or starts of ids."
    case .ignore: "Leave these rules out: ids, names or starts of ids."
    case .severity:
      "Severities in place of the rules' own, by ids, names or starts of ids; the last entry for a rule counts."
    case .exclude:
      "Files and folders to leave out of searches: patterns as in .gitignore, relative to this file's folder."
    }
  }

  private var content: [SchemaText.Member] {
    switch self {
    case .schema: [.init("type", .string("string"))]
    case .minimumApiVersion, .apiVersion:
      [
        .init("type", .string("string")),
        .init("pattern", .string("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")),
      ]
    case .operation:
      [
        .init("type", .string("string")),
        .init("examples", .strings(SwaggerDocuments.bundled.operations.map(\.id).sorted())),
      ]
    case .select: Self.texts(leastLength: 1) + [.init("minItems", .integer(1))]
    case .ignore: Self.texts(leastLength: 1)
    case .severity:
      [
        .init("type", .string("object")),
        .init("additionalProperties", .object([.init("enum", .strings(Severity.allCases.map(\.rawValue)))])),
      ]
    case .exclude: Self.texts(leastLength: 0)
    }
  }

  private static func texts(leastLength: Int64) -> [SchemaText.Member] {
    let item: [SchemaText.Member] = [.init("type", .string("string"))]
    let bound: [SchemaText.Member] = leastLength > 0 ? [.init("minLength", .integer(leastLength))] : []
    return [.init("type", .string("array")), .init("items", .object(item + bound))]
  }
}
