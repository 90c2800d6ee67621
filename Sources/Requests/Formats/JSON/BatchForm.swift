internal import JSONText

/// The body of a batch: `requests`, each with a method, a URL, and a body.
struct BatchForm: JSONForm {
  private static let keys = Envelope.Keys(
    method: ["httpmethod", "method"], url: ["relativeurl", "url"], body: ["content", "body"])

  let root: LocatedNode

  static func recognizes(_ root: JSONNode) -> Bool {
    guard let first = root["requests"]?[0], first.kind == .object else { return false }
    return first.member(keys.method) != nil && first.member(keys.url)?.value.kind == .string
  }

  func extract(visit: (Extract) -> Void) {
    let requests = root["requests"]?.elements ?? []
    for request in requests.filter({ $0.node.kind == .object }).detached() {
      visit(.candidate(Envelope.candidate(request, Self.keys)))
    }
  }
}
