internal import JSONText

extension Placeholder {
  /// Whether the strings of a JSON text may contain placeholders or variables; false means that none does.
  ///
  /// Tests eight bytes at a time, so that the strings of most bodies needn't be scanned one by one. An escape sequence
  /// may encode any character, so a backslash counts, too.
  public static func mayOccur(inJSON text: Span<UInt8>) -> Bool {
    var index = 0
    while index + 8 <= text.count {
      let word = text.word(at: index)
      if word.containsStartByte || (word.contains("{") && hasPlaceholderBrace(in: text, index..<index + 8)) {
        return true
      }
      index += 8
    }
    return text.extracting(index...).contains { $0 == "\\" || $0 != "{" && $0.mayStartPlaceholder }
      || hasPlaceholderBrace(in: text, index..<text.count)
  }

  /// Whether a range of bytes contains a brace that doesn't open an object.
  private static func hasPlaceholderBrace(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.contains { index in
      guard text[index] == "{", index + 1 < text.count else { return false }
      let next = text[index + 1]
      return next > 0x20 && next != "\"" && next != "}"
    }
  }
}

extension UInt64 {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Whether one of the eight bytes equals `byte`; its difference is then zero, and subtracting one sets its top bit.
  fileprivate func contains(_ byte: UInt8) -> Bool {
    let difference = self ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & (Self.ones &* 0x80) != 0
  }

  /// Whether one of the eight bytes may start a placeholder, other than a brace.
  fileprivate var containsStartByte: Bool { contains("<") || contains("%") || contains("$") || contains("\\") }
}
