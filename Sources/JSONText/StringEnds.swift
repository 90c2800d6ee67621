/// Where a string ends, and how.
struct StringEnd {
  enum Closing {
    case quote
    case missing
    /// The text ends inside the string.
    case cut
  }

  /// Where the content ends.
  var content: Int

  /// Where the token ends, closing quote included.
  var token: Int
  var closing: Closing

  static func closed(at offset: Int, length: Int = 1) -> StringEnd {
    StringEnd(content: offset, token: offset + length, closing: .quote)
  }

  static func missing(at offset: Int) -> StringEnd {
    StringEnd(content: offset, token: offset, closing: .missing)
  }
}

extension SyntaxLexer {
  /// How far a search for the end of a broken string looks.
  private static let reach = 1024

  /// Finds the end of the string whose content starts at `start`.
  func stringEnd(from start: Int, quote: QuoteMark) -> StringEnd {
    switch quote {
    case .double: doubleQuotedEnd(from: start)
    case .single: plainEnd(from: start, quote: UInt8(ascii: "'"))
    case .back: plainEnd(from: start, quote: UInt8(ascii: "`"))
    case .smart(let kind, _): smartEnd(from: start, kind: kind) ?? openEnd(from: start)
    }
  }

  private func doubleQuotedEnd(from start: Int) -> StringEnd {
    let quote = UInt8(ascii: "\"")
    guard let end = unescaped(from: start, where: { $0 == quote || $0.isLineEnd }) else { return openEnd(from: start) }
    if bytes[end] == quote {
      return rules.isLoose || !isDoubtful(end, start: start) ? .closed(at: end) : doubtfulEnd(end, start: start)
    }
    if let smart = closingSmartQuote(in: start..<end) { return smart }
    let next = unescaped(from: end, where: { $0 == quote }, reach: 64 * Self.reach)
    return next.map { endsValue($0 + 1) } == true ? .closed(at: next ?? end) : openEnd(from: start)
  }

  /// Whether the quote at `end` rather opens the next string, or stands inside of this one.
  private func isDoubtful(_ end: Int, start: Int) -> Bool {
    let next = byte(end + 1)
    guard end + 1 < bytes.count, !next.isSpace, oddSpace(at: end + 1) == nil, !endsValue(end + 1) else { return false }
    if endsWithDelimiter(start..<end) { return true }
    return next != UInt8(ascii: "\"") && next != UInt8(ascii: "#") && !next.isOpener
      && !Array(";='".utf8).contains(next)
  }

  private func doubtfulEnd(_ end: Int, start: Int) -> StringEnd {
    if let smart = closingSmartQuote(in: start..<end) { return smart }
    if endsWithDelimiter(start..<end) { return .missing(at: lostQuote(in: start..<end)) }
    var offset = end
    while offset - end < Self.reach,
      let next = unescaped(
        from: offset + 1, where: { $0 == UInt8(ascii: "\"") || $0.isLineEnd }, reach: Self.reach),
      bytes[next] == UInt8(ascii: "\"")
    {
      if endsValue(next + 1), !endsWithDelimiter(start..<next) { return .closed(at: next) }
      offset = next
    }
    return .closed(at: end)
  }

  /// The end of a string that has no closing quote on its line.
  private func openEnd(from start: Int) -> StringEnd {
    let line = bytes[start...].firstIndex(where: \.isLineEnd) ?? bytes.count
    if let smart = closingSmartQuote(in: start..<line) { return smart }
    let end = lostQuote(in: start..<line)
    let closers = bytes[end..<line].count(where: \.isCloser)
    let isWhole = line < bytes.count || (closers > 0 && closers == containers.count)
    return isWhole ? .missing(at: end) : StringEnd(content: bytes.count, token: bytes.count, closing: .cut)
  }

  private func smartEnd(from start: Int, kind: SmartQuote) -> StringEnd? {
    var offset = start
    while offset < bytes.count, !bytes[offset].isLineEnd {
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

  /// A single or back quote; one between letters is an apostrophe.
  private func plainEnd(from start: Int, quote: UInt8) -> StringEnd {
    let stopsAtLine = quote == UInt8(ascii: "'")
    var offset = start
    while let end = unescaped(from: offset, where: { $0 == quote || (stopsAtLine && $0.isLineEnd) }) {
      guard bytes[end] == quote else { return openEnd(from: start) }
      if rules.isLoose || !byte(end + 1).isNameByte || oddSpace(at: end + 1) != nil { return .closed(at: end) }
      offset = end + 1
    }
    return openEnd(from: start)
  }

  private func unescaped(from start: Int, where isFound: (UInt8) -> Bool, reach: Int = .max) -> Int? {
    var offset = start
    let end = reach < bytes.count - start ? start + reach : bytes.count
    while offset < end {
      if isFound(bytes[offset]) { return offset }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}

extension SyntaxLexer {
  /// The typographic quote that closes a string begun with a plain one, and no typographic one inside of it.
  private func closingSmartQuote(in content: Range<Int>) -> StringEnd? {
    var isQuoting = false
    for offset in content {
      guard let quote = smartQuote(at: offset), quote.quote == .double else { continue }
      if !isQuoting, endsValue(offset + quote.length) { return .closed(at: offset, length: quote.length) }
      isQuoting.toggle()
    }
    return nil
  }

  private func endsWithDelimiter(_ content: Range<Int>) -> Bool {
    bytes[content].last { !$0.isSpace }?.isDelimiter == true
  }

  /// Where the closing quote of `content` belongs: before a key's colon, or before what follows a value.
  private func lostQuote(in content: Range<Int>) -> Int {
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

  /// How many closing brackets of each kind `content` has more than opening ones.
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
    (bytes[content].lastIndex { !$0.isSpace } ?? content.lowerBound - 1) + 1
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
