internal import ArgumentParser
internal import Linting
internal import Swagger

/// `rplint schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema (draft 7) of an operation's request body.")

  @Option(help: "The operation's id, in any case.")
  var operation = "RestorePoints_Create"

  @Option(help: "The api-version. (default: the newest that has the operation)")
  var apiVersion: String?

  func run() throws {
    let (document, operation) = try meant()
    let versions = document.apiVersions.filter(operation.exists)
    guard let version = apiVersion.map({ text in versions.first { $0.description == text } }) ?? versions.last else {
      throw ValidationError(
        "no api-version '\(apiVersion ?? "")' of \(operation.id) is known; these are: "
          + versions.map(\.description).joined(separator: ", "))
    }
    guard let text = JSONSchemaWriter.text(ofBodyOf: operation, in: version, of: document) else {
      throw ValidationError("\(operation.id) takes no body; these do: \(Self.operationsWithBody)")
    }
    var output = TextOutput.standard
    output.write(text)
    output.flush()
  }

  private func meant() throws -> (SwaggerDocument, Swagger.Operation) {
    for document in Self.documents {
      let found = document.operations.first { $0.id.lowercased() == operation.lowercased() }
      if let found { return (document, found) }
    }
    throw ValidationError("no operation '\(operation)' is known; these take a body: \(Self.operationsWithBody)")
  }

  private static var documents: [SwaggerDocument] { ProviderFamily.allCases.map(SwaggerDocument.bundled) }

  /// Their ids, for messages.
  private static var operationsWithBody: String {
    documents.flatMap(\.operations).filter(\.takesBody).map(\.id).joined(separator: ", ")
  }
}
