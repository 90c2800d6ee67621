internal import JSONText

/// An object with a request's method, URL, and body.
struct Envelope: JSONForm {
  private static let methodKeys = ["method"]
  private static let urlKeys = ["url", "uri"]
  private static let apiVersionKeys = ["apiversion", "api-version"]
  private static let headerKeys = ["headers"]
  private static let bodyKeys = ["body", "payload"]

  private let root: LocatedNode

  init(_ root: LocatedNode) { self.root = root }

  /// Whether an object is an envelope: it has a URL, or both a method and a body.
  static func recognizes(_ root: JSONNode) -> Bool {
    if root.member(urlKeys)?.value.kind == .string { return true }
    return root.member(methodKeys)?.value.kind == .string && root.member(bodyKeys) != nil
  }

  func extract(visit: (Extract) -> Void) {
    var candidate = Candidate(form: .envelope, in: root)
    candidate.method = Candidate.Method(root.member(Self.methodKeys)?.text)
    candidate.url = root.member(Self.urlKeys)?.text
    candidate.apiVersion = root.member(Self.apiVersionKeys)?.text
    candidate.headers = { [root] in root.member(Self.headerKeys)?.headers }
    candidate.body = Candidate.Body(root.member(Self.bodyKeys))
    visit(.candidate(candidate))
  }
}
