internal import JSONText

/// Splits a command of a POSIX shell into words.
struct ShellLexer {
  private let scan: TextScan
  private let variables: ScriptVariables
  /// The end of the script or the code block.
  private let limit: Int

  /// The cursor: the offset of the next byte to read.
  private(set) var index: Int
  private(set) var words: [ScriptWord] = []

  /// The command's standard input, if it is a literal.
  private(set) var input: MappedText?

  /// The end of the last heredoc; nil if there is none.
  private var endOfHeredocs: Int?

  init(_ scan: TextScan, in range: Range<Int>, variables: ScriptVariables) {
    self.scan = scan
    self.variables = variables
    limit = range.upperBound
    index = range.lowerBound
  }

  /// The end of the command, including its heredocs.
  var end: Int { max(index, endOfHeredocs ?? index) }

  /// Reads words up to the end of the command: a newline, `;`, `|`, `&`, `)` or a backtick.
  mutating func parseCommand() {
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case 0x20, 0x09: index += 1
      case "\\" where isNewline(at: index + 1): index = scan.endOfNewline(index + 1)
      case "#": return skipComment()
      case "<", ">": parseRedirection()
      case _ where Self.isTerminator(byte): return
      default: words.append(nextWord())
      }
    }
  }

  /// Parses a redirection; a heredoc or here-string becomes the command's input.
  mutating func parseRedirection() {
    if let heredoc = scan.heredoc(at: index, from: endOfHeredocs, before: limit) {
      input = heredoc.text
      index = heredoc.endOfOperator
      endOfHeredocs = heredoc.end
      return
    }
    let isHereString = scan.starts(index..<limit, with: "<<<")
    while let byte = scan.byte(index, before: limit), byte == "<" || byte == ">" { index += 1 }
    if scan.byte(index, before: limit) == "&" { index += 1 }
    index = min(limit, scan.skipWhitespace(index..<limit))
    guard let byte = scan.byte(index, before: limit), !Self.isTerminator(byte) else { return }
    let target = nextWord()
    if isHereString, !target.isUnknown { input = target.text }
  }

  /// Moves the cursor.
  mutating func seek(to index: Int) { self.index = index }

  private mutating func skipComment() {
    while index < limit, !isNewline(at: index) { index += 1 }
  }

  private func isNewline(at index: Int) -> Bool {
    scan.byte(index, before: limit)?.isNewline ?? false
  }

  private static func isTerminator(_ byte: UInt8) -> Bool { byte.isNewline || operators.contains(byte) }

  private static let operators: Set<UInt8> = Set(";|&)`".utf8)
}

extension ShellLexer {
  /// Reads a word of at least one byte.
  mutating func nextWord() -> ScriptWord {
    let start = index
    var builder = ScriptWordBuilder(at: start, in: scan, dialect: .shell)
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case "'": parseSingleQuoted(&builder)
      case "\"": parseDoubleQuoted(&builder)
      case "$": parseDollar(&builder, isQuoted: false, isAtStart: start == index)
      case "\\": parseEscape(&builder)
      case 0x20, 0x09, "<", ">": return builder.word(endingAt: index)
      case _ where Self.isTerminator(byte) && index > start: return builder.word(endingAt: index)
      default:
        builder.append(index..<index + 1)
        index += 1
      }
    }
    return builder.word(endingAt: index)
  }

  private mutating func parseSingleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.recordQuotes(.shellSingleQuoted)
    let end = scan.index(in: index + 1..<limit) { $0 == "'" } ?? limit
    builder.append(index + 1..<max(index + 1, end))
    index = min(limit, end + 1)
  }

  private mutating func parseDoubleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.recordQuotes(.shellDoubleQuoted)
    index += 1
    let start = index
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case "\"":
        index += 1
        return
      case "\\": parseQuotedEscape(&builder)
      case "$": parseDollar(&builder, isQuoted: true, isAtStart: start == index)
      case "`": parseBackquotedCommand(&builder)
      default:
        let end = scan.index(in: index..<limit) { Self.specialCharactersInQuotes.contains($0) } ?? limit
        builder.append(index..<end)
        index = end
      }
    }
  }

  private static let specialCharactersInQuotes: Set<UInt8> = Set("\"\\$`".utf8)

  /// Parses a backslash outside quotes.
  private mutating func parseEscape(_ builder: inout ScriptWordBuilder) {
    if isNewline(at: index + 1) {
      index = scan.endOfNewline(index + 1)
    } else {
      let next = min(limit, index + 1)
      let end = min(limit, next + 1)
      builder.append(scan.bytes[next..<end], for: index..<end)
      index = end
    }
  }

  /// Parses a backslash inside double quotes.
  private mutating func parseQuotedEscape(_ builder: inout ScriptWordBuilder) {
    if isNewline(at: index + 1) {
      index = scan.endOfNewline(index + 1)
      return
    }
    guard let next = scan.byte(index + 1, before: limit), Self.specialCharactersInQuotes.contains(next) else {
      builder.append(index..<index + 1)
      index += 1
      return
    }
    builder.append([next], for: index..<index + 2)
    index += 2
  }

  private mutating func parseBackquotedCommand(_ builder: inout ScriptWordBuilder) {
    let end = scan.index(in: index + 1..<limit) { $0 == "`" }.map { $0 + 1 } ?? limit
    builder.append(unknown: index..<end, as: Array("${command}".utf8))
    index = end
  }

  /// Parses a variable, a command substitution, `$'…'` or a literal dollar sign.
  private mutating func parseDollar(_ builder: inout ScriptWordBuilder, isQuoted: Bool, isAtStart: Bool) {
    let start = index
    switch scan.byte(index + 1, before: limit) {
    case "'" where !isQuoted: parseDollarQuoted(&builder)
    case "(": parseCommandSubstitution(&builder)
    default:
      guard let reference = scan.variable(at: start, before: limit) else {
        builder.append(start..<start + 1)
        index += 1
        return
      }
      index = reference.end
      if let name = reference.name, let value = variables.value(name, dialect: .shell, isAtStart: isAtStart) {
        builder.append(value: value, for: start..<index)
      } else {
        builder.append(unknown: start..<index, as: Array(scan.bytes[start..<index]))
      }
    }
  }

  /// Parses `$(…)`, whose value is the heredoc's text in the case of `$(cat <<WORD`, otherwise unknown.
  private mutating func parseCommandSubstitution(_ builder: inout ScriptWordBuilder) {
    let start = index
    let command = scan.skipWhitespace(start + 2..<limit)
    if scan.starts(command..<limit, with: "cat") {
      let operatorStart = scan.skipWhitespace(command + 3..<max(limit, command + 3))
      if let heredoc = scan.heredoc(at: operatorStart, from: nil, before: limit) {
        let close = scan.index(in: heredoc.end..<limit) { !$0.isWhitespace } ?? limit
        builder.append(value: heredoc.text.withoutTrailingNewlines, for: start..<close)
        index = min(limit, close + 1)
        return
      }
    }
    index = scan.endOfBrackets(start + 1, before: limit) ?? limit
    builder.append(unknown: start..<index, as: Array("${command}".utf8))
  }

  private mutating func parseDollarQuoted(_ builder: inout ScriptWordBuilder) {
    builder.recordQuotes(.shellDollarQuoted)
    index += 2
    while let byte = scan.byte(index, before: limit), byte != "'" {
      guard byte == "\\" else {
        let end = scan.index(in: index..<limit) { $0 == "\\" || $0 == "'" } ?? limit
        builder.append(index..<end)
        index = end
        continue
      }
      let escape = scan.dollarQuotedEscape(at: index, before: limit)
      builder.append(escape.bytes, for: index..<escape.end)
      index = escape.end
    }
    index = min(limit, index + 1)
  }
}
