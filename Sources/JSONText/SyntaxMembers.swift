extension SyntaxStructure {
  /// Reads a key, or the closing bracket of an object.
  mutating func readKey() {
    let token = token
    switch token.kind {
    case .string: acceptKey(token)
    case .word, .placeholder: isKeyAhead ? acceptBareKey(token) : readNoMember()
    case .closeBrace, .closeBracket: close()
    case .comma, .semicolon: dropComma()
    case .openBrace, .openBracket, .expression: readValueForKey()
    case .colon, .equals: giveUp("missing key before ':'", at: token.range)
    case .dropped, .end: isDone = true
    }
  }

  mutating func readElement() {
    let token = token
    switch token.kind {
    case .closeBrace, .closeBracket: close()
    case .comma, .semicolon: dropComma()
    case .colon, .equals: giveUp("unexpected ':' in an array", at: token.range)
    case .string, .word, .placeholder:
      if isKeyAhead, openCounts[.object] > 0 { closeMissing(1) } else { readValue() }
    case .openBrace, .openBracket, .expression: readValue()
    case .dropped, .end: isDone = true
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

  /// Reports an escaped NUL; only here is it sure that a string is a key. The lexer sees to raw ones.
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
      log.add("unquoted key \(name(of: token))", at: token.range, edits: edits, mend: "put the key in quotes")
    }
    acceptKey(token)
  }

  /// The edits that put bare text into quotes.
  func quoting(_ range: Range<Int>) -> [TextEdit] {
    let slashes = range.filter { bytes[$0] == UInt8(ascii: "\\") }.map { TextEdit.insert("\\", at: $0) }
    return [.insert("\"", at: range.lowerBound)] + slashes + [.insert("\"", at: range.upperBound)]
  }

  /// Bare text where a member belongs: an ellipsis, a placeholder for members, or rubbish.
  private mutating func readNoMember() {
    if token(ahead: 1).kind == .end { return readEnd() }
    let range = takeBareText()
    hasDropped = true
    if rules.hasExpressions { return log.change([.delete(range)]) }
    log.add("unexpected text \(quoted(range)) where a member belongs", at: range, change: [.delete(range)])
  }

  /// A bracket where a key belongs: the object before it was not closed.
  private mutating func readValueForKey() {
    let isAmongItems = frames.count > 1 && frames[frames.count - 2].bracket == .array
    guard isAmongItems, frames.last?.count != 0 else {
      return giveUp("missing key before '\(token.kind.opens?.opening ?? "(")'", at: token.range)
    }
    closeMissing(1)
  }

  private mutating func dropComma() {
    let comma = token
    consume()
    if hasDropped {
      hasDropped = false
      return log.change([.delete(comma.range)])
    }
    let message = expected == .first ? "extra comma before the first item" : "doubled comma"
    log.add(message, at: comma.range, edits: [.delete(comma.range)], mend: "remove the comma")
  }

  mutating func readColon() {
    let token = token
    switch token.kind {
    case .colon: consume()
    case .equals:
      consume()
      let edit = TextEdit(range: token.range, text: ":")
      log.add("missing colon: '=' stands where ':' belongs", at: token.range, edits: [edit], mend: "write ':'")
    case .string, .word, .placeholder, .openBrace, .openBracket, .expression:
      let edit = TextEdit.insert(":", at: lastEnd)
      log.add("missing colon after key \(lastName)", at: lastEnd..<lastEnd, edits: [edit], mend: "insert ':'")
    case .comma, .semicolon, .closeBrace, .closeBracket:
      let change = TextEdit.insert(": null", at: lastEnd)
      log.add("missing colon and value after key \(lastName)", at: lastEnd..<lastEnd, change: [change])
      expected = .separator
      return
    case .dropped, .end: isDone = true
    }
    if token.kind.isColon { lastEnd = token.range.upperBound }
    expected = .value
  }

  /// Reads what stands behind a value inside of brackets.
  mutating func readSeparator() {
    let token = token
    switch token.kind {
    case .comma: takeComma()
    case .semicolon:
      takeComma()
      let edit = TextEdit(range: token.range, text: ",")
      log.add("missing comma: ';' stands where ',' belongs", at: token.range, edits: [edit], mend: "write ','")
    case .closeBrace, .closeBracket: close()
    case .colon, .equals: giveUp("unexpected ':' behind \(lastName)", at: token.range)
    case .string, .word, .placeholder, .openBrace, .openBracket, .expression: readUnseparated()
    case .dropped, .end: isDone = true
    }
  }

  private mutating func takeComma() {
    lastComma = token
    consume()
    expected = .next
  }

  /// A value or key right behind a value.
  private mutating func readUnseparated() {
    let isObject = frames.last?.bracket == .object
    if isObject == isKeyAhead {
      log.add(
        "missing comma after \(lastName)", at: lastEnd..<lastEnd, edits: [.insert(",", at: lastEnd)],
        mend: "insert a comma")
      lastComma = nil
      expected = .next
    } else if !isObject, openCounts[.object] > 0 {
      closeMissing(1)
    } else if isObject, token.kind.opens != nil {
      readValueForKey()
    } else {
      let range = takeBareText()
      log.add("unexpected text \(quoted(range)) behind \(lastName)", at: range, change: [.delete(range)])
    }
  }
}
