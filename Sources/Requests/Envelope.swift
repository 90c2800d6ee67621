internal import JSONText

/// An object that holds a request's method, URL and body.
struct Envelope: JSONForm {
  private static let methodKeys = ["method"]
  private static let urlKeys = ["url", "uri"]
  private static let apiVersionKeys = ["apiversion", "api-version"]
  private static let bodyKeys = ["body", "payload"]

  private let root: JSONPart

  init(_ root: JSONPart) { self.root = root }

  /// Whether an object is meant as an envelope: it has a URL, or a method beside a body.
  static func recognizes(_ root: JSONNode) -> Bool {
    if root.member(urlKeys)?.value.kind == .string { return true }
    return root.member(methodKeys)?.value.kind == .string && root.member(bodyKeys) != nil
  }

  func read(visit: (Discovery) -> Void) {
    var draft = JSONDraft(form: .envelope, whole: root)
    draft.method = root.member(Self.methodKeys)
    draft.url = root.member(Self.urlKeys)
    draft.apiVersion = root.member(Self.apiVersionKeys)
    draft.body = root.member(Self.bodyKeys)
    JSONDraft.lend([draft], visit: visit)
  }
}
