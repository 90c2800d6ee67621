internal import JSONText
internal import Swagger

/// Reports customer-key encryption without a disk encryption set, and platform-key encryption with one.
///
/// Unknown types, and profiles that are read-only in the api-version, are reported by the schema rules, and a set
/// without an ID by RP102.
struct EncryptionMismatch: Rule {
  static let id = RuleID(413)
  static let precondition = RulePrecondition.restorePoint

  func findings(in request: RequestContext) -> [Finding] {
    let profile = JSONPointer(["properties", "sourceMetadata", "storageProfile"])
    guard let node = request.body(of: OperationID.createRestorePoint)?[profile] else { return [] }
    let dataDisks = node["dataDisks"].flatMap { $0.kind == .array ? $0.count : nil } ?? 0
    let disks = [profile.appending("osDisk")] + (0..<dataDisks).map { profile.appending("dataDisks").appending($0) }
    return disks.compactMap { finding(at: $0.appending("diskRestorePoint").appending("encryption"), in: request) }
  }

  private func finding(at pointer: JSONPointer, in request: RequestContext) -> Finding? {
    guard let type = request.checkedString(at: pointer.appending("type")), !request.isOutOfSchema(pointer) else {
      return nil
    }
    let hasSet = request.body?[pointer]?.member(named: "diskEncryptionSet") != nil
    switch (type.lowercased(), hasSet) {
    case ("encryptionatrestwithcustomerkey", false), ("encryptionatrestwithplatformandcustomerkeys", false):
      return Finding(Self.id, .warning, .setMissing(type), at: .opening(pointer))
    case ("encryptionatrestwithplatformkey", true):
      return Finding(Self.id, .warning, .setUnused(type), at: .key(pointer.appending("diskEncryptionSet")))
    case (_, _): return nil
    }
  }
}

extension Finding.Message {
  fileprivate static func setMissing(_ type: String) -> Self { "'\(type)' requires a 'diskEncryptionSet'" }

  fileprivate static func setUnused(_ type: String) -> Self {
    "'\(type)' doesn't use a 'diskEncryptionSet'; remove it or choose a type with a customer key"
  }
}
