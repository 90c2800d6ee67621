internal import JSONText

/// An HTTP archive (HAR 1.2), as browsers and proxies save it.
///
/// What stands in a body that is kept in base64 is reported at the whole of it.
struct HARForm: JSONForm {
  private let root: JSONPart

  init(_ root: JSONPart) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    if let log = root["log"] { return isLog(log) }
    return root["entries"].map(isEntries) ?? false
  }

  private static func isLog(_ log: JSONNode) -> Bool {
    ["entries", "creator", "pages"].contains { log[$0] != nil }
  }

  /// Whether a value can hardly be anything but the entries of a log.
  private static func isEntries(_ entries: JSONNode) -> Bool { entries[0]?["request"]?.kind == .object }

  func read(visit: (Discovery) -> Void) {
    if root["log"] == nil {
      visit(unidentified("this looks like a HAR file, but its 'entries' stand in no 'log'"))
    }
    guard let entries = (root["log"] ?? root)["entries"], entries.node.kind == .array else {
      return visit(unidentified("this looks like a HAR file, but its 'log' has no array 'entries'"))
    }
    let drafts = entries.elements.compactMap(draft).filter(\.concernsRestorePoints)
    JSONDraft.lend(drafts, visit: visit)
  }

  private func unidentified(_ reason: String) -> Discovery {
    .unidentified(root.holder.extent, reason: reason, body: nil)
  }

  private func draft(of entry: JSONPart) -> JSONDraft? {
    guard let request = entry["request"] else { return nil }
    var draft = JSONDraft(form: .recording, whole: entry)
    draft.method = request["method"]
    draft.url = request["url"]
    draft.body = request["postData"]?["text"]
    draft.bodyEncoding = BodyEncoding(beside: request["postData"])
    if draft.url?.text == nil {
      draft.missing = "this looks like an entry of a HAR file, but its request has no 'url'"
    }
    if let answer = entry["response"], let content = answer["content"], let text = content["text"] {
      let status = answer["status"]?.node.integer
      let encoding = BodyEncoding(beside: content)
      draft.answers = [JSONDraft.Answer(status: status.flatMap(Int.init(exactly:)), body: text, encoding: encoding)]
    }
    return draft
  }
}
