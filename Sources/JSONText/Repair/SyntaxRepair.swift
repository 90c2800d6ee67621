/// Finds the syntax faults in a text that jansson rejects, and repairs it to valid JSON.
public struct SyntaxRepair {
  /// The faults in document order.
  let faults: [SyntaxFault]

  /// The edits that turn the text into valid JSON; nil if it can't be repaired.
  let edits: [TextEdit]?

  init(of bytes: [UInt8], dialect: JSONDialect) {
    let structure = SyntaxStructure.reading(bytes, rules: DialectRules(dialect))
    faults = structure.log.reportedFaults
    edits = structure.isUnrepairable || structure.log.isBeyondRepair ? nil : structure.log.changes
  }

  /// The byte range of the object or array that starts at `start`, even if it is not valid; nil if none starts there.
  ///
  /// Brackets in strings and comments don't count. A value without a closing bracket extends to the end of the text.
  public static func extentOfValue(in text: Span<UInt8>, from start: Int, dialect: JSONDialect) -> Range<Int>? {
    guard start >= 0, start < text.count, text[start].isOpeningBracket else { return nil }
    var length = 1 << 16
    while true {
      let isWhole = length >= text.count - start
      let end = isWhole ? text.count : start + length
      let window = text.extracting(start..<end).withUnsafeBufferPointer { Array($0) }
      if let extent = extent(in: window, rules: DialectRules(dialect)), isWhole || extent < length / 2 {
        return start..<start + extent
      }
      if isWhole { return start..<end }
      length *= 2
    }
  }

  /// The length of the value at the start of `bytes`; nil if it is not closed.
  private static func extent(in bytes: [UInt8], rules: DialectRules) -> Int? {
    var lexer = SyntaxLexer(bytes, rules: rules, keepsLog: false)
    var token = lexer.next()
    guard token.kind.opens != nil else { return token.range.upperBound }
    while !lexer.containers.isEmpty, token.kind != .end { token = lexer.next() }
    return lexer.containers.isEmpty ? token.range.upperBound : nil
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
