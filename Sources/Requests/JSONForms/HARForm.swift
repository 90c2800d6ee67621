internal import JSONText

/// An HTTP archive (HAR 1.2), as browsers and proxies save it.
///
/// What stands in a body that is kept in base64 is reported at the whole of it.
struct HARForm: JSONForm {
  private let root: JSONPart

  init(_ root: JSONPart) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    if let log = root["log"] { return isLog(log) || isEntries(log) }
    if let entries = root["entries"] { return isEntries(entries) }
    return isEntry(root) || root["creator"]?.kind == .object && root["version"]?.string?.hasPrefix("1.") == true
  }

  /// Whether a value is an entry of a log by itself.
  private static func isEntry(_ node: JSONNode) -> Bool {
    guard let request = node["request"], request["url"]?.kind == .string else { return false }
    return node["startedDateTime"] != nil || request["postData"] != nil || node["response"]?["content"] != nil
  }

  private static func isLog(_ log: JSONNode) -> Bool {
    ["entries", "creator", "pages"].contains { log[$0] != nil }
  }

  /// Whether a value can hardly be anything but the entries of a log.
  private static func isEntries(_ entries: JSONNode) -> Bool { entries[0]?["request"]?.kind == .object }

  func read(visit: (Discovery) -> Void) {
    if let missing { visit(unidentified("this looks like a HAR file, but \(missing)")) }
    let drafts = entries.compactMap(draft).filter(\.concernsRestorePoints)
    JSONDraft.lend(drafts, visit: visit)
  }

  /// What the file lacks to be one; nil for a whole file, and for an entry by itself.
  private var missing: String? {
    switch (root.node["log"], root.node["entries"]) {
    case (let log?, _) where log.kind == .array: "its entries stand in 'log' itself and not in its 'entries'"
    case (let log?, _): log["entries"]?.kind == .array ? nil : "its 'log' has no array 'entries'"
    case (nil, .some): "its 'entries' stand in no 'log'"
    case (nil, nil): Self.isEntry(root.node) ? nil : "it has no 'log' with 'entries'"
    }
  }

  private var entries: [JSONPart] {
    if Self.isEntry(root.node) { return [root] }
    let log = root["log"] ?? root
    return log.node.kind == .array ? log.elements : log["entries"]?.elements ?? []
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
