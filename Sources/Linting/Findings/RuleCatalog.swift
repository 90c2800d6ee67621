internal import CBundledRules
internal import JSONText
internal import Swagger

/// The descriptions of all rules, from the catalog that is embedded in the program.
///
/// Parsed on first use; a run without findings never needs it, and one with findings only the rules with findings.
public struct RuleCatalog: Sendable {
  /// Sorted by ID.
  public let rules: [RuleDescriptor]

  public static let bundled = RuleCatalog(files: bundledFiles)

  private static let bundledFiles = [
    rplint_catalog_text(), rplint_catalog_schema(), rplint_catalog_resources(), rplint_catalog_versions(),
    rplint_catalog_restore_points(), rplint_catalog_declarative(), rplint_catalog_responses(), rplint_catalog_runs(),
    rplint_catalog_suppressions(),
  ].map(\.bytes)

  private static let bundledEntries = bundledFiles.flatMap(CatalogEntry.all)
  /// The rules that were looked up one by one.
  private static let bundledRules = Guarded<[RuleID: RuleDescriptor]>([:])

  /// One of the rules in `bundled`; the texts of the others aren't parsed.
  static func bundledRule(_ id: RuleID) -> RuleDescriptor? {
    bundledRules.withLock { known in
      if let rule = known[id] { return rule }
      guard let entry = bundledEntries.first(where: { $0.isAbout(id) }) else { return nil }
      let rule = entry.read(RuleDescriptor.keys) { RuleDescriptor($0, in: entry.file) }
      known[id] = rule
      return rule
    }
  }

  init(rules: [RuleDescriptor]) {
    self.rules = rules
  }

  /// Parses catalog files; entries without a valid ID are skipped.
  public init(files: [[UInt8]]) {
    rules = files.flatMap(Self.entries).sorted { $0.id < $1.id }
  }

  public subscript(_ id: RuleID) -> RuleDescriptor? {
    rules.first { $0.id == id }
  }

  /// The rules with this ID or name, or else those whose ID starts with the text, such as `RP3`.
  public func rules(matching text: String) -> [RuleDescriptor] {
    let id = text.uppercased()
    let exact = rules.filter { $0.name == text.lowercased() || $0.id.description.uppercased() == id }
    return exact.isEmpty ? rules.filter { $0.id.hasPrefix(id) } : exact
  }

  /// The rules whose findings a rule drops where it reports the same fault, with the severity of its own findings that
  /// don't.
  public func hidden(by rule: RuleDescriptor) -> [(rule: RuleDescriptor, unless: Severity?)] {
    rule.precedence.flatMap { entry in entry.over.compactMap { self[$0] }.map { ($0, entry.unless) } }
  }

  /// The rules that drop a rule's findings where they report the same fault, with the severity of their findings that
  /// don't.
  public func hiding(_ rule: RuleDescriptor) -> [(rule: RuleDescriptor, unless: Severity?)] {
    rules.flatMap { other in hidden(by: other).filter { $0.rule.id == rule.id }.map { (other, $0.unless) } }
  }

  /// The message for a text that matches no rule.
  package func unknownRule(_ text: String) -> String {
    let names = rules.map(\.name) + rules.map(\.id.description)
    return "unknown rule '\(text)'; "
      + (names.nearest(to: text).map { "did you mean '\($0)'?" } ?? "'rplint rules' lists all rules")
  }

  private static func entries(of file: [UInt8]) -> [RuleDescriptor] {
    guard let document = try? JSONDocument(parsing: file.span) else { return [] }
    return document.withRoot { root in root["rules"]?.elements.compactMap { RuleDescriptor($0, in: file) } ?? [] }
  }
}

extension RuleDescriptor {
  /// The members of an entry that a descriptor is read from.
  fileprivate static let keys = [
    "id", "name", "severity", "summary", "why", "help", "sources", "fix", "precedence",
  ]

  fileprivate init?(_ entry: JSONNode, in file: [UInt8]) {
    guard let id = entry["id"]?.string.flatMap({ RuleID($0) }), let name = entry["name"]?.string,
      let severity = entry["severity"]?.string.flatMap({ Severity(rawValue: $0) })
    else { return nil }
    self.init(
      id: id, name: name, severity: severity, summary: entry["summary"]?.string ?? "",
      why: entry["why"]?.string ?? "", help: entry["help"]?.string ?? "",
      sources: entry["sources"]?.elements.compactMap(\.string) ?? [])
    fix = entry["fix"]?["applicability"]?.string.flatMap(FixApplicability.init)
    precedence = entry["precedence"]?.elements.map { Precedence($0) } ?? []
    catalogFile = file
  }
}

extension RuleDescriptor.Precedence {
  fileprivate init(_ entry: JSONNode) {
    over = entry["over"]?.elements.compactMap { $0.string.flatMap { RuleID($0) } } ?? []
    unless = entry["unless"]?.string.flatMap(Severity.init)
  }
}

extension RuleID {
  /// Whether the ID starts with an upper-case prefix; for built-in rules the prefix must include `RP`.
  fileprivate func hasPrefix(_ prefix: String) -> Bool {
    switch self {
    case .bundled: prefix.hasPrefix("RP") && description.hasPrefix(prefix)
    case .added(let id): id.uppercased().hasPrefix(prefix)
    }
  }
}
