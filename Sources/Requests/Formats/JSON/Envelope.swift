internal import JSONText

/// An object with a request's method, URL, and body.
struct Envelope: JSONForm {
  /// The keys of a request's parts, in lower case.
  struct Keys {
    var method = ["method"]
    var url = ["url", "uri"]
    var apiVersion = ["apiversion", "api-version"]
    var headers = ["headers"]
    var body = ["body", "payload"]
  }

  private static let keys = Keys()

  let root: LocatedNode

  /// Whether an object is an envelope: it has a URL, or both a method and a body.
  static func recognizes(_ root: JSONNode) -> Bool {
    if root.member(keys.url)?.value.kind == .string { return true }
    return root.member(keys.method)?.value.kind == .string && root.member(keys.body) != nil
  }

  func extract(visit: (Extract) -> Void) { visit(.candidate(Self.candidate(root, Self.keys))) }

  static func candidate(_ root: LocatedNode, _ keys: Keys) -> Candidate {
    var candidate = Candidate(form: .envelope, in: root)
    candidate.method = Candidate.Method(root.member(keys.method)?.text)
    candidate.request.url = root.member(keys.url)?.text
    candidate.request.apiVersion = root.member(keys.apiVersion)?.text
    candidate.request.headers = { root.member(keys.headers)?.headers }
    candidate.body = Candidate.Body(root.member(keys.body))
    return candidate
  }
}
