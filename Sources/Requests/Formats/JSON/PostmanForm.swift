internal import JSONText

/// A Postman collection (2.0 and 2.1).
///
/// Literal variables of the collection and its folders are resolved, the innermost first; environment variables are
/// left unresolved.
struct PostmanForm: JSONForm {
  let root: LocatedNode

  static func recognizes(_ root: JSONNode) -> Bool {
    guard let info = root["info"], info.kind == .object else { return false }
    return root["item"] != nil || info["schema"]?.mentions("getpostman") ?? false
  }

  func extract(visit: (Extract) -> Void) {
    guard let items = root["item"], items.node.kind == .array else {
      let reason = "this looks like a Postman collection, but has no 'item' array"
      return visit(.malformed(.postman, root, reason: reason))
    }
    let requests = requests(in: items.elements, Variables(of: root, inside: nil))
    for (item, request) in zip(requests.map(\.item).detached(), requests) {
      visit(.candidate(candidate(of: item, request.variables.resolved)))
    }
  }

  /// The variables of a collection, a folder or an item, including those of its ancestors.
  private final class Variables {
    private let values: [[UInt8]: [UInt8]]
    private(set) lazy var resolved = TextVariables(values)

    init(of value: LocatedNode, inside outer: Variables?) {
      values = (outer?.values ?? [:]).merging((value["variable"]?.elements ?? []).variableValues) { $1 }
    }
  }

  /// The items that contain a request, including those in folders, in source order.
  private func requests(in items: [LocatedNode], _ outer: Variables) -> [(item: LocatedNode, variables: Variables)] {
    items.flatMap { item in
      let variables = item["variable"] == nil ? outer : Variables(of: item, inside: outer)
      let own = item["request"] == nil ? [] : [(item: item, variables: variables)]
      return own + requests(in: item["item"]?.elements ?? [], variables)
    }
  }

  private func candidate(of item: LocatedNode, _ variables: TextVariables) -> Candidate {
    let request = item["request"]
    let url = request?.node.kind == .string ? request : request?["url"]
    let body = request?["body"]
    let isRaw = body?["mode"].map { $0.node.string == "raw" } ?? true
    var candidate = Candidate(
      .postman, in: item, method: request?["method"], impliedMethod: "GET",
      url: url?.node.kind == .object ? url?["raw"] : url, headers: request?["header"], body: isRaw ? body?["raw"] : nil,
      withoutURL: "this looks like a Postman request, but has no 'url'")
    candidate.variables = variables
    let responses = item["response"]?.elements ?? []
    candidate.responses = responses.compactMap { Candidate.SavedResponse($0["body"], status: $0["code"]) }
    return candidate
  }
}
