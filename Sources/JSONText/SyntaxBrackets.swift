extension SyntaxStructure {
  mutating func open(_ bracket: Bracket) {
    let token = token
    guard frames.count < Self.deepest else {
      return giveUp("nested deeper than \(Self.deepest) levels", at: token.range)
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

  /// Takes the outer object as open though its brace is lost; `readEnd` or its closing brace ends it.
  mutating func openMissing() {
    var frame = Frame(bracket: .object, opening: token.range.lowerBound, openIndent: -1)
    frame.isVirtual = true
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
    let lacksTop = need(top.bracket) > 0
    let hasSurplus = need(bracket) < 0
    switch (lacksTop, hasSurplus) {
    case (true, true): replaceBracket()
    case (true, false): closeMissing(1)
    case (false, true): dropBracket()
    case (false, false):
      giveUp("mismatched bracket: '\(bracket.closing)' where '\(top.bracket.closing)' belongs", at: token.range)
    }
  }

  /// How many closing brackets of a kind the rest of the text lacks; less than 0 if it has too many.
  func need(_ bracket: Bracket) -> Int { openCounts[bracket] + balance[bracket] }

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

  /// Ends a member that lacks something before a closing bracket.
  private mutating func finishMember(before token: SyntaxToken) {
    guard expected == .next, let comma = lastComma else { return }
    let edit = TextEdit.delete(comma.range)
    if rules.hasTrailingCommas || hasDropped { return log.change([edit]) }
    log.add(
      "trailing comma before \(name(of: token))", at: comma.range, edits: [edit], mend: "remove the comma")
  }

  mutating func replaceBracket() {
    guard let top = frames.last else { return }
    let edit = TextEdit(range: token.range, text: top.bracket.closing)
    log.add(
      "mismatched bracket: \(name(of: token)) closes the '\(top.bracket.opening)' of line",
      at: token.range, opening: top.opening, edits: [edit], mend: "write '\(top.bracket.closing)'")
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
      mend: "remove the bracket")
    hasBracketFaults = true
  }

  /// Closes the innermost `count` frames at the last value, before the token at hand.
  mutating func closeMissing(_ count: Int) {
    let lost = frames.suffix(count)
    guard let first = lost.first else {
      isDone = true
      return
    }
    if expected == .value || expected == .colon { missMember() }
    if token.kind.closes != nil { finishMember(before: token) }
    let closers = lost.reversed().map(\.bracket.closing).joined()
    let needsComma = token.kind.closes == nil && expected != .next
    log.add(
      "missing bracket\(count == 1 ? "" : "s") '\(closers)' for the '\(first.bracket.opening)' of line",
      at: lastEnd..<lastEnd, opening: first.opening, edits: [.insert(closers + (needsComma ? "," : ""), at: lastEnd)],
      mend: "insert '\(closers)'")
    hasBracketFaults = true
    for frame in lost { openCounts[frame.bracket] -= 1 }
    frames.removeLast(lost.count)
    expected = token.kind.closes == nil ? .next : .separator
    if needsComma { lastComma = nil }
  }

  private mutating func missMember() {
    let change = TextEdit.insert(expected == .colon ? ": null" : " null", at: lastEnd)
    log.add("missing value after key \(lastName)", at: lastEnd..<lastEnd, change: [change])
    expected = .separator
  }
}
