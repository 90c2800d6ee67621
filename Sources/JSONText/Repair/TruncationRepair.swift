/// The completion of a text that is cut off.
struct TruncationRepair {
  /// The edits of the fix.
  private(set) var edits: [TextEdit] = []

  /// The edits to make before parsing, in which a string that is cut off becomes an unknown value.
  private(set) var changes: [TextEdit] = []

  /// Where the text ends, for messages; nil if between two members.
  var location: String?

  /// Whether the key that the text ends in is removed.
  private(set) var removesKey = false

  private let end: Int

  init(at end: Int) {
    self.end = end
  }

  /// Completes or removes the member or element that the text ends in.
  mutating func finishMember(of structure: SyntaxStructure) {
    let token = structure.token
    let last = structure.lastToken
    let isElement = token.kind == .word && structure.frames.last?.bracket == .array
    switch structure.expected {
    case .first where isElement, .next where isElement: complete(token, structure)
    case .first, .next:
      if token.kind == .word { remove(token) }
      if structure.expected == .next, let comma = structure.lastComma {
        location = location ?? "after a comma"
        add(.delete(comma.range))
      }
    case .colon:
      location = "after a key"
      if let last, last.isCutOff {
        remove(last)
        if let comma = structure.lastComma, !structure.isFirstMember { add(.delete(comma.range)) }
      } else {
        add(.insert(": null", at: structure.lastEnd))
      }
    case .value:
      location = "before a value"
      if token.kind == .word { complete(token, structure) } else { add(.insert(" null", at: end)) }
    case .separator:
      if let last, last.isCutOff, last.kind == .string { closeQuote(last, structure) }
    case .end: break
    }
  }

  mutating func close(_ frames: [SyntaxStructure.Frame]) {
    add(.insert(frames.reversed().map(\.bracket.closing).joined(), at: end))
  }

  private mutating func add(_ edit: TextEdit) {
    edits.append(edit)
    changes.append(edit)
  }

  private mutating func remove(_ token: SyntaxToken) {
    location = "inside a key"
    removesKey = true
    add(.delete(token.range))
  }

  private mutating func complete(_ token: SyntaxToken, _ structure: SyntaxStructure) {
    location = "inside a value"
    let word = BareWord(structure.bytes[token.range])
    if case .incomplete(let replacement) = word {
      add(TextEdit(range: token.range, text: replacement))
    } else {
      add(TextEdit(range: token.range, text: "null"))
    }
  }

  private mutating func closeQuote(_ token: SyntaxToken, _ structure: SyntaxStructure) {
    location = "inside a string"
    let quote = structure.rules.closingQuote(after: structure.bytes[token.range.lowerBound])
    edits.append(.insert(quote, at: end))
    changes.append(TextEdit(range: token.range, text: SyntaxStructure.unresolved))
  }
}
