internal import CBundledRules
internal import JSONText

/// All rules' texts, from the catalogue that is embedded in the program.
///
/// Parsed at first use: a run without findings never needs it.
public struct RuleCatalog: Sendable {
  /// In the order of their ids.
  public let rules: [RuleDescriptor]

  public static let bundled = RuleCatalog(
    files: [
      rplint_catalog_text(), rplint_catalog_schema(), rplint_catalog_resources(), rplint_catalog_versions(),
      rplint_catalog_restore_points(), rplint_catalog_declarative(), rplint_catalog_answers(), rplint_catalog_runs(),
    ].map { Array(UnsafeBufferPointer(start: $0.start, count: $0.count)) })

  init(rules: [RuleDescriptor]) {
    self.rules = rules
  }

  /// Reads catalogue files; an entry without an id is left out.
  public init(files: [[UInt8]]) {
    rules = files.flatMap(Self.entries).sorted { $0.id < $1.id }
  }

  public subscript(_ id: RuleID) -> RuleDescriptor? {
    rules.first { $0.id == id }
  }

  /// The rules that a user means: by id, by name, or else by the start of an id such as `RP3`; empty for none.
  public func rules(meant text: String) -> [RuleDescriptor] {
    let wanted = text.uppercased()
    let exact = rules.filter { $0.name == text.lowercased() || $0.id.description.uppercased() == wanted }
    return exact.isEmpty ? rules.filter { $0.id.mayStart(with: wanted) } : exact
  }

  /// The rules as a table in Markdown, each cell as wide as its text.
  public var markdownTable: String {
    let head = "| id | name | severity | fix | fault |\n|---|---|---|---|---|\n"
    return head
      + rules.map { rule in
        "| \(rule.id) | \(rule.name) | \(rule.severity.rawValue) | \(rule.fix?.rawValue ?? "") | \(rule.summary) |\n"
      }.joined()
  }

  private static func entries(of file: [UInt8]) -> [RuleDescriptor] {
    guard let document = try? JSONDocument(parsing: file.span) else { return [] }
    return document.withRoot { root in root["rules"]?.elements.compactMap { RuleDescriptor($0, in: file) } ?? [] }
  }
}

extension RuleDescriptor {
  fileprivate init?(_ entry: JSONNode, in catalogue: [UInt8]) {
    guard let id = entry["id"]?.string.flatMap({ RuleID($0) }), let name = entry["name"]?.string,
      let severity = entry["severity"]?.string.flatMap({ Severity(rawValue: $0) })
    else { return nil }
    self.init(
      id: id, name: name, severity: severity, summary: entry["summary"]?.string ?? "",
      why: entry["why"]?.string ?? "", help: entry["help"]?.string ?? "",
      sources: entry["sources"]?.elements.compactMap(\.string) ?? [])
    fix = entry["fix"]?.string.flatMap(FixKind.init)
    self.catalogue = catalogue
  }
}

extension RuleID {
  /// Whether the id starts with an upper-case text that people write for several; of the program's own at least `RP`.
  fileprivate func mayStart(with text: String) -> Bool {
    switch self {
    case .bundled: text.hasPrefix("RP") && description.hasPrefix(text)
    case .added(let id): id.uppercased().hasPrefix(text)
    }
  }
}
