/// A line that says what stands below it.
enum TextLabel: Equatable {
  /// A request's body. `rest` is where the body starts on the same line; `isExplicit` says that the line speaks of a
  /// request rather than of any body.
  case body(rest: Int?, isExplicit: Bool)
  /// What the service answers.
  case answer
}

extension TextScan {
  /// Words that may stand in a label beside `body` or `payload`.
  private static let bodyWords: Set<String> = [
    "a", "content", "example", "for", "get", "http", "json", "patch", "post", "put", "request", "rest", "sample", "the",
    "uri", "api", "your",
  ]

  /// How long a line may be to be a label of an answer, and one of a body that ends in a colon.
  private static let longestAnswerLabel = 60
  private static let longestBodyLabel = 200

  /// What a line says about what stands below it; nil for any other line. Markers of Markdown don't count.
  func label(_ line: Range<Int>) -> TextLabel? {
    let content = withoutMarkers(line)
    guard let first = first(content), first.isASCIILetter else { return nil }
    if isStatusLine(content) { return .answer }
    let head = content.lowerBound..<(endOfHead(content) ?? content.upperBound)
    if let body = bodyLabel(head, in: content) { return body }
    let isShort = head.count <= Self.longestAnswerLabel && !contains("request", in: head)
    return isShort && speaksOfAnswer(head) && !endsSentence(head) ? .answer : nil
  }

  /// Whether a line is the first of a saved answer, as in `HTTP/1.1 200 OK`.
  func isStatusLine(_ content: Range<Int>) -> Bool {
    starts(content, with: "http/") && byte(content.lowerBound + 5, before: content.upperBound)?.isASCIIDigit == true
  }

  func speaksOfAnswer(_ piece: Range<Int>) -> Bool { contains("response", in: piece) }

  func speaksOfBody(_ piece: Range<Int>) -> Bool {
    contains("request body", in: piece) || contains("payload", in: piece)
  }

  /// Where the words of a label end: at a colon or at a bracket.
  private func endOfHead(_ content: Range<Int>) -> Int? {
    index(in: content) { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
  }

  private func bodyLabel(_ head: Range<Int>, in content: Range<Int>) -> TextLabel? {
    guard contains("body", in: head) || contains("payload", in: head) else { return nil }
    let words = words(head)
    guard let noun = words.last(where: { $0 == "body" || $0 == "payload" }) else { return nil }
    let rest = head.upperBound..<content.upperBound
    let start = index(in: rest) { !$0.isASCIIBlank && !$0.isStyleMark || $0 == UInt8(ascii: "\"") }
    let isExplicit = words.contains("request") || noun == "payload" && words.count == 1
    if words.allSatisfy({ $0 == "body" || $0 == "payload" || Self.bodyWords.contains($0) }) {
      guard let start else { return .body(rest: nil, isExplicit: isExplicit) }
      return startsJSON(start..<content.upperBound) ? .body(rest: start, isExplicit: isExplicit) : nil
    }
    let endsInColon = !rest.isEmpty && start == nil
    let isLabel = endsInColon && head.count <= Self.longestBodyLabel && !speaksOfAnswer(head)
    return isLabel ? .body(rest: nil, isExplicit: isExplicit) : nil
  }

  /// The words of letters in a piece, in lower case.
  private func words(_ piece: Range<Int>) -> [String] {
    bytes[piece].split { !$0.isASCIILetter }.map { String(decoding: $0, as: UTF8.self).lowercased() }
  }

  private func endsSentence(_ head: Range<Int>) -> Bool {
    bytes[trimmed(head)].last == UInt8(ascii: ".")
  }
}
