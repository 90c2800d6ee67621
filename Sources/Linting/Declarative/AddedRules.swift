internal import JSONText

/// Rules that users add to those of the program.
public struct AddedRules: Sendable {
  /// In the order of the files.
  public private(set) var descriptors: [RuleDescriptor] = []
  private var rules: [DeclarativeRule] = []
  private var ruleSet = RuleSet([])

  public init() {}

  /// Takes the rules of one file.
  ///
  /// - Throws: the first fault of the file; then none of its rules is taken.
  public mutating func add(_ bytes: [UInt8], path: String) throws(UserFileError) {
    let text = try UserFile.text(of: bytes, path: path)
    let entries = try UserFile.read(text, path: path) { (reader, root) throws(UserFileFault) in
      try reader.entries(of: root, beside: descriptors, in: text)
    }
    descriptors += entries.map(\.descriptor)
    rules += entries.map(\.rule)
    ruleSet = RuleSet(rules)
  }

  /// What is said of a rule, be it added or the program's own.
  public subscript(_ id: RuleID) -> RuleDescriptor? {
    switch id {
    case .bundled: RuleCatalog.bundled[id]
    case .added: descriptors.first { $0.id == id }
    }
  }

  /// The program's own rules and the added ones.
  public var catalog: RuleCatalog { RuleCatalog(rules: RuleCatalog.bundled.rules + descriptors) }

  func findings(in request: RequestContext) -> [Finding] { ruleSet.findings(in: request) }
}
