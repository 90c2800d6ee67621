internal import JSONText

/// An example that a swagger file refers to (`x-ms-examples`): an operation's parameters and its responses.
///
/// It has neither a method nor a URL; the operation is determined from the parameters and the file name.
struct ExampleForm: JSONForm {
  private let root: LocatedNode

  init(_ root: LocatedNode) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    guard let parameters = root["parameters"], parameters.kind == .object, root["paths"] == nil else { return false }
    return root["responses"]?.kind == .object || parameters["api-version"]?.kind == .string
  }

  func read(visit: (ReaderEvent) -> Void) {
    guard let parameters = root["parameters"] else { return }
    var draft = JSONRequestDraft(form: .example, in: root)
    draft.apiVersion = parameters["api-version"]
    draft.body = Self.body(in: parameters)
    draft.responses = responses
    let title = root.node["operationId"]?.string ?? root.source.fileName
    switch ExampleOperation(parameters: parameters.node, body: draft.body?.node, title: title) {
    case .identified(let operation): draft.operation = operation
    case .unknown: draft.unidentifiedReason = Self.unidentifiedReason(parameters.node, hasBody: draft.body != nil)
    case .unrelated: return
    }
    JSONRequestDraft.emit([draft], to: visit)
  }

  /// The body parameter: the one with a usual name, otherwise the first one that is an object.
  private static func body(in parameters: LocatedNode) -> LocatedNode? {
    let usual = ["parameters", "grantAccessData", "disk"].lazy.compactMap { parameters[$0] }.first
    return usual ?? parameters.members.first { $0.value.node.kind == .object }?.value
  }

  private var responses: [JSONRequestDraft.Response] {
    (root["responses"]?.members ?? []).compactMap { code, response in
      response["body"].map { JSONRequestDraft.Response(status: Int(code), body: $0) }
    }
  }

  private static func unidentifiedReason(_ parameters: JSONNode, hasBody: Bool) -> String {
    let names = parameters.members.map(\.key).filter { $0.lowercased().contains("restorepoint") }
    let found = names.isEmpty ? "" : " with \(names.map { "'\($0)'" }.joined(separator: ", "))"
    return "this looks like a swagger example\(found) and \(hasBody ? "a" : "no") body; "
      + "neither these nor the file name specify its operation"
  }
}
