extension SyntaxStructure {
  /// Reads a key, or the closing bracket of an object.
  mutating func readKey() {
    let token = token
    switch token.kind {
    case .string: acceptKey(token)
    case .word, .placeholder: isKeyAhead ? acceptBareKey(token) : readUnexpectedText()
    case .closeBrace, .closeBracket: close()
    case .comma, .semicolon: dropComma()
    case .openBrace, .openBracket: readValueForKey()
    case .colon, .equals: giveUp("missing key before ':'", at: token.range)
    case .end: isDone = true
    }
  }

  /// Reads an element, or the closing bracket of an array.
  mutating func readElement() {
    let token = token
    switch token.kind {
    case .closeBrace, .closeBracket: close()
    case .comma, .semicolon: dropComma()
    case .colon, .equals: giveUp("unexpected ':' in an array", at: token.range)
    case .string, .word, .placeholder:
      if isKeyAhead, openCounts[.object] > 0 { insertClosingBrackets(1) } else { readValue() }
    case .openBrace, .openBracket: readValue()
    case .end: isDone = true
    }
  }

  private mutating func acceptKey(_ token: SyntaxToken) {
    consume()
    lastEnd = token.range.upperBound
    expected = .colon
    guard let top = frames.indices.last else { return }
    frames[top].lastKey = token
    frames[top].count += 1
    if token.kind == .string { checkForNull(token.range) }
  }

  /// Reports an escaped NUL in a key. The lexer reports raw ones, but can't be sure which strings are keys.
  private mutating func checkForNull(_ key: Range<Int>) {
    let content = StringContent(key, of: bytes, isDoubleQuoted: true, isKey: true, isLoose: true)
    let nulls = content.nulls.filter { $0.range.count > 1 }
    if let first = nulls.first { log.add("NUL in a key", at: first.range, change: nulls) }
  }

  private mutating func acceptBareKey(_ token: SyntaxToken) {
    let edits = quoting(token.range)
    if rules.isLoose {
      log.change(edits)
    } else {
      log.add("unquoted key \(name(of: token))", at: token.range, edits: edits, fix: "put the key in double quotes")
    }
    acceptKey(token)
  }

  /// The edits that put bare text in quotes.
  func quoting(_ range: Range<Int>) -> [TextEdit] {
    let slashes = range.filter { bytes[$0] == UInt8(ascii: "\\") }.map { TextEdit.insert("\\", at: $0) }
    return [.insert("\"", at: range.lowerBound)] + slashes + [.insert("\"", at: range.upperBound)]
  }

  /// Removes bare text in the position of a member: an ellipsis, a placeholder for members, or junk.
  private mutating func readUnexpectedText() {
    if token(ahead: 1).kind == .end { return readEnd() }
    let range = consumeBareText()
    hasDropped = true
    log.add("unexpected text \(quoted(range)); expected a member", at: range, change: [.delete(range)])
  }

  /// Handles a bracket in the position of a key: the object before it was not closed.
  private mutating func readValueForKey() {
    let isInArray = frames.count > 1 && frames[frames.count - 2].bracket == .array
    guard isInArray, frames.last?.count != 0 else {
      return giveUp("missing key before '\(token.kind.opens?.opening ?? "(")'", at: token.range)
    }
    insertClosingBrackets(1)
  }

  private mutating func dropComma() {
    let comma = token
    consume()
    if hasDropped {
      hasDropped = false
      return log.change([.delete(comma.range)])
    }
    let message = expected == .first ? "extra comma before the first item" : "duplicate comma"
    log.add(message, at: comma.range, edits: [.delete(comma.range)], fix: "remove the comma")
  }

  mutating func readColon() {
    let token = token
    switch token.kind {
    case .colon: consume()
    case .equals:
      consume()
      reportMissing("colon", ":", found: "=", at: token.range)
    case .string, .word, .placeholder, .openBrace, .openBracket:
      let edit = TextEdit.insert(":", at: lastEnd)
      log.add("missing colon after key \(lastName)", at: lastEnd..<lastEnd, edits: [edit], fix: "insert ':'")
    case .comma, .semicolon, .closeBrace, .closeBracket:
      let change = TextEdit.insert(": null", at: lastEnd)
      log.add("missing colon and value after key \(lastName)", at: lastEnd..<lastEnd, change: [change])
      expected = .separator
      return
    case .end: isDone = true
    }
    if token.kind.isColon { lastEnd = token.range.upperBound }
    expected = .value
  }

  /// Reads the token after a member or element.
  mutating func readSeparator() {
    let token = token
    switch token.kind {
    case .comma: consumeComma()
    case .semicolon:
      consumeComma()
      reportMissing("comma", ",", found: ";", at: token.range)
    case .closeBrace, .closeBracket: close()
    case .colon, .equals: giveUp("unexpected ':' after \(lastName)", at: token.range)
    case .string, .word, .placeholder, .openBrace, .openBracket: readUnseparated()
    case .end: isDone = true
    }
  }

  /// Reports another separator in the place of the expected one.
  private mutating func reportMissing(_ name: String, _ expected: String, found: String, at range: Range<Int>) {
    let edit = TextEdit(range: range, text: expected)
    let message = "missing \(name): expected '\(expected)', found '\(found)'"
    log.add(message, at: range, edits: [edit], fix: "write '\(expected)'")
  }

  private mutating func consumeComma() {
    lastComma = token
    consume()
    expected = .next
  }

  /// Handles a key or value that follows a value without a comma.
  private mutating func readUnseparated() {
    let isObject = frames.last?.bracket == .object
    if isObject == isKeyAhead {
      log.add(
        "missing comma after \(lastName)", at: lastEnd..<lastEnd, edits: [.insert(",", at: lastEnd)],
        fix: "insert a comma")
      expected = .next
    } else if !isObject, openCounts[.object] > 0 {
      insertClosingBrackets(1)
    } else if isObject, token.kind.opens != nil {
      readValueForKey()
    } else {
      let range = consumeBareText()
      log.add("unexpected text \(quoted(range)) after \(lastName)", at: range, change: [.delete(range)])
    }
  }
}
