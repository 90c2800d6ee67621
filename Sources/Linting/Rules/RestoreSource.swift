internal import JSONText
internal import Swagger

/// A disk is restored from a disk restore point, and nothing else is made from one.
///
/// `Restore` goes with the id of a disk restore point, the other options with other sources. Malformed ids are left to
/// the rule on them; what an id of another type is to another option, to the rule on wrong resource types; an option
/// that is missing or unknown, to the schema rules.
struct RestoreSource: Rule {
  /// How option and source don't fit.
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
          fix: Fix("write 'Restore'", isSafe: false, .replaceValue(Self.option, with: "\"Restore\"")))
      ]
    }
  }

  static func fault(in request: RequestContext) -> Fault? {
    guard request.operation?.id == "Disks_CreateOrUpdate", let body = request.body,
      let option = request.judgedString(at: option)
    else { return nil }
    let isRestore = option.lowercased() == "restore"
    guard body[creation]?.member(named: "sourceResourceId") != nil else { return isRestore ? .sourceMissing : nil }
    guard let (place, text) = request.judgedIDs.first, let id = try? ResourceID(text) else { return nil }
    switch (isRestore, place.types.contains(where: id.isOf(type:))) {
    case (true, false): return .wrongSource(id.type)
    case (false, true): return isKnown(option, in: request) ? .wrongOption(option) : nil
    case (true, true), (false, false): return nil
    }
  }

  /// Whether the option is one of the api-version's, in any case.
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
    case .sourceMissing: "'Restore' needs a 'sourceResourceId' with the id of a disk restore point"
    case .wrongSource(let type): "'Restore' takes the id of a disk restore point, and this is \(type)"
    case .wrongOption(let option): "a disk restore point is restored with 'Restore', and this is '\(option)'"
    }
  }
}
