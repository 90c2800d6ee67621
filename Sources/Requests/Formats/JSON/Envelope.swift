internal import JSONText

/// An object with a request's method, URL, and body.
struct Envelope: JSONForm {
  /// The keys of a request's parts, in lower case.
  struct Keys {
    var method: [StaticString] = ["method"]
    var url: [StaticString] = ["url", "uri"]
    var body: [StaticString] = ["body", "payload"]
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
    var candidate = Candidate(
      .envelope, in: root, method: root.member(keys.method), url: root.member(keys.url),
      headers: root.member(["headers"]), body: root.member(keys.body))
    candidate.request.apiVersion = root.member(["apiversion", "api-version"])?.text
    return candidate
  }
}
