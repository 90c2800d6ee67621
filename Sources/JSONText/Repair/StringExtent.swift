/// The end of a string, and how the string is terminated.
struct StringExtent {
  enum Termination {
    case closed
    case missingQuote
    /// The text ends inside the string.
    case endOfText
  }

  /// The end of the content.
  var contentEnd: Int

  /// The end of the token, closing quote included.
  var tokenEnd: Int
  var termination: Termination

  static func closed(at offset: Int, length: Int = 1) -> StringExtent {
    StringExtent(contentEnd: offset, tokenEnd: offset + length, termination: .closed)
  }

  static func missingQuote(at offset: Int) -> StringExtent {
    StringExtent(contentEnd: offset, tokenEnd: offset, termination: .missingQuote)
  }
}

extension SyntaxLexer {
  /// The maximum number of bytes to search for the end of a broken string.
  private static let searchLimit = 1024

  /// Finds the end of the string whose content starts at `start`.
  mutating func stringExtent(from start: Int, quote: QuoteMark) -> StringExtent {
    switch quote {
    case .double: doubleQuotedExtent(from: start)
    case .single: quotedExtent(from: start, quote: UInt8(ascii: "'"))
    case .backtick: quotedExtent(from: start, quote: UInt8(ascii: "`"))
    case .smart(let kind, _): smartQuotedExtent(from: start, kind: kind) ?? unterminatedExtent(from: start)
    }
  }

  private mutating func doubleQuotedExtent(from start: Int) -> StringExtent {
    let quote = UInt8(ascii: "\"")
    guard let end = firstUnescaped(from: start, where: { $0 == quote || $0.isNewline }) else {
      return unterminatedExtent(from: start)
    }
    if bytes[end] == quote {
      return rules.isLoose || !isSuspect(end, start: start) ? .closed(at: end) : suspectExtent(end, start: start)
    }
    if let smart = closingSmartQuote(in: start..<end) { return smart }
    let next = firstUnescaped(from: end, where: { $0 == quote }, limit: 64 * Self.searchLimit)
    return next.map { endsValue($0 + 1) } == true ? .closed(at: next ?? end) : unterminatedExtent(from: start)
  }

  /// Whether the quote at `end` more likely opens the next string or is part of this one.
  private func isSuspect(_ end: Int, start: Int) -> Bool {
    let next = byte(end + 1)
    guard end + 1 < bytes.count, !next.isWhitespace, nonstandardSpace(at: end + 1) == nil, !endsValue(end + 1) else {
      return false
    }
    if endsWithDelimiter(start..<end) { return true }
    return next != UInt8(ascii: "\"") && next != UInt8(ascii: "#") && !next.isOpeningBracket
      && !Array(";='".utf8).contains(next)
  }

  private mutating func suspectExtent(_ end: Int, start: Int) -> StringExtent {
    if let smart = closingSmartQuote(in: start..<end) { return smart }
    if endsWithDelimiter(start..<end) { return .missingQuote(at: missingQuoteOffset(in: start..<end)) }
    if !innerQuotes.contains(end) { innerQuotes = end..<end + 1 }
    while innerQuotes.upperBound - end <= Self.searchLimit,
      let next = firstUnescaped(
        from: innerQuotes.upperBound, where: { $0 == UInt8(ascii: "\"") || $0.isNewline }, limit: Self.searchLimit),
      bytes[next] == UInt8(ascii: "\"")
    {
      if endsValue(next + 1), !endsWithDelimiter(start..<next) { return .closed(at: next) }
      innerQuotes = innerQuotes.lowerBound..<next + 1
    }
    return .closed(at: end)
  }

  /// The extent of a string without a closing quote on its line.
  private func unterminatedExtent(from start: Int) -> StringExtent {
    let line = bytes[start...].firstIndex(where: \.isNewline) ?? bytes.count
    if let smart = closingSmartQuote(in: start..<line) { return smart }
    let end = missingQuoteOffset(in: start..<line)
    let closers = bytes[end..<line].count(where: \.isClosingBracket)
    let isWhole = line < bytes.count || (closers > 0 && closers == containers.count)
    return isWhole
      ? .missingQuote(at: end) : StringExtent(contentEnd: bytes.count, tokenEnd: bytes.count, termination: .endOfText)
  }

  private func smartQuotedExtent(from start: Int, kind: SmartQuote) -> StringExtent? {
    var offset = start
    while offset < bytes.count, !bytes[offset].isNewline {
      let plain: UInt8 = kind == .double ? UInt8(ascii: "\"") : UInt8(ascii: "'")
      if bytes[offset] == plain, endsValue(offset + 1) { return .closed(at: offset) }
      if let quote = smartQuote(at: offset), quote.quote == kind {
        let next = offset + quote.length
        if endsValue(next) || openingQuote(at: next) != nil { return .closed(at: offset, length: quote.length) }
      }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// The extent of a string in single quotes or backticks; a quote between letters is an apostrophe.
  private func quotedExtent(from start: Int, quote: UInt8) -> StringExtent {
    let stopsAtNewline = quote == UInt8(ascii: "'")
    var offset = start
    while let end = firstUnescaped(from: offset, where: { $0 == quote || (stopsAtNewline && $0.isNewline) }) {
      guard bytes[end] == quote else { return unterminatedExtent(from: start) }
      if rules.isLoose || !byte(end + 1).isNameByte || nonstandardSpace(at: end + 1) != nil { return .closed(at: end) }
      offset = end + 1
    }
    return unterminatedExtent(from: start)
  }

  private func firstUnescaped(from start: Int, where isMatch: (UInt8) -> Bool, limit: Int = .max) -> Int? {
    var offset = start
    let end = limit < bytes.count - start ? start + limit : bytes.count
    while offset < end {
      if isMatch(bytes[offset]) { return offset }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}

extension SyntaxLexer {
  /// The extent of a string that starts with a plain quote and ends with a typographic one.
  ///
  /// Paired typographic quotes inside the string don't close it.
  private func closingSmartQuote(in content: Range<Int>) -> StringExtent? {
    var isQuoting = false
    for offset in content {
      guard let quote = smartQuote(at: offset), quote.quote == .double else { continue }
      if !isQuoting, endsValue(offset + quote.length) { return .closed(at: offset, length: quote.length) }
      isQuoting.toggle()
    }
    return nil
  }

  private func endsWithDelimiter(_ content: Range<Int>) -> Bool {
    bytes[content].last { !$0.isWhitespace }?.isDelimiter == true
  }

  /// The offset where the closing quote of `content` belongs: before a key's colon, or before the delimiters after a
  /// value.
  private func missingQuoteOffset(in content: Range<Int>) -> Int {
    if expectsKey, let colon = keyColon(in: content) { return trimmed(content.lowerBound..<colon) }
    var end = trimmed(content)
    var surplus = surplusClosers(in: content)
    while end > content.lowerBound {
      let byte = bytes[end - 1]
      if let bracket = byte.openedBracket {
        surplus[bracket] += 1
      } else if let bracket = byte.closedBracket {
        guard surplus[bracket] > 0 else { break }
        surplus[bracket] -= 1
      } else if !byte.isDelimiter {
        break
      }
      end = trimmed(content.lowerBound..<end - 1)
    }
    return end
  }

  /// The number of closing brackets minus the number of opening ones in `content`, by kind.
  private func surplusClosers(in content: Range<Int>) -> BracketCounts {
    bytes[content].reduce(into: BracketCounts()) { counts, byte in
      if let bracket = byte.closedBracket { counts[bracket] += 1 }
      if let bracket = byte.openedBracket { counts[bracket] -= 1 }
    }
  }

  private func keyColon(in content: Range<Int>) -> Int? {
    bytes[content].firstIndex(of: UInt8(ascii: ":")).flatMap { $0 > content.lowerBound ? $0 : nil }
  }

  private func trimmed(_ content: Range<Int>) -> Int {
    (bytes[content].lastIndex { !$0.isWhitespace } ?? content.lowerBound - 1) + 1
  }
}

extension UInt8 {
  fileprivate var closedBracket: Bracket? {
    switch self {
    case UInt8(ascii: "}"): .object
    case UInt8(ascii: "]"): .array
    default: nil
    }
  }

  fileprivate var openedBracket: Bracket? {
    switch self {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    default: nil
    }
  }
}
