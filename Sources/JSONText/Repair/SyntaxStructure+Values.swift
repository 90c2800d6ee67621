extension SyntaxStructure {
  /// The replacement for an unknown value, which rules treat as a client variable.
  static let unresolved = "\"${value}\""

  /// Reads the value of a member, an element, or the root.
  mutating func readValue() {
    let token = token
    if frames.isEmpty, isKeyAhead { return openImplicitObject() }
    if frames.last?.bracket == .object, token.indent != nil, token.kind == .string, isKeyAhead {
      return reportMissingValue()
    }
    switch token.kind {
    case .openBrace: open(.object)
    case .openBracket: open(.array)
    case .string:
      consume()
      accept(token.range)
      if token.isCutOff { readEnd() }
    case .word: readWord()
    case .placeholder:
      consume()
      log.change(quoting(token.range))
      accept(token.range)
    case .colon, .equals: dropColon()
    case .comma, .semicolon, .closeBrace, .closeBracket: reportMissingValue()
    case .end: isDone = true
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
    log.add("duplicate colon", at: colon.range, edits: [.delete(colon.range)], fix: "remove the colon")
  }

  private mutating func reportMissingValue() {
    guard !frames.isEmpty else {
      return giveUp("missing JSON value before \(name(of: token))", at: token.range)
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
    let isLast = self.token(ahead: 1).kind == .end && token.isCutOff && !frames.isEmpty
    switch word {
    case .incomplete where isLast, .unknown where isLast: return readEnd()
    case .looseNumber(_, .noDigitAfterPoint) where isLast: return readEnd()
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
      let change = TextEdit(range: range, text: Self.unresolved)
      log.add(
        "number out of range: \(quoted(range)) fits neither a 64-bit integer nor a double", at: range, change: [change])
    case .looseNumber(let replacement, let fault):
      let edit = TextEdit(range: range, text: replacement)
      if rules.isLoose && fault != .leadingZeros { return log.change([edit]) }
      log.add("\(fault.phrase): \(quoted(range))", at: range, edits: [edit], fix: "write \(replacement)")
    case .looseName(let replacement):
      let isAllowed = rules.isLoose && Self.looseNames.contains(String(decoding: bytes[range], as: UTF8.self))
      if isAllowed { return log.change([TextEdit(range: range, text: Self.unresolved)]) }
      let edit = TextEdit(range: range, text: replacement)
      log.add(
        "\(quoted(range)) is not JSON; expected '\(replacement)'", at: range, edits: [edit], fix: "write \(replacement)"
      )
    }
  }

  /// The names of values in JSON5 that JSON does not have.
  private static let looseNames = ["NaN", "+NaN", "-NaN", "Infinity", "+Infinity", "-Infinity", "undefined"]

  /// Reads unquoted text as a value.
  private mutating func readBareText() {
    let isRoot = frames.isEmpty
    let range = consumeBareText()
    if isRoot { return giveUp("not JSON: expected '{', found \(quoted(range))", at: range) }
    let change = [TextEdit(range: range, text: Self.unresolved)]
    log.add("unquoted text \(quoted(range)); expected a JSON value", at: range, change: change)
    accept(range)
  }

  /// Consumes the current token and the words after it on its line.
  mutating func consumeBareText() -> Range<Int> {
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
