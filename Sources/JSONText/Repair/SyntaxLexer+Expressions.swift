extension SyntaxLexer {
  /// The end of the JavaScript expression whose first operand ends at `offset`; nil if the operand is all of it.
  func expressionEnd(atValue offset: Int) -> Int? {
    rules.allowsExpressions && !isValueEnd(offset) ? expressionEnd(from: offset) : nil
  }

  /// Whether only whitespace and comments precede the next delimiter after a value.
  func isValueEnd(_ offset: Int) -> Bool {
    let end = firstSignificantByte(from: offset)
    return end >= bytes.count || Array(",;:}])".utf8).contains(bytes[end])
  }

  /// Whether the member that starts here is a spread, a shorthand, or a method, or has a computed key.
  func startsNonstandardMember() -> Bool {
    let first = byte(position)
    if first == UInt8(ascii: "}") || first == UInt8(ascii: "]") || first == UInt8(ascii: ",") { return false }
    var end = position
    if let quote = openingQuote(at: position) {
      end = quotedEnd(from: position + quote.length, quote: first)
    } else {
      while byte(end).isNameByte || byte(end) == UInt8(ascii: "-") { end += 1 }
    }
    return byte(firstSignificantByte(from: end)) != UInt8(ascii: ":") || end == position
  }

  /// The offset of the comma, semicolon, or closing bracket after the expression at `start`.
  func expressionEnd(from start: Int) -> Int {
    var offset = start
    var depth = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        offset = quotedEnd(from: offset + 1, quote: byte)
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return offset }
        depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        if depth == 0 { return offset }
      case UInt8(ascii: "/"):
        if let end = commentEnd(at: offset) {
          offset = end
          continue
        }
      default: break
      }
      offset += 1
    }
    return offset
  }

  /// The offset after the next `quote`. Unless `quote` is a backtick, the search stops at the end of the line.
  private func quotedEnd(from start: Int, quote: UInt8) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] != quote {
      if bytes[offset].isNewline, quote != UInt8(ascii: "`") { return offset }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(bytes.count, offset + 1)
  }

  /// The offset of the first byte at or after `start` that is neither whitespace nor in a comment.
  private func firstSignificantByte(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      if bytes[offset].isWhitespace {
        offset += 1
      } else if let space = nonstandardSpace(at: offset) {
        offset += space.length
      } else if let end = commentEnd(at: offset) {
        offset = end
      } else {
        break
      }
    }
    return offset
  }
}
