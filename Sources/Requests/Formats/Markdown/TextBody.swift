internal import JSONText

/// The extent of a body in a text.
struct TextBody {
  /// The body's ranges in order, without quotation markers and comments.
  var pieces: [Range<Int>] = []

  /// The index of the first line after the body.
  var nextLine: Int

  /// Appends a piece, merging it with the last one if they are adjacent.
  fileprivate mutating func append(_ piece: Range<Int>) {
    guard !piece.isEmpty else { return }
    if let last = pieces.last, last.upperBound == piece.lowerBound {
      pieces[pieces.count - 1] = last.lowerBound..<piece.upperBound
    } else {
      pieces.append(piece)
    }
  }

  /// Adds the first line's indentation, from which syntax repair infers the positions of missing brackets.
  mutating func includeIndentation(of start: Int, in scan: TextScan) {
    guard let first = pieces.first, first.lowerBound == start else { return }
    let indent = scan.bytes[..<start].lastIndex { !$0.isSpaceOrTab }.map { $0 + 1 } ?? 0
    let isWholeIndent = indent == 0 || scan.bytes[indent - 1] == "\n"
    if isWholeIndent { pieces[0] = indent..<first.upperBound }
  }

  /// Drops everything from `end` on.
  fileprivate mutating func truncate(at end: Int) {
    while let last = pieces.last, last.upperBound > end {
      pieces.removeLast()
      if last.lowerBound < end { pieces.append(last.lowerBound..<end) }
    }
  }
}

extension TextScan {
  /// The body that starts at `start` in the line `first` and continues as long as lines satisfy `isPart`.
  ///
  /// Lines that satisfy `isIgnored` are left out, and so are trailing blank lines.
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
    body.truncate(at: end)
    return body
  }

  private func startOfLine(_ index: Int) -> Int { index < lines.count ? lines[index].lowerBound : bytes.count }

  /// The body outside of any fence that starts at `start` in the line `first`: the extent of its value.
  func unfencedBody(from first: Int, at start: Int) -> TextBody {
    let extent = extentOfValue(from: first, at: start)
    var last = first
    var body = body(from: first, at: start) { _ in
      last += 1
      return last < extent.nextLine
    }
    body.truncate(at: extent.end)
    return body
  }
}
