internal import JSONText

/// An export of Insomnia (format 4): `resources`, some of which are requests.
///
/// Literal variables of its environments are resolved; if several define one, the last does.
struct InsomniaForm: JSONForm {
  let root: LocatedNode

  static func recognizes(_ root: JSONNode) -> Bool {
    root["_type"]?.string == "export" && root["resources"]?.kind == .array
  }

  func extract(visit: (Extract) -> Void) {
    let resources = root["resources"]?.elements ?? []
    let variables = TextVariables(Self.values(of: resources))
    for resource in resources.filter({ $0.node["_type"]?.string == "request" }).detached() {
      var candidate = Candidate(
        .postman, in: resource, method: resource["method"], impliedMethod: "GET", url: resource["url"],
        headers: resource["headers"], body: resource["body"]?["text"])
      candidate.variables = variables
      visit(.candidate(candidate))
    }
  }

  /// The variables of all environments, which requests use as `{{ name }}` or `{{ _.name }}`.
  private static func values(of resources: [LocatedNode]) -> [[UInt8]: [UInt8]] {
    var values: [[UInt8]: [UInt8]] = [:]
    for resource in resources where resource.node["_type"]?.string == "environment" {
      for (key, value) in resource["data"]?.members ?? [] {
        guard let literal = value.node.literal else { continue }
        values[Array(key.utf8)] = Array(literal.utf8)
        values[Array("_.\(key)".utf8)] = Array(literal.utf8)
      }
    }
    return values
  }
}
