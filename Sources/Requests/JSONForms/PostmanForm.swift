internal import JSONText

/// A Postman collection (2.0 and 2.1).
///
/// Its own variables are resolved where their values are literal; those of environments stay as they are written.
struct PostmanForm: JSONForm {
  private let root: JSONPart

  init(_ root: JSONPart) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    guard let info = root["info"], info.kind == .object else { return false }
    return root["item"] != nil || info["schema"]?.mentions("getpostman") ?? false
  }

  func read(visit: (Discovery) -> Void) {
    guard let items = root["item"], items.node.kind == .array else {
      let reason = "this looks like a Postman collection, but has no array 'item'"
      return visit(.unidentified(root.holder.extent, reason: reason, body: nil))
    }
    let variables = variables
    let drafts = requests(in: items).map { draft(of: $0, variables) }
    JSONDraft.lend(drafts.filter(\.concernsRestorePoints), visit: visit)
  }

  private var variables: TextVariables {
    var values: [[UInt8]: [UInt8]] = [:]
    for variable in root["variable"]?.elements ?? [] {
      guard let name = (variable["key"] ?? variable["id"])?.node.string, let value = variable["value"]?.node else {
        continue
      }
      guard let literal = value.string ?? value.integer.map({ String($0) }) else { continue }
      values[Array(name.utf8)] = Array(literal.utf8)
    }
    return TextVariables(values)
  }

  /// The items that hold a request, those in folders included, in the order of the text.
  private func requests(in items: JSONPart) -> [JSONPart] {
    var found: [JSONPart] = []
    var rest = Array(items.elements.reversed())
    while let item = rest.popLast() {
      if item["request"] != nil { found.append(item) }
      rest += item["item"]?.elements.reversed() ?? []
    }
    return found
  }

  private func draft(of item: JSONPart, _ variables: TextVariables) -> JSONDraft {
    var draft = JSONDraft(form: .postman, whole: item)
    let request = item["request"]
    draft.variables = variables
    draft.method = request?["method"]
    draft.impliesGET = true
    draft.url = request?.node.kind == .string ? request : url(request?["url"])
    draft.body = request?["body"].flatMap(body)
    draft.answers = item["response"]?.elements.compactMap(answer) ?? []
    if draft.url?.text == nil { draft.missing = "this looks like a Postman request, but has no 'url'" }
    return draft
  }

  private func url(_ url: JSONPart?) -> JSONPart? { url?.node.kind == .object ? url?["raw"] : url }

  private func body(_ body: JSONPart) -> JSONPart? {
    body["mode"].map { $0.node.string == "raw" } ?? true ? body["raw"] : nil
  }

  private func answer(_ answer: JSONPart) -> JSONDraft.Answer? {
    answer["body"].map {
      JSONDraft.Answer(status: answer["code"]?.node.integer.flatMap(Int.init(exactly:)), body: $0)
    }
  }
}
