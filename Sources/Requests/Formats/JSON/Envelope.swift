internal import JSONText

/// An object with a request's method, URL, and body.
struct Envelope: JSONForm {
  private static let methodKeys = ["method"]
  private static let urlKeys = ["url", "uri"]
  private static let apiVersionKeys = ["apiversion", "api-version"]
  private static let headerKeys = ["headers"]
  private static let bodyKeys = ["body", "payload"]

  let root: LocatedNode

  /// Whether an object is an envelope: it has a URL, or both a method and a body.
  static func recognizes(_ root: JSONNode) -> Bool {
    if root.member(urlKeys)?.value.kind == .string { return true }
    return root.member(methodKeys)?.value.kind == .string && root.member(bodyKeys) != nil
  }

  func extract(visit: (Extract) -> Void) {
    var candidate = Candidate(form: .envelope, in: root)
    candidate.method = Candidate.Method(root.member(Self.methodKeys)?.text)
    candidate.request.url = root.member(Self.urlKeys)?.text
    candidate.request.apiVersion = root.member(Self.apiVersionKeys)?.text
    candidate.request.headers = { [root] in root.member(Self.headerKeys)?.headers }
    candidate.body = Candidate.Body(root.member(Self.bodyKeys))
    visit(.candidate(candidate))
  }
}
