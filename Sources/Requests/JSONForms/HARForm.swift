internal import JSONText

/// An HTTP archive (HAR 1.2), as saved by browsers and proxies.
///
/// Findings in a base64-encoded body are reported for the whole body.
struct HARForm: JSONForm {
  private let root: LocatedNode

  init(_ root: LocatedNode) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    if let log = root["log"] { return isLog(log) || isEntries(log) }
    if let entries = root["entries"] { return isEntries(entries) }
    return isEntry(root) || root["creator"]?.kind == .object && root["version"]?.string?.hasPrefix("1.") == true
  }

  /// Whether a value is a single entry of a log.
  private static func isEntry(_ node: JSONNode) -> Bool {
    guard let request = node["request"], request["url"]?.kind == .string else { return false }
    return node["startedDateTime"] != nil || request["postData"] != nil || node["response"]?["content"] != nil
  }

  private static func isLog(_ log: JSONNode) -> Bool {
    ["entries", "creator", "pages"].contains { log[$0] != nil }
  }

  /// Whether a value appears to be the entries of a log.
  private static func isEntries(_ entries: JSONNode) -> Bool { entries[0]?["request"]?.kind == .object }

  func read(visit: (ReaderEvent) -> Void) {
    if let structureProblem { visit(unidentified("this looks like a HAR file, but \(structureProblem)")) }
    let drafts = entries.compactMap(draft).filter(\.mentionsRestorePoints)
    JSONRequestDraft.emit(drafts, to: visit)
  }

  /// What is wrong with the file's structure; nil for a complete file and for a single entry.
  private var structureProblem: String? {
    switch (root.node["log"], root.node["entries"]) {
    case (let log?, _) where log.kind == .array: "its 'log' is an array instead of an object with 'entries'"
    case (let log?, _): log["entries"]?.kind == .array ? nil : "its 'log' has no 'entries' array"
    case (nil, .some): "its 'entries' are not inside a 'log'"
    case (nil, nil): Self.isEntry(root.node) ? nil : "it has no 'log' with 'entries'"
    }
  }

  private var entries: [LocatedNode] {
    if Self.isEntry(root.node) { return [root] }
    let log = root["log"] ?? root
    return log.node.kind == .array ? log.elements : log["entries"]?.elements ?? []
  }

  private func unidentified(_ reason: String) -> ReaderEvent {
    .unidentified(root.source.extent, reason: reason, body: nil)
  }

  private func draft(of entry: LocatedNode) -> JSONRequestDraft? {
    guard let request = entry["request"] else { return nil }
    var draft = JSONRequestDraft(form: .recording, in: entry)
    draft.method = request["method"]
    draft.url = request["url"]
    draft.body = request["postData"]?["text"]
    draft.bodyEncoding = BodyEncoding(of: request["postData"])
    if draft.url?.text == nil {
      draft.unidentifiedReason = "this looks like a HAR entry, but its request has no 'url'"
    }
    if let response = entry["response"], let content = response["content"], let text = content["text"] {
      let status = response["status"]?.node.integer
      let encoding = BodyEncoding(of: content)
      draft.responses = [
        JSONRequestDraft.Response(status: status.flatMap(Int.init(exactly:)), body: text, encoding: encoding)
      ]
    }
    return draft
  }
}
