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
    var index = start
    while index < newline {
      if isKeyColon(index, before: newline) {
        return (String(decoding: bytes[trimmed(start..<index)], as: UTF8.self), index + 1)
      }
      if bytes[index] == "#", index > start, bytes[index - 1].isSpaceOrTab { return nil }
      index += 1
    }
    return nil
  }

  private func isKeyColon(_ index: Int, before limit: Int) -> Bool {
    byte(index, before: limit) == ":" && (byte(index + 1, before: limit).map(\.isSpaceOrTab) ?? true)
  }

  /// The end of the part of a plain scalar that is on the line of `start`.
  func endOfPlainLine(_ start: Int) -> Int {
    let newline = endOfLine(start, before: bytes.count)
    var index = start
    while index < newline {
      if bytes[index] == "#", index > start, bytes[index - 1].isSpaceOrTab { break }
      index += 1
    }
    while index > start, bytes[index - 1].isSpaceOrTab { index -= 1 }
    return index
  }
}
