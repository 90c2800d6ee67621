internal import JSONText

/// What the catalogue says of a rule.
public struct RuleDescriptor: Sendable {
  /// Whether fixes can be trusted not to change what a request means.
  public enum FixKind: String, Sendable, CaseIterable {
    /// At least some of the fixes can't change the meaning.
    case safe
    /// All of the fixes may change the meaning.
    case unsafe
  }

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
  /// The fix that at least some of the rule's findings carry, if any.
  public var fix: FixKind?
  /// The catalogue file that holds the rule's entry; examples are read from it only when asked for.
  var catalogue: [UInt8] = []

  /// Whether at least some of the rule's findings carry a fix.
  public var isFixable: Bool { fix != nil }

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

extension RuleDescriptor {
  /// Requests with the fault, each with the place of the one finding that it gives; parsed anew at every call.
  public var wrong: [RuleExample] { examples("wrong") }

  /// Requests of the same kind without a finding; parsed anew at every call.
  public var right: [RuleExample] { examples("right") }

  private func examples(_ kind: String) -> [RuleExample] {
    guard let document = try? JSONDocument(parsing: catalogue.span) else { return [] }
    return document.withRoot { root in
      let entry = root["rules"]?.elements.first { $0["id"]?.string == id.description }
      return entry?[kind]?.elements.compactMap { RuleExample($0) } ?? []
    }
  }
}

extension RuleDescriptor: CustomStringConvertible {
  /// The id and the name.
  public var description: String { "\(id) \(name)" }
}
