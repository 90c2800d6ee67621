internal import JSONText

/// A line that introduces what follows it.
enum TextLabel: Equatable {
  /// A request's body. `start` is where the body starts on the same line, if it does; `isExplicit` is whether the line
  /// mentions a request rather than just a body.
  case body(start: Int?, isExplicit: Bool)
  /// A response of the service.
  case response
}

extension TextScan {
  /// Words that may accompany `body` or `payload` in a label.
  private static let bodyWords: Set<String> = [
    "a", "content", "example", "for", "get", "http", "json", "patch", "post", "put", "request", "rest", "sample", "the",
    "uri", "api", "your",
  ]

  /// The maximum length of a response's label, in bytes.
  private static let maximumResponseLabelLength = 60

  /// The maximum length of a body's label that ends in a colon and has other words, in bytes.
  private static let maximumBodyLabelLength = 200

  /// The label in a line, ignoring Markdown markers; nil if the line isn't a label.
  func label(_ line: Range<Int>) -> TextLabel? {
    let content = withoutMarkers(line)
    guard let first = first(content), first.isLetter else { return nil }
    if isStatusLine(content) { return .response }
    let head = content.lowerBound..<(endOfHead(content) ?? content.upperBound)
    if let body = bodyLabel(head, in: content) { return body }
    let isShort = head.count <= Self.maximumResponseLabelLength && !contains("request", in: head)
    return isShort && mentionsResponse(head) && !endsSentence(head) ? .response : nil
  }

  /// Whether a line is the status line of a response, such as `HTTP/1.1 200 OK`.
  func isStatusLine(_ content: Range<Int>) -> Bool {
    starts(content, with: "http/") && byte(content.lowerBound + 5, before: content.upperBound)?.isDigit == true
  }

  func mentionsResponse(_ piece: Range<Int>) -> Bool { contains("response", in: piece) }

  func mentionsBody(_ piece: Range<Int>) -> Bool {
    contains("request body", in: piece) || contains("payload", in: piece)
  }

  /// The end of a label's words: the first colon or opening bracket.
  private func endOfHead(_ content: Range<Int>) -> Int? { index(in: content) { $0 == ":" || $0 == "{" || $0 == "[" } }

  private func bodyLabel(_ head: Range<Int>, in content: Range<Int>) -> TextLabel? {
    guard contains("body", in: head) || contains("payload", in: head) else { return nil }
    let words = words(head)
    guard let noun = words.last(where: { $0 == "body" || $0 == "payload" }) else { return nil }
    let rest = head.upperBound..<content.upperBound
    let start = index(in: rest) { !$0.isSpaceOrTab && !$0.isDecoration || $0 == "\"" }
    let isExplicit = words.contains("request") || noun == "payload" && words.count == 1
    if words.allSatisfy({ $0 == "body" || $0 == "payload" || Self.bodyWords.contains($0) }) {
      guard let start else { return .body(start: nil, isExplicit: isExplicit) }
      return startsJSON(start..<content.upperBound) ? .body(start: start, isExplicit: isExplicit) : nil
    }
    let endsInColon = !rest.isEmpty && start == nil
    let isLabel = endsInColon && head.count <= Self.maximumBodyLabelLength && !mentionsResponse(head)
    return isLabel ? .body(start: nil, isExplicit: isExplicit) : nil
  }

  /// The words of ASCII letters in a piece, lowercased.
  private func words(_ piece: Range<Int>) -> [String] {
    bytes[piece].split { !$0.isLetter }.map { String(decoding: $0, as: UTF8.self).lowercased() }
  }

  private func endsSentence(_ head: Range<Int>) -> Bool { bytes[trimmed(head)].last == "." }
}
