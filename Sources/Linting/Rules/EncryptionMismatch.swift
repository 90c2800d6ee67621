internal import JSONText

/// A disk's encryption names a key set exactly if a customer's key is in play.
///
/// A type that the enumeration lacks and a profile that the api-version takes for read-only are left to the schema
/// rules; a set without its id to the rule on required properties.
struct EncryptionMismatch: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    let profile = JSONPointer(["properties", "sourceMetadata", "storageProfile"])
    guard let node = request.body(of: "RestorePoints_Create")?[profile] else { return [] }
    let disks = node["dataDisks"].flatMap { $0.kind == .array ? $0.count : nil } ?? 0
    let places = [profile.appending("osDisk")] + (0..<disks).map { profile.appending("dataDisks").appending($0) }
    return places.compactMap { finding(at: $0.appending("diskRestorePoint").appending("encryption"), in: request) }
  }

  private func finding(at pointer: JSONPointer, in request: RequestContext) -> Finding? {
    guard let type = request.judgedString(at: pointer.appending("type")), !request.isOutOfSchema(pointer) else {
      return nil
    }
    let hasSet = request.body?[pointer]?.member(named: "diskEncryptionSet") != nil
    switch (type.lowercased(), hasSet) {
    case ("encryptionatrestwithcustomerkey", false), ("encryptionatrestwithplatformandcustomerkeys", false):
      return Finding(RuleID(413), .warning, .setMissing(type), at: .opening(pointer))
    case ("encryptionatrestwithplatformkey", true):
      return Finding(RuleID(413), .warning, .setUnused(type), at: .key(pointer.appending("diskEncryptionSet")))
    case (_, _): return nil
    }
  }
}

extension Finding.Message {
  fileprivate static func setMissing(_ type: String) -> Self { "'\(type)' needs a 'diskEncryptionSet' with the key" }

  fileprivate static func setUnused(_ type: String) -> Self {
    "'\(type)' uses no 'diskEncryptionSet'; leave it out or choose a type with a customer's key"
  }
}
