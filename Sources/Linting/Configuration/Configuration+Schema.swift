internal import Swagger

extension Configuration {
  /// The JSON Schema (draft 7) of configurations, with a trailing newline.
  public static var schemaText: String {
    let members: [SchemaText.Member] = [
      .init("$schema", .string("http://json-schema.org/draft-07/schema#")),
      .init("title", .string("rplint configuration (\(fileName))")),
      .init("type", .string("object")),
      .init("properties", .object(Key.allCases.map { .init($0.rawValue, .object($0.schema)) })),
      .init("additionalProperties", .boolean(false)),
    ]
    return SchemaText.object(members).text() + "\n"
  }
}

extension Configuration.Key {
  fileprivate var schema: [SchemaText.Member] { [.init("description", .string(summary))] + keywords }

  private var summary: String {
    switch self {
    case .schema: "The URL of this schema, for editors."
    case .minimumApiVersion: "The oldest api-version that requests may use; RP306 reports older ones."
    case .apiVersion: "The api-version of requests that don't specify one."
    case .operation: "The operation of bodies that don't specify one."
    case .select: "Run only these rules: IDs, names or ID prefixes."
    case .ignore: "Don't run these rules: IDs, names or ID prefixes."
    case .severity:
      "Severities that override the rules' own, by ID, name or ID prefix; the last entry for a rule wins."
    case .exclude:
      "Files and folders to leave out of searches: patterns as in .gitignore, relative to this file's folder."
    }
  }

  private var keywords: [SchemaText.Member] {
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
    case .select: Self.strings(minimumLength: 1) + [.init("minItems", .integer(1))]
    case .ignore: Self.strings(minimumLength: 1)
    case .severity:
      [
        .init("type", .string("object")),
        .init("additionalProperties", .object([.init("enum", .strings(Severity.allCases.map(\.rawValue)))])),
      ]
    case .exclude: Self.strings(minimumLength: 0)
    }
  }

  private static func strings(minimumLength: Int64) -> [SchemaText.Member] {
    let type: [SchemaText.Member] = [.init("type", .string("string"))]
    let bound: [SchemaText.Member] = minimumLength > 0 ? [.init("minLength", .integer(minimumLength))] : []
    return [.init("type", .string("array")), .init("items", .object(type + bound))]
  }
}
