internal import JSONText

/// Reports options that have no effect on a copy of a restore point.
///
/// A copy contains the disks of its source as they were saved; `excludeDisks` and `consistencyMode` have no documented
/// meaning with `sourceRestorePoint`. Read-only, response-only and newer modes are reported by other rules.
struct OptionsBesideCopy: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let properties = request.body(of: "RestorePoints_Create")?["properties"],
      properties["sourceRestorePoint"]?.kind == .object
    else { return [] }
    let disks = properties["excludeDisks"].flatMap { $0.isNull || $0.isEmptyArray ? nil : "excludeDisks" }
    let mode = properties["consistencyMode"].flatMap { $0.isNull ? nil : "consistencyMode" }
    return [disks, mode].compactMap(\.self).compactMap { name in
      let pointer = JSONPointer(["properties", name])
      guard ConsistencyMode(in: request)?.isReported(at: pointer) != true, !request.isOutOfSchema(pointer) else {
        return nil
      }
      return Finding(
        RuleID(407), .warning, .ignored(name), at: .key(pointer),
        fix: Fix("remove the property", isSafe: false, .removeMember(pointer)))
    }
  }
}

extension JSONNode {
  fileprivate var isEmptyArray: Bool { kind == .array && count == 0 }
}

extension RequestContext {
  /// Whether a schema rule reports the member at `pointer`, or one that contains it, as read-only or unknown.
  func isOutOfSchema(_ pointer: JSONPointer) -> Bool {
    violations.contains { violation in
      switch violation.fault {
      case .readOnly, .unknownMember: pointer.tokens.starts(with: violation.pointer.tokens)
      case .missing, .wrongCase, .wrongType, .unknownValue, .badFormat: false
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func ignored(_ name: String) -> Self {
    "'\(name)' has no effect with 'sourceRestorePoint'; a copy has the disks and consistency of its source"
  }
}
