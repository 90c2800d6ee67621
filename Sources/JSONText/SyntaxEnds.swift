extension SyntaxStructure {
  /// Reads a token behind the whole value.
  mutating func readBehindRoot() {
    let token = token
    switch token.kind {
    case .closeBrace, .closeBracket: dropClosers()
    case .comma where self.token(ahead: 1).kind == .end:
      consume()
      log.add(
        "trailing comma behind the whole body", at: token.range, edits: [.delete(token.range)], mend: "remove the comma"
      )
    case .comma where reopens():
      consume()
      lastComma = token
    case .semicolon where rules.hasExpressions:
      consume()
      log.change([.delete(token.range)])
    case .comma, .semicolon, .openBrace, .openBracket, .colon, .equals, .string, .word, .placeholder, .expression,
      .dropped, .end:
      readSurplus()
    }
  }

  /// Closing brackets at the end of the text that close nothing.
  private mutating func dropClosers() {
    let first = token.range
    var edits: [TextEdit] = []
    while token.kind.closes != nil {
      edits.append(.delete(token.range))
      consume()
    }
    let end = edits.last?.range.upperBound ?? first.upperBound
    log.add(
      "extra closing bracket \(quoted(first.lowerBound..<end))", at: first.lowerBound..<end, edits: edits,
      mend: "remove the bracket")
    hasBracketFaults = true
  }

  /// Goes on with the root object if members follow its closing brace.
  private mutating func reopens() -> Bool {
    guard let (frame, bracket) = closedRoot, frame.bracket == .object, token(ahead: 2).kind.isColon else {
      return false
    }
    log.add(
      "extra closing bracket \(name(of: bracket))", at: bracket.range, edits: [.delete(bracket.range)],
      mend: "remove the bracket")
    hasBracketFaults = true
    frames = [frame]
    openCounts[.object] += 1
    closedRoot = nil
    expected = .next
    return true
  }

  private mutating func readSurplus() {
    let start = token.range.lowerBound
    let end = max(start, tokensEnd)
    let message =
      token.kind.opens != nil ? "two documents in one: a second one starts here" : "text behind the end of the body"
    log.add(message, at: start..<end, change: [.delete(start..<bytes.count)])
    cutOff = start
    isDone = true
  }

  /// Ends what is still open at the end of the text: one fault for all of it.
  mutating func readEnd() {
    isDone = true
    guard !frames.isEmpty else {
      if expected == .value { giveUp("no JSON value: the text is empty", at: lastEnd..<lastEnd) }
      return
    }
    var tail = SyntaxTail(at: tokensEnd)
    tail.finishMember(of: self)
    tail.close(frames)
    report(tail)
  }

  private var tokensEnd: Int { tokens.last { $0.kind != .end }?.range.upperBound ?? 0 }

  private mutating func report(_ tail: SyntaxTail) {
    let open = frames.filter { !$0.isVirtual }
    if open.isEmpty, tail.place == nil { return endMissing(tail.edits) }
    let brackets = "\(open.count) bracket\(open.count == 1 ? "" : "s") open, the first in line"
    let closers = open.reversed().map(\.bracket.closing).joined()
    let message =
      tail.place.map { "cut off: the text ends \($0), \(brackets)" }
      ?? "missing bracket\(open.count == 1 ? "" : "s") '\(closers)' at the end, as if cut off: \(brackets)"
    if tail.place == nil { hasBracketFaults = true }
    log.add(
      message, at: tokensEnd..<tokensEnd, opening: open.first?.opening ?? 0, edits: tail.edits,
      mend: "close what is open", changes: tail.changes)
    log.markCutOff()
  }

  /// Reports the missing opening brace of the whole body.
  mutating func endMissing(_ closing: [TextEdit]) {
    guard let start = missingBrace else { return }
    missingBrace = nil
    log.add(
      "missing opening brace: the body starts with a member", at: start..<start,
      edits: [.insert("{", at: start)] + closing, mend: "put braces around the body", changes: closing)
  }
}
