extension SyntaxLexer {
  /// Reads a string in any kind of quotes, closed or not, and repairs it.
  mutating func lexString(_ quote: QuoteMark, into token: inout SyntaxToken) {
    let start = position
    let contentStart = start + quote.length
    let extent = stringExtent(from: contentStart, quote: quote)
    let content = contentStart..<extent.contentEnd
    token.kind = .string
    token.range = start..<extent.tokenEnd
    token.isCutOff = extent.termination == .endOfText
    let edits = conversion(of: token.range, content: content, quote: quote)
    repairContent(content, quote: quote, convertedBy: edits, isCutOff: token.isCutOff)
    if extent.termination == .missingQuote { reportMissingQuote(of: token.range, at: extent.contentEnd) }
  }

  private mutating func reportMissingQuote(of token: Range<Int>, at end: Int) {
    let quote = rules.closingQuote(after: bytes[token.lowerBound])
    log.add(
      "missing closing quote for the string that starts on line", at: end..<end, opening: token.lowerBound,
      edits: [.insert(quote, at: end)], fix: "insert '\(quote)'", changes: [.insert("\"", at: end)])
  }

  /// The edits that replace quotes with plain double quotes; nil if the string has them.
  private func conversion(of token: Range<Int>, content: Range<Int>, quote: QuoteMark) -> [TextEdit]? {
    let closing = content.upperBound..<token.upperBound
    let hasOtherClosingQuote = !closing.isEmpty && bytes[closing.lowerBound] != UInt8(ascii: "\"")
    guard quote != .double || hasOtherClosingQuote else { return nil }
    var edits = [TextEdit(range: token.lowerBound..<content.lowerBound, text: "\"")]
    if !closing.isEmpty { edits.append(TextEdit(range: closing, text: "\"")) }
    return edits
  }

  /// Logs the faults of a string's quotes and content, and their repairs.
  mutating func repairContent(
    _ range: Range<Int>, quote: QuoteMark, convertedBy edits: [TextEdit]?, isCutOff: Bool = false
  ) {
    guard log.isOn else { return }
    var content = StringContent(
      range, of: bytes, isDoubleQuoted: quote == .double, isKey: expectsKey, isLoose: rules.isLoose)
    if isCutOff { content.discardUnfinished(before: range.upperBound) }
    if let edits {
      report(
        quote, at: edits[0].range.lowerBound..<(edits.last ?? edits[0]).range.upperBound, edits + content.conversion)
    } else {
      log.change(content.conversion)
    }
    add("unescaped quote in a string", content.innerQuotes, "escape the quote")
    let escape = "invalid escape sequence in a string; write a backslash as '\\\\'"
    if content.isAmbiguous {
      addUnrepairable(escape, content.escapes)
    } else {
      add(escape, content.escapes, "correct the escape sequence")
    }
    reportControls(content.controls, quote)
    addUnrepairable("lone surrogate in a string; a surrogate pair is needed", content.surrogates)
    addUnrepairable("NUL in a key", content.nulls.filter { $0.range.count == 1 })
    if let first = content.undecodable.first {
      let hex = String(bytes[first.range.lowerBound], radix: 16, uppercase: true)
      addUnrepairable("byte 0x\(hex) is not valid UTF-8", content.undecodable)
    }
  }

  private mutating func report(_ quote: QuoteMark, at range: Range<Int>, _ edits: [TextEdit]) {
    let cause: String
    switch quote {
    case .single where rules.isLoose: return log.change(edits)
    case .single: cause = "single quotes"
    case .backtick: cause = "backticks"
    case .double, .smart: cause = "smart quotes"
    }
    log.add("\(cause) around a string; expected '\"'", at: range, edits: edits, fix: "use double quotes")
  }

  private mutating func reportControls(_ edits: [TextEdit], _ quote: QuoteMark) {
    guard let first = edits.first else { return }
    let scalar = Unicode.Scalar(bytes[first.range.lowerBound])
    let name =
      switch scalar {
      case "\n", "\r": "newline"
      case "\t": "tab"
      default: "control character \(scalar.codePoint)"
      }
    add("raw \(name) in a string", edits, "escape it")
  }

  /// Adds one fault for all `edits`, at the first of them.
  private mutating func add(_ message: String, _ edits: [TextEdit], _ fix: String) {
    guard let first = edits.first else { return }
    log.add(message, at: faultyRange(of: first), edits: edits, fix: fix)
  }

  private mutating func addUnrepairable(_ message: String, _ edits: [TextEdit]) {
    guard let first = edits.first else { return }
    log.add(message, at: faultyRange(of: first), change: edits)
  }

  /// The range of an edit; for an insertion, that of the character or escape sequence after it.
  private func faultyRange(of edit: TextEdit) -> Range<Int> {
    guard edit.range.isEmpty else { return edit.range }
    let start = edit.range.lowerBound
    let last = bytes[start] == UInt8(ascii: "\\") ? start + 1 : start
    return start..<(last < bytes.count ? last + decodeScalar(bytes, at: last).length : bytes.count)
  }
}
