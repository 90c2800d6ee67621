internal import JSONText

/// A here-document of a shell.
struct HereDocument {
  /// The document's text.
  var text: MappedText
  /// Behind the delimiter's name where the document is announced.
  var endOfOperator: Int
  /// Behind the line with the closing delimiter.
  var end: Int
}

extension TextScan {
  /// The byte behind the line end that starts at `index`.
  func endOfLineEnd(_ index: Int) -> Int {
    let isPair = byte(index, before: bytes.count) == 0x0D && byte(index + 1, before: bytes.count) == 0x0A
    return min(bytes.count, index + (isPair ? 2 : 1))
  }

  /// Where the line that holds `index` ends, its line end left out.
  func endOfLine(_ index: Int, before limit: Int) -> Int {
    self.index(in: index..<max(index, limit)) { $0 == 0x0A || $0 == 0x0D } ?? max(index, limit)
  }

  /// The document that is announced at `index` by `<<WORD` or `<<-WORD`.
  ///
  /// Its text starts at `start`, or below the line of the announcement.
  func hereDocument(at index: Int, from start: Int?, before limit: Int) -> HereDocument? {
    guard index < limit, starts(index..<limit, with: "<<"), byte(index + 2, before: limit) != UInt8(ascii: "<") else {
      return nil
    }
    let dropsTabs = byte(index + 2, before: limit) == UInt8(ascii: "-")
    let wordStart = skipBlanks(index + (dropsTabs ? 3 : 2)..<limit)
    let wordEnd = self.index(in: wordStart..<limit) { !$0.isDelimiterPart } ?? limit
    let delimiter = bytes[wordStart..<wordEnd].filter { !$0.isDelimiterQuote }
    guard !delimiter.isEmpty else { return nil }
    let isLiteral = delimiter.count < wordEnd - wordStart
    var builder = TextBuilder(source: bytes)
    let first = start ?? endOfLineEnd(endOfLine(wordEnd, before: limit))
    let end = copyDocument(from: first, to: delimiter, dropsTabs, isLiteral, before: limit, into: &builder)
    var text = builder.text
    text.layers = isLiteral ? [] : [.hereDocument]
    return HereDocument(text: text, endOfOperator: wordEnd, end: end)
  }

  /// Returns where the line behind the closing delimiter starts.
  private func copyDocument(
    from first: Int, to delimiter: [UInt8], _ dropsTabs: Bool, _ isLiteral: Bool, before limit: Int,
    into builder: inout TextBuilder
  ) -> Int {
    var start = first
    while start < limit {
      let end = endOfLine(start, before: limit)
      let next = min(limit, endOfLineEnd(end))
      if dropsTabs { start = index(in: start..<end) { $0 != 0x09 } ?? end }
      if bytes[start..<end].elementsEqual(delimiter) { return end }
      if isLiteral { builder.append(start..<next) } else { copyDocumentLine(start..<next, into: &builder) }
      start = next
    }
    return limit
  }

  /// Takes a line whose backslashes escape `$`, a backtick, a backslash and the line end.
  private func copyDocumentLine(_ line: Range<Int>, into builder: inout TextBuilder) {
    var start = line.lowerBound
    while let mark = index(in: start..<line.upperBound, where: { $0 == UInt8(ascii: "\\") }) {
      builder.append(start..<mark)
      start = min(line.upperBound, mark + 2)
      switch byte(mark + 1, before: line.upperBound) {
      case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
        builder.append(bytes[mark + 1..<start], for: mark..<start)
      case 0x0A, 0x0D: start = line.upperBound
      default: builder.append(mark..<start)
      }
    }
    builder.append(start..<line.upperBound)
  }
}

extension TextScan {
  /// The variable that is named at a `$`: `$x` or `${x}`; no name where the braces hold more than one.
  func variable(
    at start: Int, before limit: Int, isNamePart: (UInt8) -> Bool = \.isASCIIWord
  ) -> (name: [UInt8]?, end: Int)? {
    if byte(start + 1, before: limit) == UInt8(ascii: "{") {
      let close = index(in: start + 2..<limit) { $0 == UInt8(ascii: "}") || $0 == 0x0A }
      guard let close, bytes[close] == UInt8(ascii: "}"), close > start + 2 else { return nil }
      let name = bytes[start + 2..<close]
      return (name.allSatisfy(isNamePart) ? Array(name) : nil, close + 1)
    }
    guard let initial = byte(start + 1, before: limit), isNamePart(initial), !initial.isASCIIDigit else { return nil }
    let end = index(in: start + 1..<limit) { !isNamePart($0) } ?? limit
    return (Array(bytes[start + 1..<end]), end)
  }

  /// Behind the bracket that closes the one at `start`; quoted brackets don't count.
  func endOfParentheses(from start: Int, before limit: Int) -> Int {
    var depth = 0
    var quote: UInt8?
    var index = start
    while let byte = byte(index, before: limit) {
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "}"):
        depth -= 1
        if depth <= 0 { return index }
      default: continue
      }
    }
    return limit
  }

  /// What an escape between `$'` and `'` means, and where it ends.
  func dollarQuotedEscape(at start: Int, before limit: Int) -> (bytes: [UInt8], end: Int) {
    guard let sign = byte(start + 1, before: limit) else { return ([UInt8(ascii: "\\")], limit) }
    switch sign {
    case UInt8(ascii: "n"): return ([0x0A], start + 2)
    case UInt8(ascii: "r"): return ([0x0D], start + 2)
    case UInt8(ascii: "t"): return ([0x09], start + 2)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): return ([sign], start + 2)
    case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
      let most = sign == UInt8(ascii: "x") ? 2 : sign == UInt8(ascii: "u") ? 4 : 8
      let end = index(in: start + 2..<min(limit, start + 2 + most)) { !$0.isHex } ?? min(limit, start + 2 + most)
      let digits = String(decoding: bytes[start + 2..<end], as: UTF8.self)
      guard let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else { break }
      return (Array(String(Character(scalar)).utf8), end)
    default: break
    }
    return (Array(bytes[start..<start + 2]), start + 2)
  }
}

extension MappedText {
  /// The text without the line ends at its end.
  var withoutLineEnds: MappedText {
    let end = bytes.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { $0 + 1 } ?? 0
    return slice(0..<end)
  }
}

extension UInt8 {
  fileprivate var isHex: Bool { isASCIIDigit || (0x61...0x66).contains(asciiLowercased) }

  fileprivate var isDelimiterQuote: Bool {
    self == UInt8(ascii: "'") || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }

  fileprivate var isDelimiterPart: Bool { isASCIIWord || isDelimiterQuote || self == UInt8(ascii: "-") }
}
