internal import JSONText

/// A rule's entry in a catalog file, whose members are parsed only on demand: most runs need few of a few entries.
struct CatalogEntry: Sendable {
  let file: [UInt8]
  private let members: [(key: String, value: Range<Int>)]

  /// The entries of a catalog file, `{"rules": […]}`.
  static func all(in file: [UInt8]) -> [CatalogEntry] {
    var scan = MemberScan(at: 1)
    var entries: [CatalogEntry] = []
    while let members = scan.members(in: file.span) { entries.append(CatalogEntry(file: file, members: members)) }
    return entries
  }

  /// Whether this is the entry of a rule.
  func isAbout(_ rule: RuleID) -> Bool {
    guard let id = members.first(where: { $0.key == RuleKey.id.rawValue })?.value else { return false }
    return file[id].drop { $0 != UInt8(ascii: "\"") }.starts(with: "\"\(rule)\"".utf8)
  }

  /// Passes an object with the entry's members that have one of these keys to `read`; nil if there are none.
  func read<Result>(_ keys: [String], _ read: (JSONNode) -> Result?) -> Result? {
    let parts = members.filter { keys.contains($0.key) }.map { key, value in
      "\"\(key)\":" + String(decoding: file[value], as: UTF8.self)
    }
    guard let document = try? JSONDocument(parsing: Array("{\(parts.joined(separator: ","))}".utf8).span) else {
      return nil
    }
    return document.withRoot(read)
  }
}
