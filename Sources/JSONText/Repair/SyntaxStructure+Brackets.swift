extension SyntaxStructure {
  mutating func open(_ bracket: Bracket) {
    let token = token
    guard frames.count < Self.maximumDepth else {
      return giveUp("nested deeper than \(Self.maximumDepth) levels", at: token.range)
    }
    consume()
    if let top = frames.indices.last, frames[top].bracket == .array { frames[top].count += 1 }
    push(Frame(bracket: bracket, opening: token.range.lowerBound, openIndent: lastIndent))
    lastEnd = token.range.upperBound
  }

  private mutating func push(_ frame: Frame) {
    frames.append(frame)
    openCounts[frame.bracket] += 1
    hasDropped = false
    expected = .first
  }

  /// Opens the root object although its brace is missing; `readEnd` or its closing brace closes it.
  mutating func openImplicitObject() {
    var frame = Frame(bracket: .object, opening: token.range.lowerBound, openIndent: -1)
    frame.isImplicit = true
    lastEnd = token.range.lowerBound
    missingBrace = token.range.lowerBound
    log.change([.insert(frame.bracket.opening, at: token.range.lowerBound)])
    push(frame)
  }

  /// Reads a closing bracket.
  mutating func close() {
    let token = token
    guard let bracket = token.kind.closes, let top = frames.last else {
      isDone = true
      return
    }
    guard top.bracket != bracket else { return closeTop() }
    let isTopMissing = missingClosers(of: top.bracket) > 0
    let isExtra = missingClosers(of: bracket) < 0
    switch (isTopMissing, isExtra) {
    case (true, true): replaceBracket()
    case (true, false): insertClosingBrackets(1)
    case (false, true): dropBracket()
    case (false, false):
      giveUp("mismatched bracket: expected '\(top.bracket.closing)', found '\(bracket.closing)'", at: token.range)
    }
  }

  /// The number of closing brackets of a kind that the rest of the text is missing; negative if it has too many.
  func missingClosers(of bracket: Bracket) -> Int { openCounts[bracket] + balance[bracket] }

  private mutating func closeTop() {
    let token = token
    finishMember(before: token)
    consume()
    guard let frame = frames.popLast() else { return }
    openCounts[frame.bracket] -= 1
    lastEnd = token.range.upperBound
    hasDropped = false
    expected = frames.isEmpty ? .end : .separator
    if frames.isEmpty { closedRoot = (frame, token) }
  }

  /// Handles a trailing comma before a closing bracket.
  private mutating func finishMember(before token: SyntaxToken) {
    guard expected == .next, let comma = lastComma else { return }
    let edit = TextEdit.delete(comma.range)
    if rules.allowsComments || hasDropped { return log.change([edit]) }
    log.add(
      "trailing comma before \(name(of: token))", at: comma.range, edits: [edit], fix: "remove the comma")
  }

  mutating func replaceBracket() {
    guard let top = frames.last else { return }
    let edit = TextEdit(range: token.range, text: top.bracket.closing)
    log.add(
      "mismatched bracket: \(name(of: token)) closes the '\(top.bracket.opening)' on line",
      at: token.range, opening: top.opening, edits: [edit], fix: "write '\(top.bracket.closing)'")
    hasBracketFaults = true
    if let bracket = token.kind.closes { balance[bracket] += 1 }
    balance[top.bracket] -= 1
    closeTop()
  }

  mutating func dropBracket() {
    let token = token
    consume()
    log.add(
      "extra closing bracket \(name(of: token))", at: token.range, edits: [.delete(token.range)],
      fix: "remove the bracket")
    hasBracketFaults = true
  }

  /// Closes the innermost `count` frames after the last value, before the current token.
  mutating func insertClosingBrackets(_ count: Int) {
    let unclosed = frames.suffix(count)
    guard let first = unclosed.first else {
      isDone = true
      return
    }
    if expected == .value || expected == .colon { completeMember() }
    if token.kind.closes != nil { finishMember(before: token) }
    let closers = unclosed.reversed().map(\.bracket.closing).joined()
    let needsComma = token.kind.closes == nil && expected != .next
    log.add(
      "missing '\(closers)' for the '\(first.bracket.opening)' on line",
      at: lastEnd..<lastEnd, opening: first.opening, edits: [.insert(closers + (needsComma ? "," : ""), at: lastEnd)],
      fix: "insert '\(closers)'")
    hasBracketFaults = true
    for frame in unclosed { openCounts[frame.bracket] -= 1 }
    frames.removeLast(unclosed.count)
    expected = token.kind.closes == nil ? .next : .separator
  }

  /// Gives the last member a value if it has none.
  private mutating func completeMember() {
    let change = TextEdit.insert(expected == .colon ? ": null" : " null", at: lastEnd)
    log.add("missing value after key \(lastName)", at: lastEnd..<lastEnd, change: [change])
    expected = .separator
  }
}
