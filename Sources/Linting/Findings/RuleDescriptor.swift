internal import JSONText

/// A rule's entry in the catalog.
public struct RuleDescriptor: Sendable {
  /// Whether a rule's fixes may change a request's meaning.
  public enum FixApplicability: String, Sendable, CaseIterable {
    /// At least some of the fixes never change the meaning.
    case safe
    /// All of the fixes may change the meaning.
    case unsafe
  }

  /// The rules whose findings at the same place are about the same fault, and are dropped.
  public struct Precedence: Sendable, Equatable {
    public var over: [RuleID]
    /// The severity of those findings of the rule that don't take precedence; nil if all do.
    public var unless: Severity?
  }

  public var id: RuleID
  /// The rule's name, such as `read-only-property`.
  public var name: String
  /// The severity of most of the rule's findings.
  public var severity: Severity
  /// The fault in one line.
  public var summary: String
  /// Why it is a fault, and how the service reacts.
  public var why: String
  /// What to do about it, shown below a finding; empty if the messages already say so.
  public var help: String
  /// URLs of the documents that the rule is based on.
  public var sources: [String]
  /// The kind of fix that at least some of the rule's findings have.
  public var fix: FixApplicability?
  /// What the rule takes precedence over.
  public var precedence: [Precedence] = []
  /// The text of the catalog file with the rule's entry; examples are parsed from it on demand.
  var catalogFile: [UInt8] = []

  /// Whether at least some of the rule's findings have a fix.
  public var isFixable: Bool { fix != nil }
}

extension RuleDescriptor {
  /// Requests with the fault, each giving exactly one finding; parsed on every access.
  public var wrong: [RuleExample] { examples("wrong") }

  /// Similar requests without any finding; parsed on every access.
  public var right: [RuleExample] { examples("right") }

  private func examples(_ kind: String) -> [RuleExample] {
    guard let document = try? JSONDocument(parsing: catalogFile.span) else { return [] }
    return document.withRoot { root in
      let entry = root["rules"]?.elements.first { $0["id"]?.string == id.description }
      return entry?[kind]?.elements.compactMap { RuleExample($0) } ?? []
    }
  }
}

extension RuleDescriptor: CustomStringConvertible {
  /// The ID and the name.
  public var description: String { "\(id) \(name)" }
}
