internal import JSONText

/// A recording of an SDK's tests: HttpRecorder's session records, or the test proxy's, or one entry of either.
///
/// Both name the members alike. The first keep bodies as strings and leave the host out of the URL.
struct RecordingForm: JSONForm {
  private let root: JSONPart

  init(_ root: JSONPart) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    root["Entries"] != nil || isEntry(root)
  }

  private static func isEntry(_ node: JSONNode) -> Bool { node["RequestUri"] != nil || node["RequestMethod"] != nil }

  func read(visit: (Discovery) -> Void) {
    guard root.node["Entries"] != nil else { return lend([root], visit: visit) }
    guard let entries = root["Entries"], entries.node.kind == .array else {
      let reason = "this looks like a recording, but its 'Entries' is no array"
      return visit(.unidentified(root.holder.extent, reason: reason, body: nil))
    }
    lend(entries.elements.filter { Self.isEntry($0.node) }, visit: visit)
  }

  private func lend(_ entries: [JSONPart], visit: (Discovery) -> Void) {
    JSONDraft.lend(entries.map(draft).filter(\.concernsRestorePoints), visit: visit)
  }

  private func draft(of entry: JSONPart) -> JSONDraft {
    var draft = JSONDraft(form: .recording, whole: entry)
    draft.method = entry["RequestMethod"]
    draft.url = entry["RequestUri"]
    draft.body = entry["RequestBody"]
    if draft.url?.text == nil { draft.missing = "this looks like a recorded request, but has no 'RequestUri'" }
    if let answer = entry["ResponseBody"] {
      let status = entry["StatusCode"]?.node.integer
      draft.answers = [JSONDraft.Answer(status: status.flatMap(Int.init(exactly:)), body: answer)]
    }
    return draft
  }
}
