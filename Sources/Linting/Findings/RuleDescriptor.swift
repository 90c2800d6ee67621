/// What the catalogue says of a rule.
public struct RuleDescriptor: Sendable {
  public var id: RuleID
  /// The rule's name, such as `read-only-property`.
  public var name: String
  /// The severity that the rule's findings mostly have.
  public var severity: Severity
  /// One line on the fault.
  public var summary: String
  /// Why it is a fault: what the service does with it.
  public var why: String
  /// What to do about it, for the line under a finding.
  public var help: String
  /// Where the facts come from: addresses.
  public var sources: [String]
  /// Whether at least some of the rule's findings carry a fix.
  public var isFixable = false

  public init(
    id: RuleID, name: String, severity: Severity, summary: String, why: String, help: String, sources: [String]
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.summary = summary
    self.why = why
    self.help = help
    self.sources = sources
  }
}
