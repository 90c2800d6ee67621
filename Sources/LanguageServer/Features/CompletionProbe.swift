internal import JSONText
internal import Linting
internal import Requests

/// A text in which a marker replaces the word at the cursor, so that the engine can find the cursor's place even where
/// the document is unfinished.
///
/// Several probes complete the text in different ways. The one whose text has the fewest faults is right.
struct CompletionProbe {
  /// Not a word that a request contains, but one that makes a URL one of restore points.
  static let marker = "rplintrestorepointcompletion"

  /// What has to be written around a completion for the text to be complete.
  struct Surroundings: Equatable {
    /// Whether the quotes have to be written.
    var needsOpeningQuote = false
    var needsClosingQuote = false
    /// Whether a key lacks its value.
    var needsValue = false
    var needsComma = false
    /// Whether the previous member lacks its comma.
    var needsPreviousComma = false

    /// Whether the text is complete as it is.
    var isEmpty: Bool { self == Surroundings() }
  }

  let surroundings: Surroundings
  /// The quote of strings, with a backslash where the document is a string itself.
  let quote: String
  /// Whether no string is open at the cursor.
  let isOutsideOfQuotes: Bool
  /// The range of the document that a completion replaces: the word at the cursor, and the closing quote if the key
  /// before it lacks its value.
  let range: Range<Int>
  /// The document with the marker.
  let text: [UInt8]

  /// The probes for a cursor, the most likely ones first.
  static func all(at offset: Int, in text: DocumentText, path: String) -> [CompletionProbe] {
    let syntax = MemberSyntax(path: path)
    let word = text.word(at: offset)
    let before = text.bytes[text.lineRange(at: offset).lowerBound..<word.lowerBound]
    func probes(_ surroundings: [Surroundings], _ quote: String, isOutsideOfQuotes: Bool) -> [CompletionProbe] {
      surroundings.map { CompletionProbe($0, quote, isOutsideOfQuotes, replacing: word, in: text, syntax) }
    }
    guard let quote = openQuote(before, syntax) else {
      return syntax.quotes.flatMap { probes([Surroundings()] + unquoted, $0, isOutsideOfQuotes: true) }
    }
    let isClosed = text.bytes[word.upperBound...].starts(with: quote.utf8) || isInsideString(quote, after: word, text)
    return probes(isClosed ? closed : [Surroundings()] + unclosed, quote, isOutsideOfQuotes: false)
  }

  private static let closed: [Surroundings] = [
    Surroundings(), Surroundings(needsComma: true), Surroundings(needsValue: true),
    Surroundings(needsValue: true, needsComma: true), Surroundings(needsPreviousComma: true),
    Surroundings(needsValue: true, needsPreviousComma: true),
  ]
  private static let unclosed = closed.map { surroundings in
    var surroundings = surroundings
    surroundings.needsClosingQuote = true
    return surroundings
  }
  private static let unquoted = unclosed.map { surroundings in
    var surroundings = surroundings
    surroundings.needsOpeningQuote = true
    return surroundings
  }

  /// The quote, with backslashes before it, that is open at the end of a line's part; nil if there is none.
  private static func openQuote(_ line: ArraySlice<UInt8>, _ syntax: MemberSyntax) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    return syntax.quotes.reversed().first { quote in
      let count = text.count(of: quote)
      return count > 0 && !count.isMultiple(of: 2)
        && (quote != "\"" || !text.contains("\\\"") || text.hasSuffix("\""))
    }
  }

  /// Whether the string continues after the word, up to a quote on the same line before any bracket.
  private static func isInsideString(_ quote: String, after word: Range<Int>, _ text: DocumentText) -> Bool {
    let rest = String(
      decoding: text.bytes[word.upperBound..<text.lineRange(at: word.upperBound).upperBound], as: UTF8.self)
    guard let end = rest.firstRange(of: quote) else { return false }
    return !rest[..<end.lowerBound].contains { ",{}[]:".contains($0) && quote != "'" }
      && !rest[..<end.lowerBound].isEmpty
  }

  private init(
    _ surroundings: Surroundings, _ quote: String, _ isOutsideOfQuotes: Bool, replacing word: Range<Int>,
    in text: DocumentText,
    _ syntax: MemberSyntax
  ) {
    self.surroundings = surroundings
    self.quote = quote
    self.isOutsideOfQuotes = isOutsideOfQuotes
    let hasClosingQuote = !surroundings.needsClosingQuote
    let takesQuote =
      surroundings.needsValue && hasClosingQuote && text.bytes[word.upperBound...].starts(with: quote.utf8)
    range = word.lowerBound..<word.upperBound + (takesQuote ? quote.utf8.count : 0)
    var new = surroundings.needsPreviousComma ? "," : ""
    let start = surroundings.needsOpeningQuote ? quote : ""
    let end = surroundings.needsClosingQuote || takesQuote ? quote : ""
    new += syntax.text(key: start + Self.marker + end, hasValue: surroundings.needsValue)
    if surroundings.needsComma { new += syntax == .json ? "," : "\n" }
    // A comma of the previous member goes before the opening quote that is written already.
    let hasOpenQuote = surroundings.needsPreviousComma && !surroundings.needsOpeningQuote
    let startOffset = hasOpenQuote ? word.lowerBound - quote.utf8.count : word.lowerBound
    if hasOpenQuote { new = "," + quote + new.dropFirst() }
    self.text = Array(text.bytes[..<max(0, startOffset)]) + new.utf8 + text.bytes[range.upperBound...]
  }
}

/// How members are written in a document.
enum MemberSyntax {
  case json
  /// `key: value`, with strings in single quotes.
  case bicep
  /// `key = value`.
  case terraform

  init(path: String) {
    self = path.hasSuffix(".bicep") ? .bicep : path.hasSuffix(".tf") ? .terraform : .json
  }

  /// The quotes of strings; those of a string in a string last.
  fileprivate var quotes: [String] {
    switch self {
    case .json: ["\"", "\\\""]
    case .bicep: ["'"]
    case .terraform: ["\""]
    }
  }

  fileprivate func text(key: String, hasValue: Bool) -> String {
    guard hasValue else { return key }
    return switch self {
    case .json: "\(key): 0"
    case .bicep: "\(key.filter { $0 != "'" }): 0"
    case .terraform: "\(key.filter { $0 != "\"" }) = 0"
    }
  }

  /// A key whose separator is written already.
  func name(_ name: String, _ probe: CompletionProbe) -> String {
    switch self {
    case .json: quoted(name, probe)
    case .bicep, .terraform: probe.surroundings.needsOpeningQuote ? name : quoted(name, probe)
    }
  }

  /// A key with the separator after it.
  func key(_ name: String, _ probe: CompletionProbe) -> String {
    switch self {
    case .json: (probe.surroundings.needsOpeningQuote ? probe.quote : "") + name + probe.quote + ": "
    case .bicep: name + ": "
    case .terraform: name + " = "
    }
  }

  /// A string value.
  func quoted(_ text: String, _ probe: CompletionProbe) -> String {
    (probe.surroundings.needsOpeningQuote ? probe.quote : "") + text
      + (probe.surroundings.needsClosingQuote ? probe.quote : "")
  }
}

extension DocumentText {
  /// The range of the word at an offset: letters, digits, and the punctuation of names and dates.
  func word(at offset: Int) -> Range<Int> {
    var (start, end) = (offset, offset)
    while start > 0, bytes[start - 1].isWordByte { start -= 1 }
    while end < bytes.count, bytes[end].isWordByte { end += 1 }
    return start..<end
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: self >= 0x80
    }
  }
}

extension String {
  /// The number of occurrences of a text.
  fileprivate func count(of text: String) -> Int { ranges(of: text).count }
}
