internal import JSONText

/// What only shells have: redirections, command substitutions, and `$'…'`.
extension ScriptLexer {
  /// Parses a redirection; a heredoc or here-string becomes the command's input.
  mutating func parseRedirection() {
    if let heredoc = scan.heredoc(at: index, from: endOfHeredocs, before: limit) {
      input = heredoc.text
      index = heredoc.endOfOperator
      endOfHeredocs = heredoc.end
      return
    }
    let isHereString = scan.starts(index..<limit, with: "<<<")
    while let byte, byte == "<" || byte == ">" { index += 1 }
    if byte == "&" { index += 1 }
    index = min(limit, scan.skipWhitespace(index..<limit))
    guard let byte, !dialect.endsCommand(byte) else { return }
    let target = nextWord()
    if isHereString, !target.isUnknown { input = target.text }
  }

  mutating func parseBackquotedCommand(_ builder: inout ScriptWordBuilder) {
    let end = scan.index(in: index + 1..<limit) { $0 == "`" }.map { $0 + 1 } ?? limit
    builder.append(unknown: index..<end, as: "${command}".utf8)
    index = end
  }

  /// Parses `$(…)`, whose value is the heredoc's text in the case of `$(cat <<WORD`, otherwise unknown.
  mutating func parseCommandSubstitution(_ builder: inout ScriptWordBuilder) {
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
    builder.append(unknown: start..<index, as: "${command}".utf8)
  }

  mutating func parseDollarQuoted(_ builder: inout ScriptWordBuilder) {
    builder.recordQuotes(.shellDollarQuoted)
    index += 2
    while let byte, byte != "'" {
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

/// A here-document of a shell.
struct Heredoc {
  /// The text without the delimiters.
  var text: MappedText
  /// The end of the redirection operator, `<<WORD`.
  var endOfOperator: Int
  /// The end of the line with the closing delimiter.
  var end: Int
}

extension TextScan {
  /// The heredoc whose operator, `<<WORD` or `<<-WORD`, is at `index`.
  ///
  /// - Parameter start: the start of its text; nil for the line after the operator.
  func heredoc(at index: Int, from start: Int?, before limit: Int) -> Heredoc? {
    guard index < limit, starts(index..<limit, with: "<<"), byte(index + 2, before: limit) != "<" else { return nil }
    let dropsTabs = byte(index + 2, before: limit) == "-"
    let wordStart = skipWhitespace(index + (dropsTabs ? 3 : 2)..<limit)
    let wordEnd = self.index(in: wordStart..<limit) { !$0.isDelimiterByte } ?? limit
    let delimiter = bytes[wordStart..<wordEnd].filter { !$0.isDelimiterQuote }
    guard !delimiter.isEmpty else { return nil }
    let isLiteral = delimiter.count < wordEnd - wordStart
    var builder = MappedTextBuilder()
    var start = start ?? endOfNewline(endOfLine(wordEnd, before: limit))
    var end = limit
    while start < end {
      let lineEnd = endOfLine(start, before: limit)
      let next = min(limit, endOfNewline(lineEnd))
      if dropsTabs { start = self.index(in: start..<lineEnd) { $0 != 0x09 } ?? lineEnd }
      if bytes[start..<lineEnd].elementsEqual(delimiter) {
        end = lineEnd
        break
      }
      if isLiteral { builder.copy(start..<next, of: bytes) } else { appendHeredocLine(start..<next, into: &builder) }
      start = next
    }
    var text = builder.text
    text.layers = isLiteral ? [] : [.heredoc]
    return Heredoc(text: text, endOfOperator: wordEnd, end: end)
  }

  /// Appends a line in which a backslash escapes `$`, a backtick, a backslash and the newline.
  private func appendHeredocLine(_ line: Range<Int>, into builder: inout MappedTextBuilder) {
    var start = line.lowerBound
    while let backslash = index(in: start..<line.upperBound, where: { $0 == "\\" }) {
      builder.copy(start..<backslash, of: bytes)
      start = min(line.upperBound, backslash + 2)
      switch byte(backslash + 1, before: line.upperBound) {
      case "$", "`", "\\": builder.append(bytes[backslash + 1..<start], for: backslash..<start)
      case 0x0A, 0x0D: start = line.upperBound
      default: builder.copy(backslash..<start, of: bytes)
      }
    }
    builder.copy(start..<line.upperBound, of: bytes)
  }
}

extension TextScan {
  /// The maximum number of bytes in the braces of a reference, so that unclosed ones are scanned in linear time.
  private static let maximumReferenceLength = 1 << 8

  /// The variable reference `$x` or `${x}` at `start`; its name is nil if the braces contain anything else.
  func variable(
    at start: Int, before limit: Int, _ dialect: ScriptDialect
  ) -> (name: [UInt8]?, end: Int)? {
    if byte(start + 1, before: limit) == "{" {
      let contents = start + 2..<max(start + 2, min(limit, start + 2 + Self.maximumReferenceLength))
      let close = index(in: contents) { $0 == "}" || $0 == 0x0A }
      guard let close, bytes[close] == "}", close > start + 2 else { return nil }
      let name = bytes[start + 2..<close]
      return (name.allSatisfy(dialect.isNamePart) ? Array(name) : nil, close + 1)
    }
    guard let initial = byte(start + 1, before: limit), dialect.isNamePart(initial), !initial.isDigit else {
      return nil
    }
    let end = index(in: start + 1..<limit) { !dialect.isNamePart($0) } ?? limit
    return (Array(bytes[start + 1..<end]), end)
  }

  /// The decoded bytes and the end of an escape sequence inside `$'…'`.
  func dollarQuotedEscape(at start: Int, before limit: Int) -> (bytes: [UInt8], end: Int) {
    guard let escaped = byte(start + 1, before: limit) else { return (["\\"], limit) }
    switch escaped {
    case "n": return ([0x0A], start + 2)
    case "r": return ([0x0D], start + 2)
    case "t": return ([0x09], start + 2)
    case "\\", "'", "\"", "?": return ([escaped], start + 2)
    case "x", "u", "U":
      let maximumEnd = min(limit, start + 2 + (escaped == "x" ? 2 : escaped == "u" ? 4 : 8))
      let end = index(in: start + 2..<maximumEnd) { !$0.isHexDigit } ?? maximumEnd
      let digits = String(decoding: bytes[start + 2..<end], as: UTF8.self)
      guard let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else { break }
      return (Array(String(Character(scalar)).utf8), end)
    default: break
    }
    return (Array(bytes[start..<start + 2]), start + 2)
  }
}

extension MappedText {
  /// The text without trailing newlines.
  var withoutTrailingNewlines: MappedText {
    let end = bytes.lastIndex { !$0.isNewline }.map { $0 + 1 } ?? 0
    return slice(0..<end)
  }
}

extension UInt8 {
  fileprivate var isDelimiterQuote: Bool { self == "'" || self == "\"" || self == "\\" }

  fileprivate var isDelimiterByte: Bool { isWord || isDelimiterQuote || self == "-" }
}
