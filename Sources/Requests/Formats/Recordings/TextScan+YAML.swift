internal import JSONText

extension TextScan {
  /// The key that starts at `start`, and the offset after its colon; nil if there is none.
  func yamlKey(at start: Int) -> (name: String, end: Int)? {
    let newline = endOfLine(start, before: bytes.count)
    guard let first = byte(start, before: newline) else { return nil }
    if first == "'" || first == "\"" {
      guard let close = endOfQuotes(start, before: newline) else { return nil }
      let colon = skipWhitespace(close..<newline)
      guard isKeyColon(colon, before: newline) else { return nil }
      return (String(decoding: bytes[start + 1..<close - 1], as: UTF8.self), colon + 1)
    }
    let stop = (start..<newline).first { isKeyColon($0, before: newline) || startsComment($0, after: start) }
    guard let stop, bytes[stop] == ":" else { return nil }
    return (String(decoding: bytes[trimmed(start..<stop)], as: UTF8.self), stop + 1)
  }

  private func isKeyColon(_ index: Int, before limit: Int) -> Bool {
    byte(index, before: limit) == ":" && (byte(index + 1, before: limit).map(\.isSpaceOrTab) ?? true)
  }

  /// The end of the part of a plain scalar that is on the line of `start`.
  func endOfPlainLine(_ start: Int) -> Int {
    let newline = endOfLine(start, before: bytes.count)
    let end = (start..<newline).first { startsComment($0, after: start) } ?? newline
    return bytes[start..<end].lastIndex { !$0.isSpaceOrTab }.map { $0 + 1 } ?? start
  }

  private func startsComment(_ index: Int, after start: Int) -> Bool {
    bytes[index] == "#" && index > start && bytes[index - 1].isSpaceOrTab
  }
}
