internal import JSONText

/// Saved responses: a line such as `HTTP/1.1 200 OK`, headers, a blank line, and the body.
extension TextScan {
  /// The response that starts with the status line at `index`, if it has a status and a body, and the index of the first
  /// line after it.
  ///
  /// The body ends at the first line that satisfies `endsBody`; without `endsBody`, at its value's closing bracket.
  func response(
    at index: Int, endsBody: ((Range<Int>) -> Bool)?
  ) -> (response: Candidate.SavedResponse?, nextLine: Int) {
    var next = index + 1
    guard let status = status(of: lines[index]) else { return (nil, next) }
    while next < lines.count {
      let content = trimmed(unquoted(lines[next]))
      if startsJSON(content) {
        let start = content.lowerBound
        let body =
          if let endsBody { self.body(from: next, at: start, isPart: { !endsBody($0) }) } else {
            unfencedBody(from: next, at: start)
          }
        return (Candidate.SavedResponse(status: status, body: .text(joined(body.pieces))), body.nextLine)
      }
      guard content.isEmpty || isHeader(content) else { break }
      next += 1
    }
    return (nil, next)
  }

  /// The status code in a status line, such as 200; nil if the line has none.
  private func status(of line: Range<Int>) -> Int? {
    let words = bytes[line].split { $0.isSpaceOrTab }
    return words.drop { !$0.contains("/") }.dropFirst().first.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}
