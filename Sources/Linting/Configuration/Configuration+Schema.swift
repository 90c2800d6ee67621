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
    case .extends: "A configuration that this one adds to and overrides; a path relative to this file."
    case .minimumApiVersion: "The oldest api-version that requests may use; RP306 reports older ones."
    case .apiVersion: "The api-version of requests that don't specify one."
    case .operation: "The operation of bodies that don't specify one."
    case .select: "Run only these rules: IDs, names or ID prefixes."
    case .ignore: "Don't run these rules: IDs, names or ID prefixes."
    case .severity:
      "Severities that override the rules' own, by ID, name or ID prefix; the last entry for a rule wins."
    case .failOn: "The lowest severity that sets the exit status to 1."
    case .include:
      "Files and folders to search, instead of all files with a known extension: patterns as in .gitignore, relative "
        + "to this file's folder."
    case .exclude:
      "Files and folders to leave out of searches: patterns as in .gitignore, relative to this file's folder."
    case .rules: "Files with rules to add; paths relative to this file."
    case .swagger: "Published Swagger files to check requests against; paths relative to this file."
    case .baseline: "The file with the known findings; a path relative to this file."
    case .suppressions: "Findings that are not reported."
    case .overrides: "Settings for some of the files; later entries override earlier ones."
    }
  }

  private var keywords: [SchemaText.Member] {
    switch self {
    case .schema: Self.text
    case .extends, .baseline: Self.text + [.init("minLength", .integer(1))]
    case .minimumApiVersion, .apiVersion: Self.date
    case .operation:
      Self.text + [.init("examples", .strings(SwaggerDocuments.bundled.operations.map(\.id).sorted()))]
    case .select: Self.strings(minimumLength: 1) + [.init("minItems", .integer(1))]
    case .ignore, .rules, .swagger: Self.strings(minimumLength: 1)
    case .severity:
      [
        .init("type", .string("object")),
        .init("additionalProperties", .object([.init("enum", .strings(Severity.allCases.map(\.rawValue)))])),
      ]
    case .failOn: [.init("enum", .strings(FailureThreshold.allCases.map(\.rawValue)))]
    case .include: Self.patterns
    case .exclude: Self.strings(minimumLength: 0)
    case .suppressions: Self.list(of: Self.suppression, required: ["files", "rules", "reason"])
    case .overrides:
      Self.list(
        of: [.init("files", .object(Self.patterns))]
          + Self.overridable.map { .init($0.rawValue, .object($0.schema)) }, required: ["files"])
    }
  }

  private static let text: [SchemaText.Member] = [.init("type", .string("string"))]

  private static let date: [SchemaText.Member] =
    text + [.init("pattern", .string("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"))]

  /// A pattern, or an array of patterns.
  private static let patterns: [SchemaText.Member] = [
    .init("type", .strings(["string", "array"])), .init("items", .object(text)), .init("minItems", .integer(1)),
  ]

  private static let suppression: [SchemaText.Member] = [
    .init("files", .object(patterns)),
    .init("rules", .object(strings(minimumLength: 1) + [.init("minItems", .integer(1))])),
    .init("pointer", .object(text + [.init("pattern", .string("^(/.*)?$"))])),
    .init("reason", .object(text + [.init("pattern", .string("\\S"))])), .init("expires", .object(date)),
  ]

  private static func strings(minimumLength: Int64) -> [SchemaText.Member] {
    let bound: [SchemaText.Member] = minimumLength > 0 ? [.init("minLength", .integer(minimumLength))] : []
    return [.init("type", .string("array")), .init("items", .object(text + bound))]
  }

  private static func list(of members: [SchemaText.Member], required: [String]) -> [SchemaText.Member] {
    let item: [SchemaText.Member] = [
      .init("type", .string("object")), .init("properties", .object(members)), .init("required", .strings(required)),
      .init("additionalProperties", .boolean(false)),
    ]
    return [.init("type", .string("array")), .init("items", .object(item))]
  }
}
