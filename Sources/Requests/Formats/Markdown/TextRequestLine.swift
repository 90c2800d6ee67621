internal import JSONText

/// The first line of a request: its method and the first piece of its URL.
struct TextRequestLine: Equatable {
  /// How the text specifies the method.
  enum Method: Equatable {
    case written(Range<Int>)
    /// A URL on its own in a `.http` file: a GET.
    case implied
    /// A URL on its own in prose.
    case missing
  }

  var method: Method
  var url: Range<Int>

  /// Whether a trailing backslash continues the URL on the next line.
  var continues: Bool
}

extension TextScan {
  private static let methods: Set<String> = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  func isMethod(_ word: Range<Int>, anyCase: Bool) -> Bool {
    guard (3...7).contains(word.count) else { return false }
    let text = String(decoding: bytes[word], as: UTF8.self)
    return Self.methods.contains(anyCase ? text.uppercased() : text)
  }

  /// The range of the ASCII letters at the start of a piece.
  func word(at start: Int, before end: Int) -> Range<Int> {
    start..<(index(in: start..<end) { !$0.isLetter } ?? end)
  }

  /// A request line of a `.http` file: `METHOD URL [HTTP/x]`, with the method in any case, or just a URL.
  func httpRequestLine(_ line: Range<Int>) -> TextRequestLine? {
    let content = trimmed(line)
    let word = word(at: content.lowerBound, before: content.upperBound)
    let urlStart = skipWhitespace(word.upperBound..<content.upperBound)
    if urlStart > word.upperBound, isMethod(word, anyCase: true) {
      guard isURL(urlStart..<content.upperBound) else { return nil }
      return requestLine(.written(word), url: urlStart..<content.upperBound)
    }
    guard isAbsoluteURL(content) || starts(content, with: "{{") && contains("}}/", in: content) else { return nil }
    return requestLine(.implied, url: content)
  }

  /// A request line in prose: `METHOD URL`, with the method in uppercase, ignoring list markers and inline markup.
  ///
  /// Outside of fences, inline code in a sentence may be one, too.
  func proseRequestLine(_ line: Range<Int>, isFenced: Bool) -> TextRequestLine? {
    let content = withoutMarkers(line)
    if let request = proseRequest(content, isFenced: isFenced) {
      return isFenced || isClearlyRequest(request.url) ? request : nil
    }
    return isFenced ? nil : inlineCodeRequest(content)
  }

  private func proseRequest(_ content: Range<Int>, isFenced: Bool) -> TextRequestLine? {
    let word = word(at: content.lowerBound, before: content.upperBound)
    guard isMethod(word, anyCase: false) else { return nil }
    let rest = word.upperBound..<content.upperBound
    let urlStart = index(in: rest) { !$0.isSpaceOrTab && !$0.isDecoration } ?? rest.upperBound
    let url = urlStart..<proseURLEnd(urlStart..<rest.upperBound, isFenced: isFenced)
    guard urlStart > word.upperBound, isURL(url) else { return nil }
    return requestLine(.written(word), url: url)
  }

  /// The first piece of inline code that consists of a method and a URL with an api-version.
  private func inlineCodeRequest(_ content: Range<Int>) -> TextRequestLine? {
    var rest = content
    while let backtick = index(in: rest, where: { $0 == "`" }) {
      let end = index(in: backtick + 1..<rest.upperBound) { $0 == "`" } ?? rest.upperBound
      if let request = proseRequest(backtick + 1..<end, isFenced: false), contains("api-version", in: request.url) {
        return request
      }
      rest = end..<rest.upperBound
    }
    return nil
  }

  /// A URL on its own in a line of prose, if it looks like a request to Azure Resource Manager.
  func bareURLLine(_ line: Range<Int>, isFenced: Bool) -> TextRequestLine? {
    let content = labeledValue(line, Self.urlLabels) ?? withoutMarkers(line)
    guard isAbsoluteURL(content), contains("/subscriptions/", in: content) else { return nil }
    let url = content.lowerBound..<proseURLEnd(content, isFenced: isFenced)
    guard index(in: url.upperBound..<content.upperBound, where: { !$0.isDecoration }) == nil else { return nil }
    return requestLine(.missing, url: url)
  }

  /// Labels of a request's parts, in lower case.
  static let methodLabels: Set<String> = ["http method", "http verb", "method", "request method", "verb"]
  static let urlLabels: Set<String> = [
    "absolute uri", "endpoint", "request", "request uri", "request url", "uri", "url",
  ]

  /// The part of a line of prose after one of these labels and a colon; nil without a label.
  func labeledValue(_ line: Range<Int>, _ labels: Set<String>) -> Range<Int>? {
    let content = withoutMarkers(line)
    guard let colon = index(in: content, where: { $0 == ":" }), colon - content.lowerBound <= 20 else { return nil }
    let label = String(decoding: bytes[content.lowerBound..<colon].filter { !$0.isDecoration }, as: UTF8.self)
    guard labels.contains(label.lowercased()) else { return nil }
    let start = index(in: colon..<content.upperBound) { !$0.isSpaceOrTab && !$0.isDecoration } ?? content.upperBound
    let isQuoted = first(start..<content.upperBound) == "'" && bytes[content.upperBound - 1] == "'"
    return isQuoted && content.upperBound - start > 1 ? start + 1..<content.upperBound - 1 : start..<content.upperBound
  }

  /// The method in a line of prose that contains nothing else, except for a label.
  func loneMethod(_ line: Range<Int>) -> Range<Int>? {
    let content = labeledValue(line, Self.methodLabels) ?? withoutMarkers(line)
    let word = word(at: content.lowerBound, before: content.upperBound)
    guard isMethod(word, anyCase: false) else { return nil }
    return index(in: word.upperBound..<content.upperBound) { !$0.isSpaceOrTab && !$0.isDecoration } == nil ? word : nil
  }

  /// A line with this piece of a URL, the first one or a continuation.
  func requestLine(_ method: TextRequestLine.Method, url: Range<Int>) -> TextRequestLine {
    var url = withoutHTTPVersion(trimmed(url))
    let continues = url.count > 1 && bytes[url.upperBound - 1] == "\\"
    if continues { url = trimmed(url.lowerBound..<url.upperBound - 1) }
    return TextRequestLine(method: method, url: url, continues: continues)
  }

  private func withoutHTTPVersion(_ url: Range<Int>) -> Range<Int> {
    let start = bytes[url].lastIndex(where: \.isSpaceOrTab).map { $0 + 1 } ?? url.lowerBound
    guard start > url.lowerBound, starts(start..<url.upperBound, with: "http/"),
      byte(start + 5, before: url.upperBound)?.isDigit == true
    else { return url }
    return trimmed(url.lowerBound..<start)
  }
}

extension TextScan {
  /// The line without the quotation, list, and heading markers, inline markup, and whitespace before its text.
  func withoutMarkers(_ line: Range<Int>) -> Range<Int> {
    var content = trimmed(unquoted(line))
    while let start = endOfMarker(content) { content = skipWhitespace(start..<content.upperBound)..<content.upperBound }
    return content
  }

  /// The line without the `>` markers of a Markdown quotation, or the level and the logger before a log's message.
  func unquoted(_ line: Range<Int>) -> Range<Int> {
    var start = line.lowerBound
    while true {
      let marker = skipWhitespace(start..<line.upperBound)
      guard byte(marker, before: line.upperBound) == ">" else {
        return startOfMessage(start..<line.upperBound)..<line.upperBound
      }
      start = marker + 1
    }
  }

  /// The start of the message in a line of a debug log, such as `DEBUG: cli.azure.cli.core.sdk.policies: Request body:`.
  private func startOfMessage(_ line: Range<Int>) -> Int {
    var start = line.lowerBound
    if starts(line, with: "debug: ") { start = line.lowerBound + "debug: ".utf8.count }
    guard starts(start..<line.upperBound, with: "cli.azure.") else { return start }
    let end = index(in: start..<line.upperBound) { $0 == ":" }
    return end.map { min($0 + 2, line.upperBound) } ?? start
  }

  private func endOfMarker(_ content: Range<Int>) -> Int? {
    guard let first = first(content) else { return nil }
    let next = byte(content.lowerBound + 1, before: content.upperBound)
    switch first {
    case "*", "`", "#", "_", "=": return content.lowerBound + 1
    case "-", "+": return next?.isSpaceOrTab == true ? content.lowerBound + 2 : nil
    case 0x30...0x39:
      guard let delimiter = index(in: content, where: { !$0.isDigit }), bytes[delimiter].isListDelimiter,
        byte(delimiter + 1, before: content.upperBound)?.isSpaceOrTab == true
      else { return nil }
      return delimiter + 2
    default: return nil
    }
  }
}

extension UInt8 {
  /// A character that may surround a method or a URL in prose.
  var isDecoration: Bool { self == "*" || self == "`" || self == ":" || self == "\"" }

  fileprivate var isListDelimiter: Bool { self == "." || self == ")" }
}
