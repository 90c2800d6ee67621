internal import JSONText

/// An HTTP archive (HAR 1.2), as saved by browsers and proxies.
///
/// Findings in a base64-encoded body are reported for the whole body.
struct HARForm: JSONForm {
  let root: LocatedNode

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

  func extract(visit: (Extract) -> Void) {
    if let structureProblem {
      visit(.malformed(.recording, root, reason: "this looks like a HAR file, but \(structureProblem)"))
    }
    for entry in entries.filter({ $0["request"] != nil }).detached() { visit(.candidate(Self.candidate(entry))) }
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

  private static func candidate(_ entry: LocatedNode) -> Candidate {
    let (request, response) = (entry["request"], entry["response"])
    let (data, content) = (request?["postData"], response?["content"])
    var candidate = Candidate(
      .recording, in: entry, method: request?["method"], url: request?["url"], headers: request?["headers"],
      body: data?["text"], BodyEncoding(of: data),
      withoutURL: "this looks like a HAR entry, but its request has no 'url'")
    let saved = Candidate.SavedResponse(content?["text"], BodyEncoding(of: content), status: response?["status"])
    candidate.responses = saved.map { [$0] } ?? []
    return candidate
  }
}
