internal import JSONText

/// A recording of an SDK's tests by HttpRecorder or by the test proxy, or one entry of either.
///
/// Both use the same member names. HttpRecorder saves bodies as strings and omits the host from the URL.
struct RecordingForm: JSONForm {
  private let root: LocatedNode

  init(_ root: LocatedNode) { self.root = root }

  static func recognizes(_ root: JSONNode) -> Bool {
    root["Entries"] != nil || isEntry(root)
  }

  private static func isEntry(_ node: JSONNode) -> Bool { node["RequestUri"] != nil || node["RequestMethod"] != nil }

  func read(visit: (ReaderEvent) -> Void) {
    guard root.node["Entries"] != nil else { return emit([root], to: visit) }
    guard let entries = root["Entries"], entries.node.kind == .array else {
      let reason = "this looks like a recording, but its 'Entries' is not an array"
      return visit(.unidentified(root.source.extent, reason: reason, body: nil))
    }
    emit(entries.elements.filter { Self.isEntry($0.node) }, to: visit)
  }

  private func emit(_ entries: [LocatedNode], to visit: (ReaderEvent) -> Void) {
    JSONRequestDraft.emit(entries.map(draft).filter(\.mentionsRestorePoints), to: visit)
  }

  private func draft(of entry: LocatedNode) -> JSONRequestDraft {
    var draft = JSONRequestDraft(form: .recording, in: entry)
    draft.method = entry["RequestMethod"]
    draft.url = entry["RequestUri"]
    draft.body = entry["RequestBody"]
    if draft.url?.text == nil {
      draft.unidentifiedReason = "this looks like a recorded request, but has no 'RequestUri'"
    }
    if let response = entry["ResponseBody"] {
      let status = entry["StatusCode"]?.node.integer
      draft.responses = [JSONRequestDraft.Response(status: status.flatMap(Int.init(exactly:)), body: response)]
    }
    return draft
  }
}
