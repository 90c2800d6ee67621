internal import JSONText

/// The rules that a user adds to the built-in ones.
public struct AddedRules: Sendable {
  /// In the order of the files.
  public private(set) var descriptors: [RuleDescriptor] = []
  private var rules: [DeclarativeRule] = []
  /// The rules by what they check.
  private(set) var ruleSet = RuleSet([])

  public init() {}

  /// Adds the rules of a file.
  ///
  /// - Throws: the errors in the file; none of its rules is added then.
  public mutating func add(_ bytes: [UInt8], path: String) throws(UserFileErrors) {
    let file = try UserFile(bytes, path: path)
    let entries = try file.read { (reader, root) throws(UserFileFault) in
      try reader.entries(of: root, known: descriptors, in: file.json)
    }
    descriptors += entries.map(\.descriptor)
    rules += entries.map(\.rule)
    ruleSet = RuleSet(rules)
  }

  /// The descriptor of a rule, added or built-in.
  public subscript(_ id: RuleID) -> RuleDescriptor? {
    switch id {
    case .bundled: RuleCatalog.bundledRule(id)
    case .added: descriptors.first { $0.id == id }
    }
  }

  /// The built-in rules and the added ones.
  public var catalog: RuleCatalog { RuleCatalog(rules: RuleCatalog.bundled.rules + descriptors) }
}
