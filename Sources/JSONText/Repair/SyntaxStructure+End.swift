extension SyntaxStructure {
  /// Reads a token after the root value.
  mutating func readAfterRoot() {
    let token = token
    switch token.kind {
    case .closeBrace, .closeBracket: dropClosingBrackets()
    case .comma where self.token(ahead: 1).kind == .end:
      consume()
      log.add(
        "trailing comma after the body", at: token.range, edits: [.delete(token.range)], fix: "remove the comma"
      )
    case .comma where reopensRoot():
      consume()
      lastComma = token
    case .comma, .semicolon, .openBrace, .openBracket, .colon, .equals, .string, .word, .placeholder, .end:
      readTrailingText()
    }
  }

  /// Removes unmatched closing brackets at the end of the text.
  private mutating func dropClosingBrackets() {
    let first = token.range
    var end = first.upperBound
    var edits: [TextEdit] = []
    while token.kind.closes != nil {
      edits.record(.delete(token.range))
      end = token.range.upperBound
      consume()
    }
    log.add(
      "extra closing bracket \(quoted(first.lowerBound..<end))", at: first.lowerBound..<end, edits: edits,
      fix: "remove the bracket")
    hasBracketFaults = true
  }

  /// Reopens the root object if members follow its closing brace; returns whether it did.
  private mutating func reopensRoot() -> Bool {
    guard let (frame, bracket) = closedRoot, frame.bracket == .object, token(ahead: 2).kind.isColon else {
      return false
    }
    log.add(
      "extra closing bracket \(name(of: bracket))", at: bracket.range, edits: [.delete(bracket.range)],
      fix: "remove the bracket")
    hasBracketFaults = true
    frames = [frame]
    openCounts[.object] += 1
    closedRoot = nil
    expected = .next
    return true
  }

  private mutating func readTrailingText() {
    let start = token.range.lowerBound
    let end = max(start, tokensEnd)
    let message =
      token.kind.opens != nil
      ? "two JSON documents: the second one starts here" : "unexpected text after the end of the body"
    log.add(message, at: start..<end, change: [.delete(start..<bytes.count)])
    bodyEnd = start
    isDone = true
  }

  /// Closes everything that is still open at the end of the text, and reports it as one fault.
  mutating func readEnd() {
    isDone = true
    guard !frames.isEmpty else {
      if expected == .value { giveUp("missing JSON value: the text is empty", at: lastEnd..<lastEnd) }
      return
    }
    var tail = TruncationRepair(at: tokensEnd)
    tail.finishMember(of: self)
    tail.close(frames)
    report(tail)
  }

  private var tokensEnd: Int { lastToken?.range.upperBound ?? 0 }

  private mutating func report(_ tail: TruncationRepair) {
    let open = frames.filter { !$0.isImplicit }
    if open.isEmpty, tail.location == nil { return reportMissingBrace(tail.edits) }
    let context =
      switch open.count {
      case 0: "in the body that starts on line"
      case 1: "with 1 unclosed bracket, opened on line"
      default: "with \(open.count) unclosed brackets, the first opened on line"
      }
    let closers = open.reversed().map(\.bracket.closing).joined()
    let message =
      tail.location.map { "cut off: the text ends \($0), \(context)" }
      ?? "missing '\(closers)' at the end: the text appears to be cut off, \(context)"
    if tail.location == nil { hasBracketFaults = true }
    log.add(
      message, at: tokensEnd..<tokensEnd, opening: open.first?.opening ?? 0, edits: tail.edits,
      fix: tail.removesKey ? "remove the unfinished key and complete the JSON" : "complete the JSON",
      changes: tail.changes)
    log.markLastFaultAsCutOff()
  }

  /// Reports the missing opening brace of the root object.
  mutating func reportMissingBrace(_ closing: [TextEdit]) {
    guard let start = missingBrace else { return }
    missingBrace = nil
    log.add(
      "missing opening brace: the body starts with a member", at: start..<start,
      edits: [.insert("{", at: start)] + closing, fix: "wrap the body in braces", changes: closing)
    if !closing.isEmpty || log.faults.contains(where: \.isCutOff) { log.markLastFixAsInvention() }
  }
}
