internal import JSONText
internal import Swagger

/// Reports options that have no effect on a copy of a restore point.
///
/// A copy contains the disks of its source as they were saved; `excludeDisks` and `consistencyMode` have no documented
/// meaning with `sourceRestorePoint`.
struct OptionsBesideCopy: Rule {
  static let id = RuleID(407)
  static let precondition = RulePrecondition.restorePoint

  func findings(in request: RequestContext) -> [Finding] {
    guard let properties = request.body(of: OperationID.createRestorePoint)?["properties"],
      properties["sourceRestorePoint"]?.kind == .object
    else { return [] }
    let disks = properties["excludeDisks"].flatMap { $0.isNull || $0.isEmptyArray ? nil : "excludeDisks" }
    let mode = properties["consistencyMode"].flatMap { $0.isNull ? nil : "consistencyMode" }
    return [disks, mode].compactMap(\.self).map { name in
      let pointer = JSONPointer(["properties", name])
      return Finding(
        Self.id, .warning, .ignored(name), at: .key(pointer),
        fix: Fix("remove the property", isSafe: false, .removeMember(pointer)))
    }
  }
}

extension JSONNode {
  fileprivate var isEmptyArray: Bool { kind == .array && count == 0 }
}

extension Finding.Message {
  fileprivate static func ignored(_ name: String) -> Self {
    "'\(name)' has no effect with 'sourceRestorePoint'; a copy has the disks and consistency of its source"
  }
}
