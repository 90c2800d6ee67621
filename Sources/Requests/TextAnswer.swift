internal import JSONText

/// Where a saved answer stands in a text, as in `HTTP/1.1 200 OK`, headers, and the body behind a blank line.
struct TextAnswer {
  /// The HTTP status.
  var status: Int

  /// The body's pieces in order.
  var body: [Range<Int>]

  var extent: Range<Int> { (body.first?.lowerBound ?? 0)..<(body.last?.upperBound ?? 0) }
}

extension TextScan {
  /// The answer that starts with the status line at `index`, and the first line behind it; none without a status.
  ///
  /// `endsBody` tells the lines that no longer belong to the body; without it, the value's own brackets do.
  func answer(at index: Int, endsBody: ((Range<Int>) -> Bool)?) -> (answer: TextAnswer?, nextLine: Int) {
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
        return (TextAnswer(status: status, body: body.pieces), body.nextLine)
      }
      guard content.isEmpty || isHeader(content) else { break }
      next += 1
    }
    return (nil, next)
  }

  /// The code in a status line, such as 200; nil for a request's version alone.
  private func status(of line: Range<Int>) -> Int? {
    let words = bytes[line].split { $0.isASCIIBlank }
    return words.drop { !$0.contains(UInt8(ascii: "/")) }.dropFirst().first
      .flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}

extension TextRequestReader {
  /// Lends the answers below a request, or below none; those of failures, and what is no JSON, are passed over.
  ///
  /// Their texts are judged no further: people shorten what they show.
  func read(_ answers: [TextAnswer], below request: Request?, _ scan: TextScan, visit: (Discovery) -> Void) {
    for answer in answers where (200..<300).contains(answer.status) {
      let text = TextVariables([:]).text(of: answer.body, in: scan)
      guard let request else {
        BareAnswer.read(text, visit: visit)
        continue
      }
      RequestBody.withParsed(text) { body in
        guard body.node?.kind == .object || body.node?.kind == .array else { return }
        var lent = Answer(form: form, extent: answer.extent, body: body)
        lent.method = request.method
        lent.url = request.url
        lent.status = answer.status
        visit(.answer(lent))
      }
    }
  }
}

extension BareAnswer {
  /// Lends what a text holds, where that tells itself to be an answer.
  fileprivate static func read(_ text: MappedText, visit: (Discovery) -> Void) {
    let parsed = ParsedText(text)
    parsed.document?.withRoot { root in
      let holder = JSONHolder(text: parsed.text, faults: [], hasDuplicateKeys: false, path: "")
      BareAnswer(JSONPart(node: root, pointer: .root, holder: holder))?.read(visit: visit)
    }
  }
}
