extension SyntaxLexer {
  /// The end of the JavaScript expression whose first part ends at `offset`; nil if that part is all of it.
  func expressionEnd(atValue offset: Int) -> Int? {
    rules.hasExpressions && !isValueEnd(offset) ? expressionEnd(from: offset) : nil
  }

  /// Whether nothing but blanks and comments stands between `offset` and what ends a value.
  func isValueEnd(_ offset: Int) -> Bool {
    let end = significant(from: offset)
    return end >= bytes.count || Array(",;:}])".utf8).contains(bytes[end])
  }

  /// Whether the member that starts here is a spread, a shorthand, a method or has a computed key.
  func startsOddMember() -> Bool {
    let first = byte(position)
    if first == UInt8(ascii: "}") || first == UInt8(ascii: "]") || first == UInt8(ascii: ",") { return false }
    var end = position
    if let quote = openingQuote(at: position) {
      end = quotedEnd(from: position + quote.length, quote: first)
    } else {
      while byte(end).isNameByte || byte(end) == UInt8(ascii: "-") { end += 1 }
    }
    return byte(significant(from: end)) != UInt8(ascii: ":") || end == position
  }

  /// The comma, semicolon or closing bracket behind the expression at `start`.
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

  /// Behind the next `quote`; a plain quote's string ends with its line.
  private func quotedEnd(from start: Int, quote: UInt8) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] != quote {
      if bytes[offset].isLineEnd, quote != UInt8(ascii: "`") { return offset }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(bytes.count, offset + 1)
  }

  private func significant(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      if bytes[offset].isSpace {
        offset += 1
      } else if let space = oddSpace(at: offset) {
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
