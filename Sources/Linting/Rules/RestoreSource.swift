internal import JSONText
internal import Swagger

/// Reports disks whose `createOption` doesn't match their source.
///
/// `Restore` requires the ID of a disk restore point, and the other options require other sources. Malformed IDs are
/// reported by RP201, wrong types for other options by RP202, and missing or unknown options by the schema rules.
struct RestoreSource: Rule {
  /// Why the option and the source don't match.
  enum Fault {
    case sourceMissing
    case wrongSource(String)
    case wrongOption(String)
  }

  func findings(in request: RequestContext) -> [Finding] {
    guard let fault = Self.fault(in: request) else { return [] }
    switch fault {
    case .sourceMissing: return [Finding(RuleID(410), .error, .mismatch(fault), at: .opening(Self.creation))]
    case .wrongSource: return [Finding(RuleID(410), .error, .mismatch(fault), at: .value(Self.source))]
    case .wrongOption:
      return [
        Finding(
          RuleID(410), .error, .mismatch(fault), at: .value(Self.option),
          fix: Fix("set the value to 'Restore'", isSafe: false, .replaceValue(Self.option, with: "\"Restore\"")))
      ]
    }
  }

  static func fault(in request: RequestContext) -> Fault? {
    guard request.operation?.id == "Disks_CreateOrUpdate", let body = request.body,
      let option = request.checkedString(at: option)
    else { return nil }
    let isRestore = option.lowercased() == "restore"
    guard body[creation]?.member(named: "sourceResourceId") != nil else { return isRestore ? .sourceMissing : nil }
    guard let (reference, text) = request.checkedIDs.first, let id = try? ResourceID(text) else { return nil }
    switch (isRestore, reference.types.contains(where: id.hasType)) {
    case (true, false): return .wrongSource(id.type)
    case (false, true): return isKnown(option, in: request) ? .wrongOption(option) : nil
    case (true, true), (false, false): return nil
    }
  }

  /// Whether the api-version has the option, in any case.
  private static func isKnown(_ text: String, in request: RequestContext) -> Bool {
    !request.violations.contains { violation in
      guard case .unknownValue(_, let list) = violation.fault, violation.pointer == option else { return false }
      return !list.values.contains { $0.lowercased() == text.lowercased() }
    }
  }

  private static let creation = JSONPointer(["properties", "creationData"])
  private static let option = creation.appending("createOption")
  private static let source = creation.appending("sourceResourceId")
}

extension Finding.Message {
  fileprivate static func mismatch(_ fault: RestoreSource.Fault) -> Self {
    switch fault {
    case .sourceMissing: "'Restore' requires a 'sourceResourceId' with the ID of a disk restore point"
    case .wrongSource(let type):
      "'Restore' requires the ID of a disk restore point, but 'sourceResourceId' refers to \(type)"
    case .wrongOption(let option): "'createOption' must be 'Restore' for a disk restore point, but is '\(option)'"
    }
  }
}
