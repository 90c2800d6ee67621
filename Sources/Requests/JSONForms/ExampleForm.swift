internal import JSONText

/// An example that a swagger file refers to (`x-ms-examples`): an operation's parameters and its answers.
///
/// Neither method nor URL stand in it, so that the parameters' names and the file's name tell the operation.
struct ExampleForm: JSONForm {
  private let root: JSONPart

  init(_ root: JSONPart) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    guard let parameters = root["parameters"], parameters.kind == .object, root["paths"] == nil else { return false }
    return root["responses"]?.kind == .object || parameters["api-version"]?.kind == .string
  }

  func read(visit: (Discovery) -> Void) {
    guard let parameters = root["parameters"] else { return }
    var draft = JSONDraft(form: .example, whole: root)
    draft.apiVersion = parameters["api-version"]
    draft.body = Self.body(in: parameters)
    draft.answers = answers
    let title = root.node["operationId"]?.string ?? root.holder.fileName
    switch ExampleOperation(parameters: parameters.node, body: draft.body?.node, title: title) {
    case .told(let operation): draft.operation = operation
    case .untold: draft.missing = Self.untold(parameters.node, hasBody: draft.body != nil)
    case .ofOtherResource: return
    }
    JSONDraft.lend([draft], visit: visit)
  }

  /// The body parameter: the one of a usual name, or else the first that is an object.
  private static func body(in parameters: JSONPart) -> JSONPart? {
    let usual = ["parameters", "grantAccessData", "disk"].lazy.compactMap { parameters[$0] }.first
    return usual ?? parameters.members.first { $0.value.node.kind == .object }?.value
  }

  private var answers: [JSONDraft.Answer] {
    (root["responses"]?.members ?? []).compactMap { code, answer in
      answer["body"].map { JSONDraft.Answer(status: Int(code), body: $0) }
    }
  }

  private static func untold(_ parameters: JSONNode, hasBody: Bool) -> String {
    let names = parameters.members.map(\.key).filter { $0.lowercased().contains("restorepoint") }
    let seen = names.isEmpty ? "" : " with \(names.map { "'\($0)'" }.joined(separator: ", "))"
    return "this looks like a swagger example\(seen) and \(hasBody ? "a" : "no") body; "
      + "its operation is told neither by these nor by the file's name"
  }
}
