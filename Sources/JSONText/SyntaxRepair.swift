/// Finds the syntax faults of a text that jansson refuses, and turns it into JSON.
public struct SyntaxRepair {
  /// All faults that were found, in the order of the text.
  let faults: [SyntaxFault]

  /// What turns the text into JSON; nil if it is beyond mending.
  let edits: [TextEdit]?

  init(of bytes: [UInt8], dialect: JSONDialect) {
    let rules = DialectRules(dialect)
    var lexer = SyntaxLexer(bytes, rules: rules)
    var tokens: [SyntaxToken] = []
    repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
    lexer.finish()
    let structure = SyntaxStructure.reading(tokens, of: bytes, rules: rules)
    var log = structure.log
    log.merge(lexer.log, before: structure.cutOff)
    faults = log.faults.sorted { $0.range.lowerBound < $1.range.lowerBound }
    edits = structure.isHopeless ? nil : log.changes
  }

  /// The bytes of the value that starts with the bracket at `start`, even if it is broken; nil if none stands there.
  ///
  /// Brackets in strings and comments don't count. A value without its closing bracket reaches to the end of the text.
  public static func extentOfValue(in text: Span<UInt8>, from start: Int, dialect: JSONDialect) -> Range<Int>? {
    guard start >= 0, start < text.count, text[start].isOpener else { return nil }
    var length = 1 << 16
    while true {
      let isAll = length >= text.count - start
      let end = isAll ? text.count : start + length
      let window = text.extracting(start..<end).withUnsafeBufferPointer { Array($0) }
      if let extent = extent(in: window, rules: DialectRules(dialect)), isAll || extent < length / 2 {
        return start..<start + extent
      }
      if isAll { return start..<end }
      length *= 2
    }
  }

  /// How many bytes the value at the start of `bytes` takes; nil if it does not end.
  private static func extent(in bytes: [UInt8], rules: DialectRules) -> Int? {
    var lexer = SyntaxLexer(bytes, rules: rules)
    var token = lexer.next()
    guard token.kind.opens != nil else { return token.range.upperBound }
    while !lexer.containers.isEmpty, token.kind != .end { token = lexer.next() }
    return lexer.containers.isEmpty ? token.range.upperBound : nil
  }
}

extension SyntaxStructure {
  /// Reads `tokens`, once more with an eye on the indentation if brackets are lost.
  fileprivate static func reading(_ tokens: [SyntaxToken], of bytes: [UInt8], rules: DialectRules) -> SyntaxStructure {
    var plain = SyntaxStructure(bytes, tokens: tokens, rules: rules, usesIndentation: false)
    plain.run()
    guard plain.hasBracketFaults || plain.isHopeless, plain.hasPlainIndentation else { return plain }
    var indented = SyntaxStructure(bytes, tokens: tokens, rules: rules, usesIndentation: true)
    indented.run()
    return indented.indentDecisions > 0 && !indented.isHopeless ? indented : plain
  }
}
