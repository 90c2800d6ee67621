internal import JSONText

/// The kind of a line in Markdown or plain text.
enum TextProseLine: Equatable {
  case blank
  /// Opens or closes a code block.
  case fence
  /// Separates requests in a fence.
  case separator
  case request(TextRequestLine)
  case label(TextLabel)
  /// `continuesRequest` is whether the heading mentions a part of the request before it.
  case heading(level: Int, continuesRequest: Bool)
  /// The start of a JSON value.
  case value(start: Int)
  case text
}

extension TextScan {
  /// Words in headings that may come between a request's URL and its body.
  private static let partWords: [StaticString] = [
    "body", "example", "header", "parameter", "propert", "request", "sample", "schema", "uri", "url",
  ]

  /// The kind of the line at `index`; `open` is the fence that contains it.
  func proseLine(at index: Int, in open: TextFence?) -> TextProseLine {
    let line = lines[index]
    let content = trimmed(unquoted(line))
    guard !content.isEmpty else { return .blank }
    if let fence = fence(line), open.map({ fence.closes($0) }) ?? true { return .fence }
    if open != nil, isSeparator(content) { return .separator }
    if let request = requestLine(at: index, isFenced: open != nil) { return .request(request) }
    if let label = label(line) { return .label(label) }
    if open == nil, let heading = heading(content) { return heading }
    return startsJSON(content) ? .value(start: content.lowerBound) : .text
  }

  /// Whether a line ends a body in the fence `open`.
  func endsFencedBody(_ line: Range<Int>, in open: TextFence?) -> Bool {
    let content = trimmed(unquoted(line))
    if let open, let fence = fence(line) { return fence.closes(open) }
    if isSeparator(content) { return true }
    guard first(content)?.isLetter == true else { return false }
    return proseRequestLine(line, isFenced: true) != nil || label(line) == .response
  }

  /// Whether requests with a method have a body.
  func expectsBody(_ method: TextRequestLine.Method) -> Bool {
    switch method {
    case .written(let word): starts(word, with: "p")
    case .implied: false
    case .missing: true
    }
  }

  private func requestLine(at index: Int, isFenced: Bool) -> TextRequestLine? {
    let line = lines[index]
    if let request = proseRequestLine(line, isFenced: isFenced) { return request }
    guard var request = bareURLLine(line, isFenced: isFenced) else { return nil }
    if let method = method(before: index) ?? labeledMethod(after: index) { request.method = .written(method) }
    return request
  }

  /// The method on the last line with text before `index`; there may be a fence or a URL's label in between.
  private func method(before index: Int) -> Range<Int>? {
    let previous = lines[..<index].last {
      !isBlank($0) && fence($0) == nil && labeledValue($0, Self.urlLabels)?.isEmpty != true
    }
    return previous.flatMap(loneMethod)
  }

  /// The method that the next line with text after `index` gives with a label.
  private func labeledMethod(after index: Int) -> Range<Int>? {
    let next = lines[(index + 1)...].first { !isBlank($0) }
    return next.flatMap { labeledValue($0, Self.methodLabels) == nil ? nil : loneMethod($0) }
  }

  private func heading(_ content: Range<Int>) -> TextProseLine? {
    let end = self.index(in: content) { $0 != "#" } ?? content.upperBound
    let level = end - content.lowerBound
    guard (1...6).contains(level), byte(end, before: content.upperBound)?.isSpaceOrTab == true else { return nil }
    return .heading(level: level, continuesRequest: Self.partWords.contains { contains($0, in: content) })
  }
}
