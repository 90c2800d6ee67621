internal import JSONText
internal import Requests
internal import Swagger

/// A saved answer as rules see it: what was asked for, by which api-version, and what the service said.
///
/// Lives as long as the answer it is made of.
struct AnswerContext {
  /// What was asked for: the request without its body.
  let asked: RequestContext
  let operation: Swagger.Operation
  let body: RequestBody
  /// The body's root.
  let root: JSONNode

  /// Nil for answers of operations that aren't judged, for errors, and where the body can't be read.
  ///
  /// - Parameters:
  ///   - apiVersion: the version of answers that name none, given by the user.
  ///   - swagger: what answers are checked against.
  init?(_ answer: Answer, apiVersion: String?, swagger: SwaggerDocuments) {
    var request = Request(form: answer.form, extent: answer.extent)
    request.operation = answer.operation
    request.method = answer.method
    request.url = answer.url
    request.apiVersion = answer.apiVersion
    let asked = RequestContext(request, apiVersion: apiVersion, swagger: swagger)
    guard let operation = asked.operation, let root = answer.body.node, !root.isErrorAnswer,
      operation.isJudged(by: root)
    else { return nil }
    self.asked = asked
    self.operation = operation
    self.root = root
    body = answer.body
  }

  /// What the answer should look like; by the newest api-version where the answer's own is not known.
  var schema: Schema? {
    asked.effectiveVersion.flatMap { asked.swagger[operation.family].responseSchema(of: operation, in: $0) }
  }

  /// Whether a value of the answer stands for any value.
  func isOpaque(_ node: JSONNode) -> Bool { asked.request.form.isOpaque(node) }

  /// The request with the answer's body in its own one's place, for finding places.
  var placed: Request {
    var request = asked.request
    request.body = body
    return request
  }
}

extension JSONNode {
  /// Whether the body tells of an error: a member `error`, and nothing of a resource.
  fileprivate var isErrorAnswer: Bool { self["error"]?.kind == .object && self["properties"] == nil }
}
