/// Where a body stands in a text.
struct TextBody {
  /// The body's bytes, without what a quotation or a comment puts between them.
  var pieces: [Range<Int>] = []

  /// The first line behind the body.
  var nextLine: Int

  /// Takes a piece, as one with the last where they touch.
  fileprivate mutating func append(_ piece: Range<Int>) {
    guard !piece.isEmpty else { return }
    if let last = pieces.last, last.upperBound == piece.lowerBound {
      pieces[pieces.count - 1] = last.lowerBound..<piece.upperBound
    } else {
      pieces.append(piece)
    }
  }

  /// Takes in the blanks before the first line's content: a repair reads lost brackets off the indentation.
  mutating func takeIndent(of start: Int, in scan: TextScan) {
    guard let first = pieces.first, first.lowerBound == start else { return }
    var indent = start
    while indent > 0, scan.bytes[indent - 1] == UInt8(ascii: " ") || scan.bytes[indent - 1] == UInt8(ascii: "\t") {
      indent -= 1
    }
    let isWholeIndent = indent == 0 || scan.bytes[indent - 1] == UInt8(ascii: "\n")
    if isWholeIndent { pieces[0] = indent..<first.upperBound }
  }

  /// Drops what stands at `end` or behind.
  fileprivate mutating func cut(at end: Int) {
    while let last = pieces.last, last.upperBound > end {
      pieces.removeLast()
      if last.lowerBound < end { pieces.append(last.lowerBound..<end) }
    }
  }
}

extension TextScan {
  /// The body that starts in a line at `start` and runs on as long as `isPart` holds of a line.
  ///
  /// Lines that `isIgnored` holds of are left out, and blank lines at the end.
  func body(
    from first: Int, at start: Int, isPart: (Range<Int>) -> Bool, isIgnored: (Range<Int>) -> Bool = { _ in false }
  ) -> TextBody {
    let isQuoted = first < lines.count && unquoted(lines[first]).lowerBound > lines[first].lowerBound
    var body = TextBody(nextLine: first)
    var end = start
    while body.nextLine < lines.count, body.nextLine == first || isPart(lines[body.nextLine]) {
      let index = body.nextLine
      body.nextLine += 1
      guard index == first || !isIgnored(lines[index]) else { continue }
      let lower = index == first ? start : isQuoted ? unquoted(lines[index]).lowerBound : lines[index].lowerBound
      body.append(lower..<startOfLine(index + 1))
      let content = trimmed(lower..<max(lower, lines[index].upperBound))
      if !content.isEmpty { end = content.upperBound }
    }
    body.cut(at: end)
    return body
  }

  private func startOfLine(_ index: Int) -> Int { index < lines.count ? lines[index].lowerBound : bytes.count }

  /// The body that starts in a line at `start` and stands in no fence: the extent of its value.
  func unfencedBody(from first: Int, at start: Int) -> TextBody {
    let extent = extentOfValue(from: first, at: start)
    var last = first
    var body = body(from: first, at: start) { _ in
      last += 1
      return last < extent.nextLine
    }
    body.cut(at: extent.end)
    return body
  }
}
