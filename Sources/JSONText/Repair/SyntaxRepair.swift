/// Finds the syntax faults in a text that jansson rejects, and repairs it to valid JSON.
struct SyntaxRepair {
  /// The faults in document order.
  let faults: [SyntaxFault]

  /// The edits that turn the text into valid JSON; nil if it can't be repaired.
  let edits: [TextEdit]?

  init(of bytes: [UInt8], dialect: JSONDialect) {
    let structure = SyntaxStructure.reading(bytes, rules: DialectRules(dialect))
    faults = structure.log.reportedFaults
    edits = structure.isUnrepairable || structure.log.isBeyondRepair ? nil : structure.log.changes
  }
}

extension SyntaxStructure {
  /// Reads a text, and again guided by the indentation if brackets are wrong.
  fileprivate static func reading(_ bytes: [UInt8], rules: DialectRules) -> SyntaxStructure {
    let outline = TokenOutline(of: bytes, rules: rules)
    var plain = SyntaxStructure(bytes, outline, rules: rules, usesIndentation: false)
    plain.run()
    guard plain.hasBracketFaults || plain.isUnrepairable, plain.hasConsistentIndentation else { return plain }
    var indented = SyntaxStructure(bytes, outline, rules: rules, usesIndentation: true)
    indented.run()
    return indented.indentationRepairs > 0 && !indented.isUnrepairable ? indented : plain
  }
}
