internal import JSONText
internal import Swagger

/// Reports disks whose `createOption` doesn't match their source.
///
/// `Restore` requires the ID of a disk restore point, and the other options require other sources.
struct RestoreSource: Rule {
  static let id = RuleID(410)
  static let precondition = RulePrecondition.body

  /// Why the option and the source don't match.
  enum Fault {
    case sourceMissing
    case wrongSource(String)
    /// With the text that is not a resource ID.
    case malformedSource(String)
    case wrongOption(String)
  }

  func findings(in request: RequestContext) -> [Finding] {
    guard let fault = fault(in: request) else { return [] }
    switch fault {
    case .sourceMissing: return [Finding(Self.id, .error, .mismatch(fault), at: .opening(Self.creation))]
    case .wrongSource, .malformedSource: return [Finding(Self.id, .error, .mismatch(fault), at: .value(Self.source))]
    case .wrongOption:
      return [
        Finding(
          Self.id, .error, .mismatch(fault), at: .value(Self.option),
          fix: Fix("set the value to 'Restore'", isSafe: false, .replaceValue(Self.option, with: "\"Restore\"")))
      ]
    }
  }

  private func fault(in request: RequestContext) -> Fault? {
    guard request.operation?.id == OperationID.createDisk, let body = request.body,
      let option = request.checkedString(at: Self.option)
    else { return nil }
    let isRestore = option.lowercased() == "restore"
    guard body[Self.creation]?.member(named: "sourceResourceId") != nil else { return isRestore ? .sourceMissing : nil }
    guard let checked = request.checkedIDs.first else {
      let isDiskRestorePoint = request.references.first.map { $0.node.map($0.isPlainlyValid) ?? false } ?? false
      return isDiskRestorePoint && !isRestore ? .wrongOption(option) : nil
    }
    guard let id = checked.id else { return isRestore ? .malformedSource(checked.text) : nil }
    switch (isRestore, checked.reference.types.contains(where: id.hasType)) {
    case (true, false): return .wrongSource(id.type)
    case (false, true): return .wrongOption(option)
    case (true, true), (false, false): return nil
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
    case .malformedSource(let text):
      "'Restore' requires the ID of a disk restore point, but 'sourceResourceId' is '\(text)'"
    case .wrongOption(let option): "'createOption' must be 'Restore' for a disk restore point, but is '\(option)'"
    }
  }
}
