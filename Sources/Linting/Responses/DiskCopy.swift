internal import JSONText

/// The progress of copying one disk of a restore point.
struct DiskCopy {
  /// The disk restore point's name; nil if the response doesn't contain it.
  let name: String?
  /// A state such as `InProgress`, without the prefix before a slash; nil if the response doesn't contain it.
  let state: String?
  /// From 0 to 100; nil if the response doesn't contain it.
  let percent: Double?

  /// The copy in an entry of a restore point's `instanceView`.
  init(instanceView entry: JSONNode) {
    let status = entry["replicationStatus"]
    name = entry["id"]?.string.flatMap(lastSegment(of:))
    state = status?["status"]?["code"]?.string.flatMap(lastSegment(of:))
    percent = status?["completionPercent"]?.number
  }

  /// The copy of a disk restore point.
  init(diskRestorePoint resource: ReturnedResource) {
    name = resource.name
    state = resource.properties?["replicationState"]?.string
    percent = resource.properties?["completionPercent"]?.number
  }

  /// Whether neither the state nor the percentage shows that the copy is incomplete.
  var isComplete: Bool { isStateComplete && (percent.map { $0 >= 100 } ?? true) }

  private var isStateComplete: Bool { state.map { $0.lowercased() == "succeeded" } ?? true }

  /// The copy's description in messages, such as `'data0' 42% (InProgress)`.
  var phrase: String {
    let name = name.map { "'\($0)'" } ?? "a disk without an ID"
    let percent = percent.map { " \(Int64(exactly: $0).map(String.init) ?? String($0))%" } ?? ""
    return name + percent + (state.map { " (\($0))" } ?? "")
  }
}
