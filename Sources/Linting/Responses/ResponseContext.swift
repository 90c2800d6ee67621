internal import JSONText
internal import Requests
internal import Swagger

/// A saved response as rules see it: its request, its api-version and its body.
///
/// Must not outlive the response that it was created from.
struct ResponseContext {
  /// The request, without its body.
  let request: RequestContext
  let operation: Swagger.APIOperation
  let body: RequestBody
  /// The body's root.
  let root: JSONNode

  /// Nil for responses of unchecked operations, for errors, and if the body can't be parsed.
  ///
  /// - Parameters:
  ///   - apiVersion: the version that the user gave for responses that don't specify one.
  ///   - swagger: the documents that responses are checked against.
  init?(_ response: Response, apiVersion: String?, swagger: SwaggerDocuments) {
    let context = RequestContext(response.request, apiVersion: apiVersion, swagger: swagger)
    guard let operation = context.operation, let root = response.body.node, !root.isErrorResponse,
      operation.isChecked(by: root)
    else { return nil }
    self.request = context
    self.operation = operation
    self.root = root
    body = response.body
  }

  /// The schema of the response, by the newest api-version if the response's own is unknown.
  var schema: Schema? {
    request.effectiveVersion.flatMap { request.swagger[operation.family].responseSchema(of: operation, in: $0) }
  }

  /// Whether a value of the response is an unresolved string.
  func isUnresolved(_ node: JSONNode) -> Bool { request.request.form.isUnresolved(node) }

  /// The request with the response's body instead of its own, for locating findings.
  var requestWithResponseBody: Request {
    var request = request.request
    request.body = body
    return request
  }
}

extension JSONNode {
  /// Whether the body is an error: it has an `error` member and no resource properties.
  fileprivate var isErrorResponse: Bool { self["error"]?.kind == .object && self["properties"] == nil }
}
