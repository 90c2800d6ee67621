internal import JSONText

/// What only PowerShell has: here-strings, groups, and members of variables.
extension ScriptLexer {
  /// Reads the string at the cursor; reads nothing if that is a malformed here-string.
  mutating func quotedWord() -> ScriptWord {
    var builder = ScriptWordBuilder(at: index, in: scan, dialect: dialect)
    switch scan.bytes[index] {
    case "'": parseSingleQuoted(&builder)
    case "\"": parseDoubleQuoted(&builder)
    default: _ = parseHereStringOrGroup(&builder)
    }
    return builder.word(endingAt: index)
  }

  /// Reads a group whose value is a text, such as `(@{ a = 1 } | ConvertTo-Json)`, or an array, as JSON of unknown use;
  /// nil if there is neither.
  mutating func literalGroup() -> ScriptWord? {
    guard scan.starts(index..<limit, with: "(") || scan.starts(index..<limit, with: "@(") else { return nil }
    let start = index
    var lexer = self
    let value = lexer.parsePrimary()
    guard byte(at: lexer.index).map({ !".[".utf8.contains($0) }) ?? true else { return nil }
    switch value {
    case .text(var word):
      word.range = start..<lexer.index
      index = lexer.index
      return word
    case .json(let json):
      index = lexer.index
      return ScriptWord(text: json.text, range: start..<index, isUnknown: true)
    case .table, .unknown: return nil
    }
  }

  /// Parses a here-string or a bracketed expression, whose value is unknown; returns false if there is neither.
  mutating func parseHereStringOrGroup(_ builder: inout ScriptWordBuilder) -> Bool {
    let start = index
    switch (byte, byte(at: index + 1)) {
    case ("@", "'"), ("@", "\""): return parseHereString(&builder)
    case ("(", _): index = scan.endOfGroup(start, before: limit)
    case ("@", "{"), ("@", "("): index = scan.endOfGroup(start + 1, before: limit)
    default: return false
    }
    builder.append(unknown: start..<index)
    return true
  }

  /// Parses `@'…'@` or `@"…"@`; an unterminated one extends to the end of the script.
  private mutating func parseHereString(_ builder: inout ScriptWordBuilder) -> Bool {
    let quote = scan.bytes[index + 1]
    let openingEnd = scan.endOfLine(index + 2, before: limit)
    guard scan.isBlank(index + 2..<openingEnd), openingEnd < limit else { return false }
    var lineStart = scan.endOfNewline(openingEnd)
    let textStart = lineStart
    var textEnd = textStart
    while lineStart < limit {
      let content = scan.skipWhitespace(lineStart..<limit)
      if byte(at: content) == quote, byte(at: content + 1) == "@" {
        index = content + 2
        appendHereString(textStart..<textEnd, isLiteral: quote == "'", &builder)
        return true
      }
      textEnd = scan.endOfLine(lineStart, before: limit)
      lineStart = scan.endOfNewline(textEnd)
    }
    index = limit
    appendHereString(textStart..<max(textStart, limit), isLiteral: quote == "'", &builder)
    return true
  }

  private mutating func appendHereString(_ text: Range<Int>, isLiteral: Bool, _ builder: inout ScriptWordBuilder) {
    builder.recordQuotes(isLiteral ? nil : .powerShellHereString)
    if isLiteral { return builder.append(text) }
    let end = index
    index = text.lowerBound
    while index < text.upperBound { parseQuotedRun(&builder, isAtStart: false) }
    index = end
  }

  /// The end of what follows a variable: its scope's name, and unless it is quoted, members, subscripts and calls.
  func endOfAccess(_ index: Int, isQuoted: Bool) -> Int {
    var end = index
    if byte(at: end) == ":", byte(at: end + 1)?.isLetter == true {
      end = scan.index(in: end + 1..<limit) { !$0.isWord } ?? limit
    }
    while !isQuoted, let byte = byte(at: end), byte == "." || byte == "[" {
      if byte == "[" {
        end = scan.index(in: end..<limit) { $0 == "]" }.map { $0 + 1 } ?? limit
      } else {
        end = scan.index(in: end + 1..<limit) { !$0.isWord } ?? limit
        if self.byte(at: end) == "(" { end = scan.endOfGroup(end, before: limit) }
      }
    }
    return end
  }
}

extension TextScan {
  /// The offset after the bracket that closes the one at `start`; the limit if it isn't closed.
  func endOfGroup(_ start: Int, before limit: Int) -> Int { endOfBrackets(start, before: limit, escape: "`") ?? limit }
}
