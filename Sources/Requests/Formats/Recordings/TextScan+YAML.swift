extension TextScan {
  /// The key that starts at `start`, and the offset after its colon; nil if there is none.
  func yamlKey(at start: Int) -> (name: String, end: Int)? {
    let newline = endOfLine(start, before: bytes.count)
    guard let first = byte(start, before: newline) else { return nil }
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      guard let close = endOfYAMLQuotes(start, before: newline) else { return nil }
      let colon = skipWhitespace(close..<newline)
      guard isKeyColon(colon, before: newline) else { return nil }
      return (String(decoding: bytes[start + 1..<close - 1], as: UTF8.self), colon + 1)
    }
    var index = start
    while index < newline {
      if isKeyColon(index, before: newline) {
        return (String(decoding: bytes[trimmed(start..<index)], as: UTF8.self), index + 1)
      }
      if bytes[index] == UInt8(ascii: "#"), index > start, bytes[index - 1].isSpaceOrTab { return nil }
      index += 1
    }
    return nil
  }

  private func isKeyColon(_ index: Int, before limit: Int) -> Bool {
    byte(index, before: limit) == UInt8(ascii: ":")
      && (byte(index + 1, before: limit).map(\.isSpaceOrTab) ?? true)
  }

  /// The offset after the quote that closes the one at `start`; nil if it isn't closed.
  func endOfYAMLQuotes(_ start: Int, before limit: Int) -> Int? {
    let quote = bytes[start]
    var index = start + 1
    while let byte = byte(index, before: limit) {
      index += 1
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 1
      } else if byte == quote {
        guard quote == UInt8(ascii: "'"), self.byte(index, before: limit) == quote else { return index }
        index += 1
      }
    }
    return nil
  }

  /// The end of the part of a plain scalar that is on the line of `start`.
  func endOfPlainLine(_ start: Int) -> Int {
    let newline = endOfLine(start, before: bytes.count)
    var index = start
    while index < newline {
      if bytes[index] == UInt8(ascii: "#"), index > start, bytes[index - 1].isSpaceOrTab { break }
      index += 1
    }
    while index > start, bytes[index - 1].isSpaceOrTab { index -= 1 }
    return index
  }

  /// The offset after the bracket that closes the one at `start`, ignoring quoted brackets; nil if it isn't closed.
  func endOfFlow(_ start: Int) -> Int? {
    var depth = 0
    var index = start
    while let byte = byte(index, before: bytes.count) {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let close = endOfYAMLQuotes(index, before: bytes.count) else { return nil }
        index = close - 1
      default: break
      }
      index += 1
      if depth == 0 { return index }
    }
    return nil
  }
}
