internal import ArgumentParser
internal import Linting
internal import Swagger

/// `rplint schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a request body, or of \(Configuration.fileName).")

  /// What to print a schema of, other than a request body.
  enum Subject: String, CaseIterable, NamedChoice {
    case config
  }

  @Argument(help: "Print the schema of \(Configuration.fileName) instead.")
  var subject: Subject?

  @Option(help: "The operation's ID, case-insensitive.", completion: NameCompletion.operations)
  var operation = OperationID.createRestorePoint

  @Option(
    help: "The api-version. (default: the newest one with the operation)", completion: NameCompletion.versions)
  var apiVersion: String?

  @Option(help: SwaggerOption.help, completion: NameCompletion.json)
  var swagger: [String] = []

  func run() throws {
    try TextOutput.print(subject == .config ? Configuration.schemaText : bodySchema())
  }

  private func bodySchema() throws -> String {
    let documents = try SwaggerOption.documents(extendedBy: swagger)
    guard let operation = documents.operation(caseless: operation) else {
      throw ValidationError(
        unknown: "operation", operation, among: Self.operationsWithBody(documents))
    }
    let document = documents[operation.family]
    let versions = document.versions(of: operation)
    guard let version = apiVersion.map({ text in versions.first { $0.description == text } }) ?? versions.last else {
      throw ValidationError(
        "unknown api-version '\(apiVersion ?? "")' of \(operation.id); expected one of "
          + versions.map(\.description).joined(separator: ", "))
    }
    guard let text = JSONSchemaWriter.text(ofBodyOf: operation, in: version, of: document) else {
      throw ValidationError(
        "\(operation.id) has no request body; expected one of "
          + Self.operationsWithBody(documents).joined(separator: ", "))
    }
    return text
  }

  /// The IDs of the operations with a request body.
  private static func operationsWithBody(_ documents: SwaggerDocuments) -> [String] {
    documents.operations.filter(\.takesBody).map(\.id)
  }
}
