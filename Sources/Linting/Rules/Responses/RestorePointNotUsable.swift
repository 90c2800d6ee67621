internal import JSONText
internal import Swagger

/// Reports restore points in responses that can't be used, because their creation or the copies of their disks aren't
/// complete.
///
/// The response to the PUT itself comes while the restore point is being created.
struct RestorePointNotUsable: ResponseRule {
  static let id = RuleID(502)

  func findings(in response: ResponseContext) -> [Finding] {
    ReturnedResource.restorePoints(in: response).filter { !$0.isBeingCreated(by: response) }.compactMap { resource in
      let check = UsabilityCheck(of: resource, isUnresolved: response.isUnresolved)
      return check.anchor.map { Finding(Self.id, .info, .notUsable(resource.name, check.reasons), at: $0) }
    }
  }
}

extension ReturnedResource {
  fileprivate func isBeingCreated(by response: ResponseContext) -> Bool {
    response.operation.id == OperationID.createRestorePoint
      && properties?["provisioningState"]?.string?.lowercased() == "creating"
  }
}

/// Why a restore point can't be used.
private struct UsabilityCheck {
  private(set) var reasons: [String] = []
  /// The anchor of the first reason; nil if there is none.
  private(set) var anchor: Finding.Anchor?

  init(of resource: ReturnedResource, isUnresolved: (JSONNode) -> Bool) {
    checkState(of: resource, isUnresolved: isUnresolved)
    checkDisks(of: resource)
    checkCopy(of: resource)
  }

  private mutating func checkState(of resource: ReturnedResource, isUnresolved: (JSONNode) -> Bool) {
    guard let node = resource.properties?["provisioningState"], !isUnresolved(node), let state = node.string,
      state.lowercased() != "succeeded"
    else { return }
    add("its provisioningState is '\(state)'", at: .value(resource.pointer(to: "provisioningState")))
  }

  private mutating func checkDisks(of resource: ReturnedResource) {
    guard let disks = resource.properties?["instanceView"]?["diskRestorePoints"] else { return }
    let incomplete = disks.elements.map(DiskCopy.init(instanceView:)).filter { !$0.isComplete }
    guard !incomplete.isEmpty else { return }
    let pointer = resource.pointer(to: "instanceView").appending("diskRestorePoints")
    add(
      "\(incomplete.count) of \(disks.count) disk copies incomplete: \(incomplete.map(\.phrase).joined(separator: ", "))",
      at: .key(pointer))
  }

  /// Checks the copy of a disk restore point; other restore points don't have these properties.
  private mutating func checkCopy(of resource: ReturnedResource) {
    let copy = DiskCopy(diskRestorePoint: resource)
    guard !copy.isComplete else { return }
    let member = resource.properties?["completionPercent"] == nil ? "replicationState" : "completionPercent"
    add("its copy is incomplete: \(copy.phrase)", at: .value(resource.pointer(to: member)))
  }

  private mutating func add(_ reason: String, at anchor: Finding.Anchor) {
    reasons.append(reason)
    self.anchor = self.anchor ?? anchor
  }
}

extension Finding.Message {
  fileprivate static func notUsable(_ name: String?, _ reasons: [String]) -> Self {
    "the restore point\(name.map { " '\($0)'" } ?? "") is not usable: \(reasons.joined(separator: "; "))"
  }
}
