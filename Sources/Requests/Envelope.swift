internal import JSONText

/// An object with a request's method, URL, and body.
struct Envelope: JSONForm {
  private static let methodKeys = ["method"]
  private static let urlKeys = ["url", "uri"]
  private static let apiVersionKeys = ["apiversion", "api-version"]
  private static let bodyKeys = ["body", "payload"]

  private let root: LocatedNode

  init(_ root: LocatedNode) { self.root = root }

  /// Whether an object is an envelope: it has a URL, or both a method and a body.
  static func recognizes(_ root: JSONNode) -> Bool {
    if root.member(urlKeys)?.value.kind == .string { return true }
    return root.member(methodKeys)?.value.kind == .string && root.member(bodyKeys) != nil
  }

  func read(visit: (ReaderEvent) -> Void) {
    var draft = JSONRequestDraft(form: .envelope, in: root)
    draft.method = root.member(Self.methodKeys)
    draft.url = root.member(Self.urlKeys)
    draft.apiVersion = root.member(Self.apiVersionKeys)
    draft.body = root.member(Self.bodyKeys)
    JSONRequestDraft.emit([draft], to: visit)
  }
}
