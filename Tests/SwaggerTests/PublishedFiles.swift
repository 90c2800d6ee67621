import JSONText
import Swagger

/// In-memory published files, by path.
struct PublishedFiles {
  static let path =
    "/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.Compute/restorePointCollections/{c}/restorePoints/{p}"

  var texts: [String: [UInt8]]

  init(_ texts: [String: String]) {
    self.texts = texts.mapValues { Array($0.utf8) }
  }

  /// A file whose only operation is the PUT of a restore point.
  ///
  /// - Parameters:
  ///   - schema: The body's schema, as JSON.
  ///   - more: Additional members of the root, each with a leading comma.
  static func main(
    version: String = "2027-01-01", schema: String = ##"{"$ref": "#/definitions/A"}"##, parameter: String? = nil,
    more: String = ""
  ) -> String {
    let body = parameter ?? #"{"name": "body", "in": "body", "required": true, "schema": \#(schema)}"#
    return """
      {"swagger": "2.0", "info": {"version": "\(version)"}, "paths": {"\(path)": {
      "put": {"operationId": "Points_Put", "parameters": [\(body)],
        "responses": {"201": {"schema": \(schema)}}}}}\(more)}
      """
  }

  func read(_ file: String = "spec/main.json") throws(SwaggerError) -> PublishedSwagger {
    try PublishedSwagger(file: file) { (path) throws(SwaggerFileFailure) in
      guard let text = texts[path] else { throw SwaggerFileFailure("no such file") }
      return text
    }
  }

  /// The error on reading the files, as `file:line:column: message`; nil if there is none.
  var diagnostic: String? {
    do throws(SwaggerError) {
      _ = try read()
      return nil
    } catch {
      return diagnostic(for: error)
    }
  }

  func diagnostic(for error: SwaggerError) -> String {
    let position = error.file.flatMap { texts[$0] }.flatMap { error.position(in: $0) }
    let suffix = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(error.file ?? "")\(suffix): \(error.message)"
  }
}
