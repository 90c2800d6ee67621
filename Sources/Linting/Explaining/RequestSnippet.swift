internal import CBundledRules
package import JSONText
package import Swagger

/// A request to start from, with placeholders for what the user has to fill in.
package struct RequestSnippet {
  /// The word that the user types to insert it.
  package let label: String
  package let description: String
  package let operation: Swagger.APIOperation
  /// With the newest api-version.
  package let url: String
  package let body: JSONValue

  /// The snippets of the operations that the documents have, from the list that is embedded in the program.
  package static func all(in swagger: SwaggerDocuments) -> [RequestSnippet] {
    let document = try? JSONDocument(parsing: rplint_snippets().bytes.span)
    return document?.withRoot { root in
      let endpoint = root["endpoint"]?.string ?? ""
      return root["requests"]?.elements.compactMap { RequestSnippet($0, endpoint, swagger) } ?? []
    } ?? []
  }

  private init?(_ entry: JSONNode, _ endpoint: String, _ swagger: SwaggerDocuments) {
    guard let label = entry["label"]?.string, let description = entry["description"]?.string, let body = entry["body"],
      let operation = entry["operation"]?.string.flatMap(swagger.operation(_:)),
      let version = swagger[operation.family].newestVersion(of: operation)
    else { return nil }
    self.label = label
    self.description = description
    self.operation = operation
    url = endpoint + operation.pathText + "?api-version=\(version)"
    self.body = JSONValue(body)
  }
}

extension Swagger.APIOperation {
  /// The path with its parameters in braces.
  package var pathText: String {
    path.reduce(into: "") { text, segment in
      switch segment {
      case .literal(let literal): text += "/\(literal)"
      case .parameter(let name): text += "/{\(name)}"
      }
    }
  }
}
