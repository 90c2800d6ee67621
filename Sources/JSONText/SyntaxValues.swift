extension SyntaxStructure {
  /// Stands for a value that isn't known; rules take it for a client variable.
  static let opaque = "\"${value}\""

  /// Reads the value of a member, an element or the root.
  mutating func readValue() {
    let token = token
    if frames.isEmpty, isKeyAhead { return openMissing() }
    if frames.last?.bracket == .object, token.indent != nil, token.kind == .string, isKeyAhead {
      return missValue()
    }
    switch token.kind {
    case .openBrace: open(.object)
    case .openBracket: open(.array)
    case .string:
      consume()
      accept(token.range)
      if token.isCut { readEnd() }
    case .word: readWord()
    case .placeholder:
      consume()
      log.change(quoting(token.range))
      accept(token.range)
    case .expression:
      consume()
      log.change([TextEdit(range: token.range, text: Self.opaque)])
      accept(token.range)
    case .colon, .equals: dropColon()
    case .comma, .semicolon, .closeBrace, .closeBracket: missValue()
    case .dropped, .end: isDone = true
    }
  }

  private mutating func accept(_ range: Range<Int>) {
    lastEnd = range.upperBound
    hasDropped = false
    expected = frames.isEmpty ? .end : .separator
    if let top = frames.indices.last, frames[top].bracket == .array { frames[top].count += 1 }
  }

  private mutating func dropColon() {
    let colon = token
    consume()
    guard !frames.isEmpty else { return giveUp("missing key before ':'", at: colon.range) }
    log.add("doubled colon", at: colon.range, edits: [.delete(colon.range)], mend: "remove the colon")
  }

  private mutating func missValue() {
    guard !frames.isEmpty else {
      return giveUp("no JSON value before \(name(of: token))", at: token.range)
    }
    let change = TextEdit.insert(" null", at: lastEnd)
    log.add("missing value after key \(lastName)", at: lastEnd..<lastEnd, change: [change])
    expected = .separator
    guard isKeyAhead else { return }
    log.change([.insert(",", at: lastEnd)])
    expected = .next
  }

  private mutating func readWord() {
    let token = token
    let word = BareWord(bytes[token.range])
    let isLast = self.token(ahead: 1).kind == .end && token.isCut && !frames.isEmpty
    switch word {
    case .incomplete where isLast, .unknown where isLast: return readEnd()
    case .looseNumber(_, let cause) where isLast && cause.hasSuffix("after its point"): return readEnd()
    case .unknown, .incomplete: return readBareText()
    case .json, .outOfRange, .looseNumber, .looseName: consume()
    }
    report(word, at: token.range)
    accept(token.range)
  }

  private mutating func report(_ word: BareWord, at range: Range<Int>) {
    switch word {
    case .json, .unknown, .incomplete: break
    case .outOfRange:
      let change = TextEdit(range: range, text: Self.opaque)
      log.add("number out of range: \(quoted(range)) fits neither Int64 nor double", at: range, change: [change])
    case .looseNumber(let mended, let cause):
      let edit = TextEdit(range: range, text: mended)
      if rules.isLoose && !cause.contains("zeros") { return log.change([edit]) }
      log.add("\(cause): \(quoted(range))", at: range, edits: [edit], mend: "write \(mended)")
    case .looseName(let mended):
      let isOwn = rules.isLoose && Self.looseNames.contains(String(decoding: bytes[range], as: UTF8.self))
      if isOwn { return log.change([TextEdit(range: range, text: Self.opaque)]) }
      let edit = TextEdit(range: range, text: mended)
      log.add("\(quoted(range)) is not JSON; expected '\(mended)'", at: range, edits: [edit], mend: "write \(mended)")
    }
  }

  /// The names of values that JSON5 and JavaScript have and JSON has not.
  private static let looseNames = ["NaN", "+NaN", "-NaN", "Infinity", "+Infinity", "-Infinity", "undefined"]

  /// Unquoted text where a value belongs.
  private mutating func readBareText() {
    let isRoot = frames.isEmpty
    let range = takeBareText()
    if isRoot { return giveUp("not JSON: \(quoted(range)) stands where '{' belongs", at: range) }
    let change = [TextEdit(range: range, text: Self.opaque)]
    if rules.hasExpressions {
      log.change(change)
    } else {
      log.add("unquoted text \(quoted(range)) where a value belongs", at: range, change: change)
    }
    accept(range)
  }

  /// Consumes this token and the further words of its line.
  mutating func takeBareText() -> Range<Int> {
    let first = token
    var end = first.range.upperBound
    consume()
    while token.line == first.line, token.kind == .word || token.kind == .placeholder, !isKeyAhead {
      end = token.range.upperBound
      consume()
    }
    return first.range.lowerBound..<end
  }
}
