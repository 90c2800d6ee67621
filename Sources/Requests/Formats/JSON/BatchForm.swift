internal import JSONText

/// The body of a batch: `requests`, each with a method, a URL, and a body.
struct BatchForm: JSONForm {
  private static let methodKeys = ["httpmethod", "method"]
  private static let urlKeys = ["relativeurl", "url"]
  private static let headerKeys = ["headers"]
  private static let bodyKeys = ["content", "body"]

  let root: LocatedNode

  static func recognizes(_ root: JSONNode) -> Bool {
    guard let first = root["requests"]?[0], first.kind == .object else { return false }
    return first.member(methodKeys) != nil && first.member(urlKeys)?.value.kind == .string
  }

  func extract(visit: (Extract) -> Void) {
    for request in (root["requests"]?.elements ?? []).filter({ $0.node.kind == .object }).detached() {
      var candidate = Candidate(form: .envelope, in: request)
      candidate.method = Candidate.Method(request.member(Self.methodKeys)?.text)
      candidate.request.url = request.member(Self.urlKeys)?.text
      candidate.request.headers = { request.member(Self.headerKeys)?.headers }
      candidate.body = Candidate.Body(request.member(Self.bodyKeys))
      visit(.candidate(candidate))
    }
  }
}
