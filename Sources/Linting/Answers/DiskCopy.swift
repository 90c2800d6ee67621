internal import JSONText

/// How far the copy of one disk of a restore point has come.
struct DiskCopy {
  /// The disk restore point's name; nil where the answer doesn't tell it.
  let name: String?
  /// Such as `InProgress`, without what stands before a slash; nil where the answer doesn't tell it.
  let state: String?
  /// From 0 to 100; nil where the answer doesn't tell it.
  let percent: Double?

  /// A copy as a restore point's `instanceView` tells it.
  init(instanceView entry: JSONNode) {
    let status = entry["replicationStatus"]
    name = entry["id"]?.string.flatMap(lastSegment(of:))
    state = status?["status"]?["code"]?.string.flatMap(lastSegment(of:))
    percent = status?["completionPercent"]?.number
  }

  /// A copy as the disk restore point itself tells it.
  init(diskRestorePoint resource: AnsweredResource) {
    name = resource.name
    state = resource.properties?["replicationState"]?.string
    percent = resource.properties?["completionPercent"]?.number
  }

  /// Whether nothing speaks against it.
  var isComplete: Bool { isStateComplete && (percent.map { $0 >= 100 } ?? true) }

  private var isStateComplete: Bool { state.map { $0.lowercased() == "succeeded" } ?? true }

  /// `'data0' 42 % (InProgress)`
  var phrase: String {
    let name = name.map { "'\($0)'" } ?? "a disk without an id"
    let percent = percent.map { " \(Int64(exactly: $0).map(String.init) ?? String($0)) %" } ?? ""
    return name + percent + (state.map { " (\($0))" } ?? "")
  }
}
