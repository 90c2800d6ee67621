internal import JSONText

/// An example that a swagger file refers to (`x-ms-examples`): an operation's parameters and its responses.
///
/// It has neither a method nor a URL; the operation is determined from the parameters and the file name.
struct ExampleForm: JSONForm {
  let root: LocatedNode

  static func recognizes(_ root: JSONNode) -> Bool {
    guard let parameters = root["parameters"], parameters.kind == .object, root["paths"] == nil else { return false }
    return root["responses"]?.kind == .object || parameters["api-version"]?.kind == .string
  }

  func extract(visit: (Extract) -> Void) {
    guard let parameters = root["parameters"] else { return }
    let body = Self.body(in: parameters)
    var candidate = Candidate(form: .example, in: root)
    candidate.request.apiVersion = parameters["api-version"]?.text
    candidate.body = Candidate.Body(body)
    candidate.responses = responses
    let title = root.node["operationId"]?.string ?? root.source.fileName
    switch ExampleOperation(parameters: parameters.node, body: body?.node, title: title) {
    case .identified(let operation): candidate.request.operation = operation
    case .unknown: candidate.unidentifiedReason = Self.unidentifiedReason(parameters.node, hasBody: body != nil)
    case .unrelated: candidate.unrelatedReason = .otherExample
    }
    visit(.candidate(candidate))
  }

  /// The body parameter: the one with a usual name, otherwise the first one that is an object.
  private static func body(in parameters: LocatedNode) -> LocatedNode? {
    let usual = ["parameters", "grantAccessData", "disk"].lazy.compactMap { parameters[$0] }.first
    return usual ?? parameters.members.first { $0.value.node.kind == .object }?.value
  }

  private var responses: [Candidate.SavedResponse] {
    (root["responses"]?.members ?? []).compactMap { code, response in
      response["body"].map { Candidate.SavedResponse(status: Int(code), body: .json($0)) }
    }
  }

  private static func unidentifiedReason(_ parameters: JSONNode, hasBody: Bool) -> String {
    let names = parameters.members.map(\.key).filter { $0.lowercased().contains("restorepoint") }
    let found = names.isEmpty ? "" : " with \(names.map { "'\($0)'" }.joined(separator: ", "))"
    return "this looks like a swagger example\(found) and \(hasBody ? "a" : "no") body; "
      + "neither these nor the file name specify its operation"
  }
}
