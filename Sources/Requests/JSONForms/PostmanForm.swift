internal import JSONText

/// A Postman collection (2.0 and 2.1).
///
/// Its own variables and those of its folders are resolved where their values are literal, the innermost first; those of
/// environments stay as they are written.
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
    let requests = requests(in: items, Variables(of: root, inside: nil))
    let drafts = requests.map { draft(of: $0.item, $0.variables.resolved) }
    JSONDraft.lend(drafts.filter(\.concernsRestorePoints), visit: visit)
  }

  /// The variables of a collection, a folder or an item, with those of what it stands in.
  private final class Variables {
    private let values: [[UInt8]: [UInt8]]
    private(set) lazy var resolved = TextVariables(values)

    init(of part: JSONPart, inside outer: Variables?) {
      values = (outer?.values ?? [:]).merging(Self.values(of: part)) { $1 }
    }

    private static func values(of part: JSONPart) -> [[UInt8]: [UInt8]] {
      var values: [[UInt8]: [UInt8]] = [:]
      for variable in part["variable"]?.elements ?? [] {
        guard variable["disabled"]?.node.boolean != true, let name = (variable["key"] ?? variable["id"])?.node.string,
          let value = variable["value"]?.node, let literal = value.string ?? value.integer.map({ String($0) })
        else { continue }
        values[Array(name.utf8)] = Array(literal.utf8)
      }
      return values
    }
  }

  /// The items that hold a request, those in folders included, in the order of the text.
  private func requests(in items: JSONPart, _ outer: Variables) -> [(item: JSONPart, variables: Variables)] {
    var found: [(item: JSONPart, variables: Variables)] = []
    var rest = items.elements.reversed().map { (item: $0, outer: outer) }
    while let (item, outer) = rest.popLast() {
      let variables = item["variable"] == nil ? outer : Variables(of: item, inside: outer)
      if item["request"] != nil { found.append((item, variables)) }
      rest += (item["item"]?.elements.reversed() ?? []).map { ($0, variables) }
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
