internal import JSONText

/// Splits a command of a POSIX shell or of PowerShell into words.
struct ScriptLexer {
  let dialect: ScriptDialect
  let scan: TextScan
  let variables: ScriptVariables
  /// The end of the script or the code block.
  let limit: Int

  /// The cursor: the offset of the next byte to read.
  var index: Int
  private(set) var words: [ScriptWord] = []

  /// A shell command's standard input, if it is a literal.
  var input: MappedText?
  /// The end of a shell command's last heredoc; nil if there is none.
  var endOfHeredocs: Int?

  /// The nesting depth of PowerShell's values at the cursor.
  var depth = 0
  /// The number of bytes that variables have added to PowerShell's values.
  var growth = 0

  init(_ dialect: ScriptDialect, _ scan: TextScan, in range: Range<Int>, variables: ScriptVariables) {
    self.dialect = dialect
    self.scan = scan
    self.variables = variables
    limit = range.upperBound
    index = range.lowerBound
  }

  /// The end of the command, including its heredocs.
  var end: Int { max(index, endOfHeredocs ?? index) }

  /// The byte at the cursor; nil at the end.
  var byte: UInt8? { byte(at: index) }

  func byte(at index: Int) -> UInt8? { scan.byte(index, before: limit) }

  func isNewline(at index: Int) -> Bool { byte(at: index)?.isNewline ?? false }

  /// Reads words up to the end of the command: a newline or one of the dialect's operators.
  mutating func parseCommand() {
    while let byte {
      switch byte {
      case " ", "\t": index += 1
      case dialect.escape where isNewline(at: index + 1): index = scan.endOfNewline(index + 1)
      case "#":
        index = scan.endOfLine(index, before: limit)
        return
      case "<" where dialect == .shell, ">" where dialect == .shell: parseRedirection()
      case _ where dialect.endsCommand(byte): return
      default: words.append(nextWord())
      }
    }
  }
}

extension ScriptDialect {
  var escape: UInt8 { self == .shell ? "\\" : "`" }

  func endsCommand(_ byte: UInt8) -> Bool {
    switch byte {
    case ";", "|", ")": true
    case "&", "`": self == .shell
    case "}": self == .powerShell
    default: byte.isNewline
    }
  }

  /// Whether a byte can be part of a variable's name.
  func isNamePart(_ byte: UInt8) -> Bool { self == .shell ? byte.isWord : byte.isPowerShellWord }

  /// The character that an escape sequence represents; nil if the escape character has no meaning before this one.
  fileprivate func unescaped(_ byte: UInt8, isQuoted: Bool) -> UInt8? {
    switch (self, byte) {
    case (.powerShell, "n"): "\n"
    case (.powerShell, "r"): "\r"
    case (.powerShell, "t"): "\t"
    case (.shell, _) where isQuoted: isSpecialInQuotes(byte) ? byte : nil
    case (.shell, _), (.powerShell, _): byte
    }
  }

  /// Whether a byte has a meaning in double quotes.
  fileprivate func isSpecialInQuotes(_ byte: UInt8) -> Bool {
    byte == "\"" || byte == "$" || byte == "`" || byte == escape
  }
}

/// Words and their quotes.
extension ScriptLexer {
  /// Reads a word of at least one byte.
  mutating func nextWord() -> ScriptWord {
    if dialect == .powerShell, let word = literalGroup() { return word }
    let start = index
    var builder = ScriptWordBuilder(at: start, in: scan, dialect: dialect)
    if dialect == .powerShell, parseHereStringOrGroup(&builder) { return builder.word(endingAt: index) }
    var hasBrace = false
    while let byte, !byte.isSpaceOrTab {
      switch byte {
      case "'": parseSingleQuoted(&builder)
      case "\"": parseDoubleQuoted(&builder)
      case "$": parseDollar(&builder, isQuoted: false, isAtStart: start == index)
      case dialect.escape: parseEscape(&builder, isQuoted: false)
      case "<" where dialect == .shell, ">" where dialect == .shell: return builder.word(endingAt: index)
      case "}" where hasBrace || !builder.isUnquoted: appendByte(&builder)
      case _ where dialect.endsCommand(byte) && index > start: return builder.word(endingAt: index)
      default:
        hasBrace = hasBrace || byte == "{"
        appendByte(&builder)
      }
    }
    return builder.word(endingAt: index)
  }

  mutating func appendByte(_ builder: inout ScriptWordBuilder) {
    builder.append(index..<index + 1)
    index += 1
  }

  /// Parses a text in single quotes, of which PowerShell doubles those in it.
  mutating func parseSingleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.recordQuotes(dialect == .shell ? .shellSingleQuoted : .powerShellSingleQuoted)
    index += 1
    while index < limit {
      let end = scan.index(in: index..<limit) { $0 == "'" } ?? limit
      builder.append(index..<end)
      index = min(limit, end + 1)
      guard dialect == .powerShell, byte == "'" else { return }
      builder.append(["'"], for: end..<index + 1)
      index += 1
    }
  }

  /// Parses a text in double quotes, of which PowerShell may double those in it.
  mutating func parseDoubleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.recordQuotes(dialect == .shell ? .shellDoubleQuoted : .powerShellDoubleQuoted)
    index += 1
    let start = index
    while let byte {
      guard byte == "\"" else {
        parseQuotedRun(&builder, isAtStart: index == start)
        continue
      }
      index += 1
      guard dialect == .powerShell, self.byte == byte else { return }
      builder.append([byte], for: index - 1..<index + 1)
      index += 1
    }
  }

  /// Parses a literal run, a variable or an escape sequence inside double quotes or a here-string.
  mutating func parseQuotedRun(_ builder: inout ScriptWordBuilder, isAtStart: Bool) {
    switch scan.bytes[index] {
    case "$": parseDollar(&builder, isQuoted: true, isAtStart: isAtStart)
    case dialect.escape: parseEscape(&builder, isQuoted: true)
    case "`": parseBackquotedCommand(&builder)
    default:
      let end = scan.index(in: index + 1..<limit, where: dialect.isSpecialInQuotes) ?? limit
      builder.append(index..<end)
      index = end
    }
  }

  private mutating func parseEscape(_ builder: inout ScriptWordBuilder, isQuoted: Bool) {
    if isNewline(at: index + 1) {
      index = scan.endOfNewline(index + 1)
    } else if let unescaped = byte(at: index + 1).flatMap({ dialect.unescaped($0, isQuoted: isQuoted) }) {
      builder.append([unescaped], for: index..<index + 2)
      index += 2
    } else {
      appendByte(&builder)
    }
  }

  /// Parses a variable, a command or an expression in parentheses, `$'…'`, or a literal dollar sign.
  private mutating func parseDollar(_ builder: inout ScriptWordBuilder, isQuoted: Bool, isAtStart: Bool) {
    let start = index
    switch byte(at: index + 1) {
    case "'" where dialect == .shell && !isQuoted: return parseDollarQuoted(&builder)
    case "(" where dialect == .shell: return parseCommandSubstitution(&builder)
    case "(":
      index = scan.endOfGroup(index + 1, before: limit)
      return builder.append(unknown: start..<index)
    default: break
    }
    guard let reference = scan.variable(at: start, before: limit, dialect) else { return appendByte(&builder) }
    index = dialect == .shell ? reference.end : endOfAccess(reference.end, isQuoted: isQuoted)
    let isWhole = index == reference.end
    if isWhole, let name = reference.name,
      let value = variables.value(name, dialect: dialect, isAtStart: isAtStart)
    {
      return builder.append(value: value, for: start..<index)
    }
    let text = scan.bytes[start..<index]
    let isPlain = dialect == .shell || isWhole && text.allSatisfy { $0 < 0x80 }
    if isPlain { builder.append(unknown: start..<index, as: text) } else { builder.append(unknown: start..<index) }
  }
}
