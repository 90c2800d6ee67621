/// The names that only restore-point requests have.
enum RestorePointNames {
  /// In lower case; `restorepoint` is also a part of `restorePointCollections`, `sourceRestorePoint` and others.
  private static let all = ["restorepoint", "excludedisks", "instantaccess", "consistencymode", "durationinseconds"]
    .map { Array($0.utf8) }

  /// Whether a text has one of the names at an offset, in any case.
  static func occur(in text: Span<UInt8>, at offset: Int) -> Bool {
    all.contains { name in
      name.count <= text.count - offset && name.indices.allSatisfy { text[offset + $0] | 0x20 == name[$0] }
    }
  }
}

extension [UInt8] {
  /// Whether the text has a name that only restore-point requests have, in any case.
  ///
  /// For texts that can't be read as requests.
  public var mentionsRestorePoints: Bool {
    let text = span
    return text.indices.contains { RestorePointNames.occur(in: text, at: $0) }
  }
}
