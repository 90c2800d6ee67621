internal import JSONText

/// What a text shows of a request before its body.
struct TextRequestHead {
  /// The URL's pieces in order.
  var url: [Range<Int>]
  /// The indices of the lines of its headers.
  var headers: Range<Int>
}

extension TextScan {
  /// The head of the request that starts with `first`.
  ///
  /// In a `.http` file and in a fence, there may be comments between the lines.
  func head(_ first: TextRequestLine, at index: Int, form: RequestForm, isFenced: Bool) -> TextRequestHead {
    var url = [first.url]
    var last = first
    var next = index + 1
    while next < lines.count {
      let content = trimmed(form == .http ? lines[next] : unquoted(lines[next]))
      guard !content.isEmpty, fence(content) == nil else { break }
      if last.continues || continuesURL(content, after: last.url, form: form) {
        let end = form == .http ? content.upperBound : proseURLEnd(content, isFenced: isFenced)
        last = requestLine(first.method, url: content.lowerBound..<end)
        url.append(last.url)
      } else if !isFenced || !isComment(content) {
        break
      }
      next += 1
    }
    return TextRequestHead(url: url, headers: next..<endOfHeaders(next, form: form, isFenced: isFenced))
  }

  /// The headers in these lines; the others are comments.
  func headers(inLines indices: Range<Int>, form: RequestForm) -> [RequestHeader] {
    lines[indices].compactMap { line in
      let content = trimmed(form == .http ? line : unquoted(line))
      guard isHeader(content), let colon = index(in: content, where: { $0 == ":" }) else { return nil }
      let name = trimmed(content.lowerBound..<colon)
      let value = trimmed(colon + 1..<content.upperBound)
      return RequestHeader(name: String(decoding: bytes[name], as: UTF8.self), value: RequestText(joined([value])))
    }
  }

  /// The index of the first line from `index` on that is neither a header nor a comment.
  private func endOfHeaders(_ index: Int, form: RequestForm, isFenced: Bool) -> Int {
    let end = lines[index...].firstIndex { line in
      let content = trimmed(form == .http ? line : unquoted(line))
      return !(isHeader(content) && (form == .http || label(content) == nil) || isFenced && isComment(content))
    }
    return end ?? lines.count
  }

  private func continuesURL(_ content: Range<Int>, after url: Range<Int>, form: RequestForm) -> Bool {
    switch first(content) {
    case "?", "&": return true
    case "/":
      let endsInSlash = bytes[url].last == "/"
      return !isComment(content) && (form == .http || endsInSlash || isRestOfPath(content))
    default: return form == .prose && !contains("api-version=", in: url) && isRestOfURL(content)
    }
  }

  /// Whether a line starts with a segment that continues the path of an Azure resource.
  private func isRestOfPath(_ content: Range<Int>) -> Bool {
    ["/providers/", "/resourcegroups/", "/restorepoint", "/diskrestorepoint"].contains { starts(content, with: $0) }
  }

  /// Whether a line is a single word that ends a URL.
  private func isRestOfURL(_ content: Range<Int>) -> Bool {
    contains("api-version=", in: content) && !isAbsoluteURL(content)
      && endOfWord(content.lowerBound, before: content.upperBound) == content.upperBound
  }

  /// Whether a line is a comment of a `.http` file: it starts with `#` or `//`, and isn't a separator.
  func isComment(_ content: Range<Int>) -> Bool {
    if isSeparator(content) { return false }
    return first(content) == "#" || starts(content, with: "//")
  }

  /// Whether a line separates requests: `###`, with or without a title.
  func isSeparator(_ content: Range<Int>) -> Bool { starts(content, with: "###") }

  /// Whether a line is an HTTP header: a name followed by a colon.
  func isHeader(_ content: Range<Int>) -> Bool {
    let end = index(in: content) { !$0.isWord && $0 != "-" } ?? content.upperBound
    let name = content.lowerBound..<end
    return !name.isEmpty && !isMethod(name, anyCase: false)
      && byte(skipWhitespace(end..<content.upperBound), before: content.upperBound) == ":"
  }
}
