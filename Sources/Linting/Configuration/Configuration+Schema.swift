internal import JSONText
internal import Swagger

extension Configuration {
  /// The JSON Schema (draft 7) of configurations, with a trailing newline.
  public static var schemaText: String {
    let schema = JSONValue.object([
      "$schema": .string("http://json-schema.org/draft-07/schema#"),
      "title": .string("rplint configuration (\(fileName))"),
      "type": .string("object"),
      "properties": .object(Key.schemas(of: Key.allCases)),
      "additionalProperties": .boolean(false),
    ])
    return schema.text(.indentedMembers) + "\n"
  }
}

extension Configuration.Key {
  fileprivate static func schemas(of keys: [Self]) -> JSONValue.Members {
    JSONValue.Members(
      keys.map { key in (key.rawValue, .object(["description": .string(key.summary)] + key.keywords)) })
  }

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

  private var keywords: JSONValue.Members {
    switch self {
    case .schema: Self.text
    case .extends, .baseline: Self.text + ["minLength": .integer(1)]
    case .minimumApiVersion, .apiVersion: Self.date
    case .operation: Self.text + ["examples": .strings(SwaggerDocuments.bundled.operations.map(\.id).sorted())]
    case .select: Self.strings(minimumLength: 1) + ["minItems": .integer(1)]
    case .ignore, .rules, .swagger: Self.strings(minimumLength: 1)
    case .severity:
      [
        "type": .string("object"),
        "additionalProperties": .object(["enum": .strings(Severity.allCases.map(\.rawValue))]),
      ]
    case .failOn: ["enum": .strings(FailureThreshold.allCases.map(\.rawValue))]
    case .include: Self.patterns
    case .exclude: Self.strings(minimumLength: 0)
    case .suppressions: Self.list(of: Self.suppression, required: ["files", "rules", "reason"])
    case .overrides:
      Self.list(of: ["files": .object(Self.patterns)] + Self.schemas(of: Self.overridable), required: ["files"])
    }
  }

  private static var text: JSONValue.Members { ["type": .string("string")] }

  private static var date: JSONValue.Members {
    text + ["pattern": .string("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
  }

  /// A pattern, or an array of patterns.
  private static var patterns: JSONValue.Members {
    ["type": .strings(["string", "array"]), "items": .object(text), "minItems": .integer(1)]
  }

  private static var suppression: JSONValue.Members {
    [
      "files": .object(patterns), "rules": .object(strings(minimumLength: 1) + ["minItems": .integer(1)]),
      "pointer": .object(text + ["pattern": .string("^(/.*)?$")]),
      "reason": .object(text + ["pattern": .string("\\S")]), "expires": .object(date),
    ]
  }

  private static func strings(minimumLength: Int) -> JSONValue.Members {
    let items = text + ["minLength": minimumLength > 0 ? .integer(minimumLength) : nil]
    return ["type": .string("array"), "items": .object(items)]
  }

  private static func list(of members: JSONValue.Members, required: [String]) -> JSONValue.Members {
    let item: JSONValue.Members = [
      "type": .string("object"), "properties": .object(members), "required": .strings(required),
      "additionalProperties": .boolean(false),
    ]
    return ["type": .string("array"), "items": .object(item)]
  }
}
