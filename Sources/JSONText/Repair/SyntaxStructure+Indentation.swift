extension SyntaxStructure {
  /// The maximum number of enclosing brackets that a search by indentation considers.
  private static let searchLimit = 64

  /// Records the indent of the members of the current frame, and checks that they are indented.
  mutating func recordIndent() {
    guard let indent = token.indent, token.kind.closes == nil, let top = frames.indices.last,
      frames[top].memberIndent == nil
    else { return }
    frames[top].memberIndent = indent
    if indent <= frames[top].openIndent { hasConsistentIndentation = false }
  }

  /// Repairs brackets where the indentation of a line shows which are wrong; returns whether it did.
  mutating func repairsByIndentation() -> Bool {
    guard let top = frames.last else { return false }
    let before = indentationRepairs
    guard let indent = token.indent else {
      if token.kind.closes == top.bracket, missingClosers(of: top.bracket) < 0 { removeExtraBracket(closing: top) }
      return indentationRepairs > before
    }
    if let bracket = token.kind.closes {
      repairClosingBracket(bracket, at: indent, top: top)
    } else if expected != .colon, expected != .value, token.kind != .comma, token.kind != .semicolon {
      closeFrames(beforeMemberAt: indent, top: top)
    }
    return indentationRepairs > before
  }

  /// Repairs a closing bracket whose indent does not match that of the line with the innermost opening bracket.
  private mutating func repairClosingBracket(_ bracket: Bracket, at indent: Int, top: Frame) {
    if bracket == top.bracket, indent >= top.openIndent {
      guard indent > top.openIndent, missingClosers(of: bracket) < 0 else { return }
      indentationRepairs += 1
      return dropBracket()
    }
    if bracket != top.bracket, indent == top.openIndent, missingClosers(of: top.bracket) > 0,
      missingClosers(of: bracket) < 0
    {
      indentationRepairs += 1
      return replaceBracket()
    }
    let outer = frames.reversed().prefix(Self.searchLimit).dropFirst()
      .prefix { $0.openIndent >= indent }
      .firstIndex { $0.openIndent == indent && $0.bracket == bracket }
    guard let outer else { return }
    indentationRepairs += 1
    insertClosingBrackets(frames.count - outer.base)
  }

  /// Removes a closing bracket inside a line if the next line continues the container that it would close.
  private mutating func removeExtraBracket(closing top: Frame) {
    let isBeforeComma = token(ahead: 1).kind == .comma
    let next = token(ahead: isBeforeComma ? 2 : 1)
    guard let indent = next.indent, next.kind != .end else { return }
    let outerIndent = frames.dropLast().last?.openIndent
    let continues =
      isBeforeComma
      ? next.kind.closes == nil && indent == top.memberIndent
      : next.kind.closes == top.bracket && indent == top.openIndent && indent != outerIndent
    guard continues else { return }
    indentationRepairs += 1
    dropBracket()
  }

  /// Closes frames before a member that is indented like those of an outer container: it belongs to that one.
  private mutating func closeFrames(beforeMemberAt indent: Int, top: Frame) {
    guard top.memberIndent.map({ indent < $0 }) ?? (indent <= top.openIndent) else { return }
    let wanted = isKeyAhead ? Bracket.object : .array
    let outer = frames.reversed().prefix(Self.searchLimit).dropFirst()
      .prefix { $0.memberIndent.map { indent <= $0 } ?? true }
      .firstIndex { $0.memberIndent == indent && $0.bracket == wanted }
    guard let outer else { return }
    indentationRepairs += 1
    insertClosingBrackets(frames.count - outer.base)
  }
}
