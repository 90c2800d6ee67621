internal import JSONText

/// A Postman collection (2.0 and 2.1).
///
/// Literal variables of the collection and its folders are resolved, the innermost first; environment variables are
/// left unresolved.
struct PostmanForm: JSONForm {
  private let root: LocatedNode

  init(_ root: LocatedNode) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    guard let info = root["info"], info.kind == .object else { return false }
    return root["item"] != nil || info["schema"]?.mentions("getpostman") ?? false
  }

  func read(visit: (ReaderEvent) -> Void) {
    guard let items = root["item"], items.node.kind == .array else {
      let reason = "this looks like a Postman collection, but has no 'item' array"
      return visit(.unidentified(root.source.extent, reason: reason, body: nil))
    }
    let requests = requests(in: items, Variables(of: root, inside: nil))
    let drafts = requests.map { draft(of: $0.item, $0.variables.resolved) }
    JSONRequestDraft.emit(drafts.filter(\.mentionsRestorePoints), to: visit)
  }

  /// The variables of a collection, a folder or an item, including those of its ancestors.
  private final class Variables {
    private let values: [[UInt8]: [UInt8]]
    private(set) lazy var resolved = TextVariables(values)

    init(of value: LocatedNode, inside outer: Variables?) {
      values = (outer?.values ?? [:]).merging(Self.values(of: value)) { $1 }
    }

    private static func values(of value: LocatedNode) -> [[UInt8]: [UInt8]] {
      var values: [[UInt8]: [UInt8]] = [:]
      for variable in value["variable"]?.elements ?? [] {
        guard variable["disabled"]?.node.boolean != true, let name = (variable["key"] ?? variable["id"])?.node.string,
          let value = variable["value"]?.node, let literal = value.string ?? value.integer.map({ String($0) })
        else { continue }
        values[Array(name.utf8)] = Array(literal.utf8)
      }
      return values
    }
  }

  /// The items that contain a request, including those in folders, in source order.
  private func requests(in items: LocatedNode, _ outer: Variables) -> [(item: LocatedNode, variables: Variables)] {
    var found: [(item: LocatedNode, variables: Variables)] = []
    var stack = items.elements.reversed().map { (item: $0, outer: outer) }
    while let (item, outer) = stack.popLast() {
      let variables = item["variable"] == nil ? outer : Variables(of: item, inside: outer)
      if item["request"] != nil { found.append((item, variables)) }
      stack += (item["item"]?.elements.reversed() ?? []).map { ($0, variables) }
    }
    return found
  }

  private func draft(of item: LocatedNode, _ variables: TextVariables) -> JSONRequestDraft {
    var draft = JSONRequestDraft(form: .postman, in: item)
    let request = item["request"]
    draft.variables = variables
    draft.method = request?["method"]
    draft.impliesGET = true
    draft.url = request?.node.kind == .string ? request : url(request?["url"])
    draft.body = request?["body"].flatMap(body)
    draft.responses = item["response"]?.elements.compactMap(response) ?? []
    if draft.url?.text == nil { draft.unidentifiedReason = "this looks like a Postman request, but has no 'url'" }
    return draft
  }

  private func url(_ url: LocatedNode?) -> LocatedNode? { url?.node.kind == .object ? url?["raw"] : url }

  private func body(_ body: LocatedNode) -> LocatedNode? {
    body["mode"].map { $0.node.string == "raw" } ?? true ? body["raw"] : nil
  }

  private func response(_ response: LocatedNode) -> JSONRequestDraft.Response? {
    response["body"].map {
      JSONRequestDraft.Response(status: response["code"]?.node.integer.flatMap(Int.init(exactly:)), body: $0)
    }
  }
}
