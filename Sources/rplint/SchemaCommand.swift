internal import ArgumentParser
internal import Linting
internal import Swagger

/// `rplint schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema (draft 7) of an operation's request body, or of \(Configuration.fileName).")

  /// What a schema is printed of instead of a body.
  enum Subject: String, CaseIterable, NamedChoice {
    case config
  }

  @Argument(help: "The schema of \(Configuration.fileName) instead.")
  var subject: Subject?

  @Option(help: "The operation's id, in any case.")
  var operation = "RestorePoints_Create"

  @Option(help: "The api-version. (default: the newest that has the operation)")
  var apiVersion: String?

  @Option(help: SwaggerOption.help)
  var swagger: [String] = []

  func run() throws {
    var output = TextOutput.standard
    output.write(try subject == .config ? Configuration.schemaText : bodySchema())
    output.flush()
  }

  private func bodySchema() throws -> String {
    let documents = try SwaggerOption.documents(extendedBy: swagger)
    let (document, operation) = try meant(in: ProviderFamily.allCases.map { documents[$0] })
    let versions = document.versions(of: operation)
    guard let version = apiVersion.map({ text in versions.first { $0.description == text } }) ?? versions.last else {
      throw ValidationError(
        "no api-version '\(apiVersion ?? "")' of \(operation.id) is known; these are: "
          + versions.map(\.description).joined(separator: ", "))
    }
    guard let text = JSONSchemaWriter.text(ofBodyOf: operation, in: version, of: document) else {
      throw ValidationError("\(operation.id) takes no body; these do: \(Self.operationsWithBody(documents.operations))")
    }
    return text
  }

  private func meant(in documents: [SwaggerDocument]) throws -> (SwaggerDocument, Swagger.Operation) {
    for document in documents {
      let found = document.operations.first { $0.id.lowercased() == operation.lowercased() }
      if let found { return (document, found) }
    }
    throw ValidationError(
      "no operation '\(operation)' is known; these take a body: "
        + Self.operationsWithBody(documents.flatMap(\.operations)))
  }

  /// Their ids, for messages.
  private static func operationsWithBody(_ operations: [Swagger.Operation]) -> String {
    operations.filter(\.takesBody).map(\.id).joined(separator: ", ")
  }
}
