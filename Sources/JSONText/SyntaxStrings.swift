extension SyntaxLexer {
  /// Reads a string of any kind of quote, closed or not, and mends it.
  mutating func lexString(_ quote: QuoteMark, into token: inout SyntaxToken) {
    let start = position
    let contentStart = start + quote.length
    let end = stringEnd(from: contentStart, quote: quote)
    let content = contentStart..<end.content
    if quote == .back, rules.hasExpressions, bytes[content].contains(UInt8(ascii: "$")) {
      token.kind = .expression
      token.range = start..<(expressionEnd(atValue: end.token) ?? end.token)
      return
    }
    if !expectsKey, end.closing == .quote, let expression = expressionEnd(atValue: end.token) {
      token.kind = .expression
      token.range = start..<expression
      return
    }
    token.kind = .string
    token.range = start..<end.token
    token.isCut = end.closing == .cut
    let edits = conversion(of: token.range, content: content, quote: quote)
    mendContent(content, quote: quote, convertedBy: edits, isCut: token.isCut)
    if end.closing == .missing {
      log.add(
        "missing closing quote of the string that starts in line", at: end.content..<end.content,
        opening: token.range.lowerBound, edits: [.insert("\"", at: end.content)], mend: "insert '\"'")
    }
  }

  /// The edits that give a string plain quotes; nil if it has them.
  private func conversion(of token: Range<Int>, content: Range<Int>, quote: QuoteMark) -> [TextEdit]? {
    let closing = content.upperBound..<token.upperBound
    let isClosedOddly = !closing.isEmpty && bytes[closing.lowerBound] != UInt8(ascii: "\"")
    guard quote != .double || isClosedOddly else { return nil }
    var edits = [TextEdit(range: token.lowerBound..<content.lowerBound, text: "\"")]
    if !closing.isEmpty { edits.append(TextEdit(range: closing, text: "\"")) }
    return edits
  }

  /// Logs what is wrong with a string's quotes, and inside of them.
  mutating func mendContent(_ range: Range<Int>, quote: QuoteMark, convertedBy edits: [TextEdit]?, isCut: Bool = false)
  {
    var content = StringContent(
      range, of: bytes, isDoubleQuoted: quote == .double, isKey: expectsKey, isLoose: rules.isLoose)
    if isCut { content.forgetUnfinished(before: range.upperBound) }
    if let edits {
      report(
        quote, at: edits[0].range.lowerBound..<(edits.last ?? edits[0]).range.upperBound, edits + content.conversion)
    } else {
      log.change(content.conversion)
    }
    add("quote inside a string without a backslash before it", content.innerQuotes, "put a backslash before it")
    add("bad escape in a string; a backslash is written '\\\\'", content.escapes, "mend the escape")
    reportControls(content.controls, quote)
    addOpaque("lone surrogate in a string: half of a character", content.surrogates)
    addOpaque("NUL in a key", content.nulls.filter { $0.range.count == 1 })
    if let first = content.undecodable.first {
      let hex = String(bytes[first.range.lowerBound], radix: 16, uppercase: true)
      addOpaque("byte 0x\(hex) is not UTF-8", content.undecodable)
    }
  }

  private mutating func report(_ quote: QuoteMark, at range: Range<Int>, _ edits: [TextEdit]) {
    let cause: String
    switch quote {
    case .single where rules.isLoose, .back where rules.hasExpressions: return log.change(edits)
    case .single: cause = "single quotes"
    case .back: cause = "back quotes"
    case .double, .smart: cause = "smart quotes"
    }
    log.add("\(cause) around a string; JSON has only '\"'", at: range, edits: edits, mend: "use plain double quotes")
  }

  private mutating func reportControls(_ edits: [TextEdit], _ quote: QuoteMark) {
    guard let first = edits.first else { return }
    if quote == .back, rules.hasExpressions { return log.change(edits) }
    let scalar = Unicode.Scalar(bytes[first.range.lowerBound])
    let name =
      switch scalar {
      case "\n", "\r": "line end"
      case "\t": "tab"
      default: "control character \(scalar.codePoint)"
      }
    add("raw \(name) in a string", edits, "escape it")
  }

  /// One fault for all `edits`, at the first of them.
  private mutating func add(_ message: String, _ edits: [TextEdit], _ mend: String) {
    guard let first = edits.first else { return }
    let length = bytes[first.range.lowerBound] == UInt8(ascii: "\\") ? 2 : 1
    let range = first.range.isEmpty ? first.range.lowerBound..<first.range.lowerBound + length : first.range
    log.add(message, at: range, edits: edits, mend: mend)
  }

  private mutating func addOpaque(_ message: String, _ edits: [TextEdit]) {
    guard let first = edits.first else { return }
    log.add(message, at: first.range, change: edits)
  }
}
