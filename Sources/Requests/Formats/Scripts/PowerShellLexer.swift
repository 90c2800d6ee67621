internal import JSONText

/// Splits a PowerShell command into words.
struct PowerShellLexer {
  let scan: TextScan
  let variables: ScriptVariables
  /// The end of the script or the code block.
  let limit: Int

  /// The cursor: the offset of the next byte to read, or the end of the command once it has been parsed.
  var index: Int
  /// The nesting depth of values at the cursor.
  var depth = 0
  /// The number of bytes that variables have added to values.
  var growth = 0
  private(set) var words: [ScriptWord] = []

  init(_ scan: TextScan, in range: Range<Int>, variables: ScriptVariables) {
    self.scan = scan
    self.variables = variables
    limit = range.upperBound
    index = range.lowerBound
  }

  /// Reads words up to the end of the command: a newline, `;`, `|`, `)` or `}`.
  mutating func parseCommand() {
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case 0x20, 0x09: index += 1
      case "`" where isNewline(at: index + 1): index = scan.endOfNewline(index + 1)
      case "#":
        index = scan.endOfLine(index, before: limit)
        return
      case _ where Self.isTerminator(byte): return
      default: words.append(nextWord())
      }
    }
  }

  func isNewline(at index: Int) -> Bool {
    scan.byte(index, before: limit)?.isNewline ?? false
  }

  private static func isTerminator(_ byte: UInt8) -> Bool { byte.isNewline || operators.contains(byte) }

  private static let operators: Set<UInt8> = Set(";|)}".utf8)
}

extension PowerShellLexer {
  /// Reads a word of at least one byte.
  mutating func nextWord() -> ScriptWord {
    let start = index
    if let word = literalGroup() { return word }
    var builder = ScriptWordBuilder(at: start, in: scan, dialect: .powerShell)
    if parseHereStringOrGroup(&builder) { return builder.word(endingAt: index) }
    var hasBrace = false
    var searched = start
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case "'": parseSingleQuoted(&builder)
      case "\"": parseDoubleQuoted(&builder)
      case "$": parseDollar(&builder, isQuoted: false, isAtStart: start == index)
      case "`": parseEscape(&builder)
      case 0x20, 0x09: return builder.word(endingAt: index)
      case _ where index > start && (byte != "}" || builder.isUnquoted) && Self.isTerminator(byte):
        hasBrace = hasBrace || scan.bytes[searched..<index].contains("{")
        searched = index
        guard byte == "}", hasBrace else { return builder.word(endingAt: index) }
        appendByte(&builder)
      default: appendByte(&builder)
      }
    }
    return builder.word(endingAt: index)
  }

  /// Reads the string at the cursor; reads nothing if that is a malformed here-string.
  mutating func quotedWord() -> ScriptWord {
    var builder = ScriptWordBuilder(at: index, in: scan, dialect: .powerShell)
    switch scan.bytes[index] {
    case "'": parseSingleQuoted(&builder)
    case "\"": parseDoubleQuoted(&builder)
    default: _ = parseHereStringOrGroup(&builder)
    }
    return builder.word(endingAt: index)
  }

  /// Reads a group whose value is a text, such as `(@{ a = 1 } | ConvertTo-Json)`, or an array, as JSON of unknown use;
  /// nil if there is neither.
  private mutating func literalGroup() -> ScriptWord? {
    guard scan.starts(index..<limit, with: "(") || scan.starts(index..<limit, with: "@(") else { return nil }
    let start = index
    var lexer = self
    let value = lexer.parsePrimary()
    guard scan.byte(lexer.index, before: limit).map({ !".[".utf8.contains($0) }) ?? true else { return nil }
    switch value {
    case .text(var word):
      word.range = start..<lexer.index
      index = lexer.index
      return word
    case .json(let json):
      index = lexer.index
      return ScriptWord(text: json.text, range: start..<index, isUnknown: true, isUnquoted: false)
    case .table, .unknown: return nil
    }
  }

  private mutating func appendByte(_ builder: inout ScriptWordBuilder) {
    builder.append(index..<index + 1)
    index += 1
  }

  /// Parses a here-string or a bracketed expression, whose value is unknown; returns false if there is neither.
  private mutating func parseHereStringOrGroup(_ builder: inout ScriptWordBuilder) -> Bool {
    let start = index
    switch (scan.byte(index, before: limit), scan.byte(index + 1, before: limit)) {
    case ("@", "'"), ("@", "\""): return parseHereString(&builder)
    case ("(", _): index = scan.endOfGroup(start, before: limit)
    case ("@", "{"), ("@", "("): index = scan.endOfGroup(start + 1, before: limit)
    default: return false
    }
    builder.append(unknown: start..<index, as: Array("${expression}".utf8))
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
      if scan.byte(content, before: limit) == quote, scan.byte(content + 1, before: limit) == "@" {
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

  private mutating func parseSingleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.recordQuotes(.powerShellSingleQuoted)
    index += 1
    while index < limit {
      let end = scan.index(in: index..<limit) { $0 == "'" } ?? limit
      builder.append(index..<end)
      index = min(limit, end + 1)
      guard scan.byte(index, before: limit) == "'" else { return }
      builder.append(["'"], for: end..<index + 1)
      index += 1
    }
  }

  private mutating func parseDoubleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.recordQuotes(.powerShellDoubleQuoted)
    index += 1
    let start = index
    while let byte = scan.byte(index, before: limit) {
      if byte == "\"" {
        index += 1
        guard scan.byte(index, before: limit) == byte else { return }
        builder.append([byte], for: index - 1..<index + 1)
        index += 1
      } else {
        parseQuotedRun(&builder, isAtStart: index == start)
      }
    }
  }

  /// Parses a literal run, a variable or an escape sequence inside expandable quotes.
  private mutating func parseQuotedRun(_ builder: inout ScriptWordBuilder, isAtStart: Bool) {
    switch scan.bytes[index] {
    case "$": parseDollar(&builder, isQuoted: true, isAtStart: isAtStart)
    case "`": parseEscape(&builder)
    case "\"": appendByte(&builder)
    default:
      let end = scan.index(in: index..<limit) { Self.specialCharactersInQuotes.contains($0) || $0 == 0x0A } ?? limit
      builder.append(index..<max(end, index + 1))
      index = max(end, index + 1)
    }
  }

  private static let specialCharactersInQuotes: Set<UInt8> = Set("\"$`".utf8)

  private mutating func parseEscape(_ builder: inout ScriptWordBuilder) {
    if isNewline(at: index + 1) {
      index = scan.endOfNewline(index + 1)
      return
    }
    guard let escaped = scan.byte(index + 1, before: limit) else { return appendByte(&builder) }
    let decoded: UInt8 =
      switch escaped {
      case "n": 0x0A
      case "r": 0x0D
      case "t": 0x09
      default: escaped
      }
    builder.append([decoded], for: index..<index + 2)
    index += 2
  }

  /// Parses a variable, a subexpression `$(…)` or a literal dollar sign.
  private mutating func parseDollar(_ builder: inout ScriptWordBuilder, isQuoted: Bool, isAtStart: Bool) {
    let start = index
    if scan.byte(index + 1, before: limit) == "(" {
      index = scan.endOfGroup(index + 1, before: limit)
      return builder.append(unknown: start..<index, as: Array("${expression}".utf8))
    }
    guard let reference = scan.variable(at: start, before: limit, isNamePart: \.isPowerShellWord) else {
      return appendByte(&builder)
    }
    index = reference.end
    let end = isQuoted ? scan.endOfScopedName(index, before: limit) : scan.endOfMemberAccess(index, before: limit)
    if end == index, let name = reference.name,
      let value = variables.value(name, dialect: .powerShell, isAtStart: isAtStart)
    {
      return builder.append(value: value, for: start..<index)
    }
    let isPlain = end == index && scan.bytes[start..<end].allSatisfy { $0 < 0x80 }
    let name = isPlain ? Array(scan.bytes[start..<end]) : Array("${expression}".utf8)
    builder.append(unknown: start..<end, as: name)
    index = end
  }
}

extension TextScan {
  /// The offset after the bracket that closes the one at `start`; the limit if it isn't closed.
  func endOfGroup(_ start: Int, before limit: Int) -> Int { endOfBrackets(start, before: limit, escape: "`") ?? limit }

  /// The end of a variable's name that is qualified by a scope or a drive, as in `$env:NAME`.
  ///
  /// - Parameter index: the end of the qualifier.
  fileprivate func endOfScopedName(_ index: Int, before limit: Int) -> Int {
    guard byte(index, before: limit) == ":", byte(index + 1, before: limit)?.isASCIILetter == true else { return index }
    return self.index(in: index + 1..<limit) { !$0.isASCIIWord } ?? limit
  }

  /// The end of the member accesses, subscripts and calls that follow an unquoted variable.
  fileprivate func endOfMemberAccess(_ index: Int, before limit: Int) -> Int {
    var end = endOfScopedName(index, before: limit)
    while let byte = byte(end, before: limit), byte == "." || byte == "[" {
      if byte == "[" {
        end = self.index(in: end..<limit) { $0 == "]" }.map { $0 + 1 } ?? limit
      } else {
        end = self.index(in: end + 1..<limit) { !$0.isASCIIWord } ?? limit
        if self.byte(end, before: limit) == "(" { end = endOfGroup(end, before: limit) }
      }
    }
    return end
  }
}
