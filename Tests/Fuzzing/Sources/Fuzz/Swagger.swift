import JSONText
import Linting
import Swagger

/// A Swagger document is either read or refused with an error that has a message; requests are checked against what is
/// read, and its schemas are valid JSON.
///
/// An input is the text of a document, a line `---`, and the text of all files that it refers to.
func checkSwagger(_ input: [UInt8]) {
  let (main, other) = input.split(atLine: "---")
  do throws(SwaggerError) {
    let published = try PublishedSwagger(file: "main.json") { (path) throws(SwaggerFileFailure) in
      switch path {
      case "main.json": return main
      case "other.json": return other
      default: throw SwaggerFileFailure("no such file")
      }
    }
    check(try SwaggerDocuments(extendedBy: [published]))
  } catch {
    expect(!error.message.isEmpty, "refused without a message")
    if let file = error.file { _ = error.position(in: file == "main.json" ? main : other) }
  }
}

private func check(_ documents: SwaggerDocuments) {
  for family in ProviderFamily.allCases {
    let document = documents[family]
    for operation in documents.operations where operation.family == family && operation.takesBody {
      guard let version = document.newestVersion(of: operation),
        let schema = JSONSchemaWriter.text(ofBodyOf: operation, in: version, of: document)
      else { continue }
      expect((try? JSONDocument(parsing: Array(schema.utf8).span)) != nil, "the schema of \(operation.id) is not JSON")
    }
  }
  var options = Linter.Options()
  options.swagger = documents
  for (name, text) in [("a.json", Sample.body), ("a.http", Sample.request)] {
    checkReport(Linter(options: options).lint(text, path: name, isNamed: true), of: text)
  }
}
