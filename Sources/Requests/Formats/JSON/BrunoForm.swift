internal import JSONText

/// A JSON export of Bruno: `items`, which are requests, or folders with more of them.
///
/// Literal variables of its environments are resolved; if several define one, the last does.
struct BrunoForm: JSONForm {
  private static let requestTypes: Set<String> = ["http", "http-request"]

  let root: LocatedNode

  static func recognizes(_ root: JSONNode) -> Bool {
    guard let first = root["items"]?[0], let type = first["type"]?.string else { return false }
    return type == "folder" || requestTypes.contains(type) && first["request"]?.kind == .object
  }

  func extract(visit: (Extract) -> Void) {
    let environments = root["environments"]?.elements ?? []
    let variables = TextVariables(environments.flatMap { $0["variables"]?.elements ?? [] }.variableValues)
    for item in requests(in: root).detached() {
      let request = item["request"]
      let mode = request?["body"]?["mode"]?.node.string ?? "json"
      var candidate = Candidate(
        .postman, in: item, method: request?["method"], url: request?["url"], headers: nil,
        body: request?["body"]?[mode])
      candidate.variables = variables
      visit(.candidate(candidate))
    }
  }

  /// The requests in a collection or a folder, in source order.
  private func requests(in folder: LocatedNode) -> [LocatedNode] {
    (folder["items"]?.elements ?? []).flatMap { item in
      (item["request"]?.node.kind == .object ? [item] : []) + requests(in: item)
    }
  }
}
