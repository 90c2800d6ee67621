extension SyntaxLexer {
  /// Reads unquoted text, or a string whose opening quote is missing.
  mutating func lexWord(into token: inout SyntaxToken) {
    let start = position
    if let quote = missingOpeningQuoteEnd(from: start) {
      token.kind = .string
      token.range = start..<quote + 1
      let open = TextEdit.insert("\"", at: start)
      log.add("missing opening quote", at: start..<start, edits: [open], fix: "insert '\"'")
      repairContent(start..<quote, quote: .double, convertedBy: nil)
      return
    }
    token.kind = .word
    token.range = start..<wordEnd(from: start)
    token.isCutOff = token.range.upperBound == bytes.count
  }

  /// Whether unquoted text can end at `offset`.
  func endsBareText(_ offset: Int) -> Bool {
    offset >= bytes.count || wordPiece(at: offset) == nil || byte(offset) == UInt8(ascii: ":")
      || commentEnd(at: offset) != nil
  }

  private func wordEnd(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, let length = wordPiece(at: offset) { offset += length }
    if offset > start { return offset }
    let isControl = bytes[start] < 0x20
    return isControl
      ? bytes[start...].firstIndex { $0 != bytes[start] } ?? bytes.count : start + decodeScalar(bytes, at: start).length
  }

  /// The length of the part of a word at `offset`; nil if the word ends there.
  private func wordPiece(at offset: Int) -> Int? {
    let byte = bytes[offset]
    switch byte {
    case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "\""):
      return nil
    case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "$"):
      if let end = placeholderEnd(at: offset) { return end - offset }
      return byte == UInt8(ascii: "{") ? nil : 1
    case UInt8(ascii: "="): return expectsKey ? nil : 1
    case UInt8(ascii: ":"):
      let next = self.byte(offset + 1)
      return expectsKey || containers.isEmpty || next == UInt8(ascii: "\"") || next <= 0x20 ? nil : 1
    case UInt8(ascii: "/"):
      return commentEnd(at: offset) == nil || self.byte(offset - 1) == UInt8(ascii: ":") ? 1 : nil
    case 0x80...0xFF:
      let (length, scalar) = decodeScalar(bytes, at: offset)
      return nonstandardSpace(at: offset) != nil || scalar?.smartQuote != nil ? nil : length
    default: return 1
    }
  }

  /// The offset of the closing quote of a string that has no opening quote on this line.
  private func missingOpeningQuoteEnd(from start: Int) -> Int? {
    var offset = start
    while offset < min(bytes.count, start + 256), !bytes[offset].isNewline {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        return offset > start && !self.byte(offset - 1).isSpaceOrTab && endsValue(offset + 1) ? offset : nil
      }
      if byte == UInt8(ascii: "{"), let end = placeholderEnd(at: offset) {
        offset = end
        continue
      }
      guard byte != UInt8(ascii: ","), byte != UInt8(ascii: ":"), !byte.isClosingBracket, !byte.isOpeningBracket else {
        return nil
      }
      offset += 1
    }
    return nil
  }
}
