internal import JSONText

/// An answer tells of a restore point that can't be used: it isn't made, or the copies of its disks aren't complete.
struct RestorePointNotUsable: AnswerRule {
  func findings(in answer: AnswerContext) -> [Finding] {
    AnsweredResource.restorePoints(in: answer).compactMap { resource in
      let judged = Judgement(of: resource, isOpaque: answer.isOpaque)
      return judged.anchor.map { Finding(RuleID(502), .info, .notUsable(resource.name, judged.reasons), at: $0) }
    }
  }
}

/// Why a restore point can't be used.
private struct Judgement {
  private(set) var reasons: [String] = []
  /// Where the first reason stands; nil if there is none.
  private(set) var anchor: Finding.Anchor?

  init(of resource: AnsweredResource, isOpaque: (JSONNode) -> Bool) {
    judgeState(of: resource, isOpaque: isOpaque)
    judgeDisks(of: resource)
    judgeCopy(of: resource)
  }

  private mutating func judgeState(of resource: AnsweredResource, isOpaque: (JSONNode) -> Bool) {
    guard let node = resource.properties?["provisioningState"], !isOpaque(node), let state = node.string,
      state.lowercased() != "succeeded"
    else { return }
    add("its provisioningState is '\(state)'", at: .value(resource.pointer(to: "provisioningState")))
  }

  private mutating func judgeDisks(of resource: AnsweredResource) {
    guard let disks = resource.properties?["instanceView"]?["diskRestorePoints"] else { return }
    let open = disks.elements.map(DiskCopy.init(instanceView:)).filter { !$0.isComplete }
    guard !open.isEmpty else { return }
    let pointer = resource.pointer(to: "instanceView").appending("diskRestorePoints")
    add(
      "\(open.count) of \(disks.count) disk copies not complete: \(open.map(\.phrase).joined(separator: ", "))",
      at: .key(pointer))
  }

  /// The copy of a disk restore point; a restore point has no such members itself.
  private mutating func judgeCopy(of resource: AnsweredResource) {
    let copy = DiskCopy(diskRestorePoint: resource)
    guard !copy.isComplete else { return }
    let member = resource.properties?["completionPercent"] == nil ? "replicationState" : "completionPercent"
    add("its copy is not complete: \(copy.phrase)", at: .value(resource.pointer(to: member)))
  }

  private mutating func add(_ reason: String, at place: Finding.Anchor) {
    reasons.append(reason)
    anchor = anchor ?? place
  }
}

extension Finding.Message {
  fileprivate static func notUsable(_ name: String?, _ reasons: [String]) -> Self {
    "the restore point\(name.map { " '\($0)'" } ?? "") can't be used as it is: \(reasons.joined(separator: "; "))"
  }
}
