internal import CBundledRules
internal import JSONText
internal import Swagger

extension RuleSet {
  /// The declarative rules embedded in the program, compiled on first use.
  static let bundled = RuleSet(rules(in: rplint_catalog_declarative().bytes))

  /// The rules of a catalog file; entries without a check are skipped.
  static func rules(in file: [UInt8]) -> [DeclarativeRule] {
    CatalogEntry.all(in: file).compactMap { entry in
      entry.read(RuleKey.checkKeys) { node in
        guard let id = node[RuleKey.id.rawValue]?.string.flatMap({ RuleID($0) }) else { return nil }
        return UserFileReader(isTrusted: true).rule(id, node)
      }
    }
  }
}
