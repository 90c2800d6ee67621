internal import CBundledRules
internal import JSONText
internal import Swagger

extension RuleSet {
  /// The declarative rules embedded in the program, compiled on first use.
  static let bundled = RuleSet(rules(in: rplint_catalog_declarative().bytes.span))

  /// The rules of a catalog file; entries without a check are skipped.
  static func rules(in text: Span<UInt8>) -> [DeclarativeRule] {
    var scan = MemberScan(at: 1)
    var rules: [DeclarativeRule] = []
    while let members = scan.members(in: text) {
      if let rule = rule(of: members, in: text) { rules.append(rule) }
    }
    return rules
  }

  /// The rule of an entry. Its texts and examples are not parsed, because most runs don't need them.
  private static func rule(of members: [(key: String, value: Range<Int>)], in text: Span<UInt8>) -> DeclarativeRule? {
    let parts = members.filter { RuleKey.checkKeys.contains($0.key) }.map { key, value in
      "\"\(key)\":" + String(copying: text.extracting(value))
    }
    guard let document = try? JSONDocument(parsing: Array("{\(parts.joined(separator: ","))}".utf8).span) else {
      return nil
    }
    return document.withRoot { entry in
      guard let id = entry[RuleKey.id.rawValue]?.string.flatMap({ RuleID($0) }) else { return nil }
      return UserFileReader(isTrusted: true).rule(id, entry)
    }
  }
}
