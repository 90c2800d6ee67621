extension SyntaxStructure {
  /// How many enclosing brackets a search by indentation looks at.
  private static let reach = 64

  /// Notes where the members of the current frame start, and whether that is right of the line that opened it.
  mutating func noteIndent() {
    guard let indent = token.indent, token.kind.closes == nil, let top = frames.indices.last,
      frames[top].memberIndent == nil
    else { return }
    frames[top].memberIndent = indent
    if indent <= frames[top].openIndent { hasPlainIndentation = false }
  }

  /// Mends brackets where the indentation of a line's first token tells which are wrong; whether it did.
  mutating func closesByIndentation() -> Bool {
    guard let top = frames.last else { return false }
    let before = indentDecisions
    guard let indent = token.indent else {
      if token.kind.closes == top.bracket, need(top.bracket) < 0 { decideSurplus(behind: top) }
      return indentDecisions > before
    }
    if let bracket = token.kind.closes {
      decide(bracket, at: indent, top: top)
    } else if expected != .colon, expected != .value, token.kind != .comma, token.kind != .semicolon {
      decideMember(at: indent, top: top)
    }
    return indentDecisions > before
  }

  /// A closing bracket below its opening line's indent belongs to an outer one.
  private mutating func decide(_ bracket: Bracket, at indent: Int, top: Frame) {
    if bracket == top.bracket, indent >= top.openIndent {
      guard indent > top.openIndent, need(bracket) < 0 else { return }
      indentDecisions += 1
      return dropBracket()
    }
    if bracket != top.bracket, indent == top.openIndent, need(top.bracket) > 0, need(bracket) < 0 {
      indentDecisions += 1
      return replaceBracket()
    }
    let outer = frames.reversed().prefix(Self.reach).dropFirst()
      .prefix { $0.openIndent >= indent }
      .firstIndex { $0.openIndent == indent && $0.bracket == bracket }
    guard let outer else { return }
    indentDecisions += 1
    closeMissing(frames.count - outer.base)
  }

  /// A closing bracket inside of a line is one too many if the next line goes on with what it would close.
  private mutating func decideSurplus(behind top: Frame) {
    let isBeforeComma = token(ahead: 1).kind == .comma
    let next = token(ahead: isBeforeComma ? 2 : 1)
    guard let indent = next.indent, next.kind != .end else { return }
    let outerIndent = frames.dropLast().last?.openIndent
    let goesOn =
      isBeforeComma
      ? next.kind.closes == nil && indent == top.memberIndent
      : next.kind.closes == top.bracket && indent == top.openIndent && indent != outerIndent
    guard goesOn else { return }
    indentDecisions += 1
    dropBracket()
  }

  /// A member that starts as far left as an outer object's members belongs to that one.
  private mutating func decideMember(at indent: Int, top: Frame) {
    guard top.memberIndent.map({ indent < $0 }) ?? (indent <= top.openIndent) else { return }
    let wanted = isKeyAhead ? Bracket.object : .array
    let outer = frames.reversed().prefix(Self.reach).dropFirst()
      .prefix { $0.memberIndent.map { indent <= $0 } ?? true }
      .firstIndex { $0.memberIndent == indent && $0.bracket == wanted }
    guard let outer else { return }
    indentDecisions += 1
    closeMissing(frames.count - outer.base)
  }
}
