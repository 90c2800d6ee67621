/// What a text that ends too early needs to be whole.
struct SyntaxTail {
  /// The mend for people.
  private(set) var edits: [TextEdit] = []

  /// The mend for the tree: a string that was cut through is not known.
  private(set) var changes: [TextEdit] = []

  /// Where the text ends, in words; nil if between two members.
  var place: String?

  private let end: Int

  init(at end: Int) {
    self.end = end
  }

  /// Completes or leaves out the member or element that the text ends in.
  mutating func finishMember(of structure: SyntaxStructure) {
    let token = structure.token
    let last = structure.tokens.last { $0.kind != .end }
    let isItem = token.kind == .word && structure.frames.last?.bracket == .array
    switch structure.expected {
    case .first where isItem, .next where isItem: complete(token, structure)
    case .first, .next:
      if token.kind == .word { leaveOut(token) }
      if structure.expected == .next, let comma = structure.lastComma {
        place = place ?? "behind a comma"
        add(.delete(comma.range))
      }
    case .colon:
      place = "behind a key"
      if let last, last.isCut {
        leaveOut(last)
        if let comma = structure.lastComma, !structure.isFirstMember { add(.delete(comma.range)) }
      } else {
        add(.insert(": null", at: structure.lastEnd))
      }
    case .value:
      place = "before a value"
      if token.kind == .word { complete(token, structure) } else { add(.insert(" null", at: end)) }
    case .separator:
      if let last, last.isCut, last.kind == .string { closeQuote(last) }
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

  private mutating func leaveOut(_ token: SyntaxToken) {
    place = "inside a key"
    add(.delete(token.range))
  }

  private mutating func complete(_ token: SyntaxToken, _ structure: SyntaxStructure) {
    place = "inside a value"
    let word = BareWord(structure.bytes[token.range])
    if case .incomplete(let mended) = word {
      add(TextEdit(range: token.range, text: mended))
    } else {
      add(TextEdit(range: token.range, text: "null"))
    }
  }

  private mutating func closeQuote(_ token: SyntaxToken) {
    place = "inside a string"
    edits.append(.insert("\"", at: end))
    changes.append(TextEdit(range: token.range, text: SyntaxStructure.opaque))
  }
}
