extension TextScan {
  /// The key that starts at `start`, and the byte behind its colon; nil where no key stands.
  func yamlKey(at start: Int) -> (name: String, end: Int)? {
    let lineEnd = endOfLine(start, before: bytes.count)
    guard let first = byte(start, before: lineEnd) else { return nil }
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      guard let close = endOfYAMLQuotes(start, before: lineEnd) else { return nil }
      let colon = skipBlanks(close..<lineEnd)
      guard isKeyColon(colon, before: lineEnd) else { return nil }
      return (String(decoding: bytes[start + 1..<close - 1], as: UTF8.self), colon + 1)
    }
    var index = start
    while index < lineEnd {
      if isKeyColon(index, before: lineEnd) {
        return (String(decoding: bytes[trimmed(start..<index)], as: UTF8.self), index + 1)
      }
      if bytes[index] == UInt8(ascii: "#"), index > start, bytes[index - 1].isASCIIBlank { return nil }
      index += 1
    }
    return nil
  }

  private func isKeyColon(_ index: Int, before lineEnd: Int) -> Bool {
    byte(index, before: lineEnd) == UInt8(ascii: ":")
      && (byte(index + 1, before: lineEnd).map(\.isASCIIBlank) ?? true)
  }

  /// Behind the quote that closes the one at `start`.
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

  /// Where the part of a plain scalar ends that stands in one line.
  func endOfPlainLine(_ start: Int) -> Int {
    let lineEnd = endOfLine(start, before: bytes.count)
    var index = start
    while index < lineEnd {
      if bytes[index] == UInt8(ascii: "#"), index > start, bytes[index - 1].isASCIIBlank { break }
      index += 1
    }
    while index > start, bytes[index - 1].isASCIIBlank { index -= 1 }
    return index
  }

  /// Behind the bracket that closes the one at `start`; brackets in quotes don't count.
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
