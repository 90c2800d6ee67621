import JSONText
import Swagger

/// Published files that stand nowhere but in a test, by their paths.
struct PublishedFiles {
  static let path =
    "/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.Compute/restorePointCollections/{c}/restorePoints/{p}"

  var texts: [String: [UInt8]]

  init(_ texts: [String: String]) {
    self.texts = texts.mapValues { Array($0.utf8) }
  }

  /// A file whose one operation is the PUT of a restore point.
  ///
  /// - Parameters:
  ///   - schema: the body's schema, as JSON.
  ///   - more: members of the root behind the paths, each with a comma before it.
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

  /// Why the files can't be read, as `file:line:col: message`; nil if they can.
  var complaint: String? {
    do throws(SwaggerError) {
      _ = try read()
      return nil
    } catch {
      return complaint(about: error)
    }
  }

  func complaint(about error: SwaggerError) -> String {
    let position = error.file.flatMap { texts[$0] }.flatMap { error.position(in: $0) }
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(error.file ?? "")\(place): \(error.message)"
  }
}
