internal import JSONText

/// A recording of an SDK's tests by HttpRecorder or by the test proxy, or one entry of either.
///
/// Both use the same member names. HttpRecorder saves bodies as strings and omits the host from the URL.
struct RecordingForm: JSONForm {
  let root: LocatedNode

  static func recognizes(_ root: JSONNode) -> Bool {
    root["Entries"] != nil || isEntry(root)
  }

  private static func isEntry(_ node: JSONNode) -> Bool { node["RequestUri"] != nil || node["RequestMethod"] != nil }

  func extract(visit: (Extract) -> Void) {
    guard root.node["Entries"] != nil else { return visit(.candidate(Self.candidate(root))) }
    guard let entries = root["Entries"], entries.node.kind == .array else {
      let reason = "this looks like a recording, but its 'Entries' is not an array"
      return visit(.malformed(.recording, root, reason: reason))
    }
    for entry in entries.elements.filter({ Self.isEntry($0.node) }).detached() {
      visit(.candidate(Self.candidate(entry)))
    }
  }

  private static func candidate(_ entry: LocatedNode) -> Candidate {
    var candidate = Candidate(
      .recording, in: entry, method: entry["RequestMethod"], url: entry["RequestUri"], headers: entry["RequestHeaders"],
      body: entry["RequestBody"], withoutURL: "this looks like a recorded request, but has no 'RequestUri'")
    let saved = Candidate.SavedResponse(entry["ResponseBody"], status: entry["StatusCode"])
    candidate.responses = saved.map { [$0] } ?? []
    return candidate
  }
}
