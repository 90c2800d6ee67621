/// Validates UTF-8 as defined by the Unicode Standard (table 3-7, well-formed byte sequences).
enum UTF8Scan {
  /// The offset of the first byte that is not part of a well-formed sequence; nil if the text is valid.
  static func firstInvalidByte(in text: Span<UInt8>) -> Int? {
    var offset = 0
    while true {
      offset = endOfASCII(from: offset, in: text)
      guard offset < text.count else { return nil }
      guard let length = scalarLength(at: offset, in: text) else { return offset }
      offset += length
    }
  }

  /// The length of the scalar at `offset` in bytes; nil if the sequence is ill-formed.
  static func scalarLength(at offset: Int, in text: Span<UInt8>) -> Int? {
    let (length, second) = form(of: text[offset])
    guard length > 1 else { return length == 1 ? 1 : nil }
    guard length <= text.count - offset, second.contains(text[offset + 1]) else { return nil }
    for index in 2..<max(2, length) where !(0x80...0xBF).contains(text[offset + index]) { return nil }
    return length
  }

  /// The offset of the first non-ASCII byte at or after `start`; checks eight bytes at a time.
  static func endOfASCII(from start: Int, in text: Span<UInt8>) -> Int {
    var offset = start
    while text.count - offset >= 8 {
      guard text.word(at: offset) & 0x8080_8080_8080_8080 == 0 else { break }
      offset += 8
    }
    while offset < text.count, text[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// The length of the sequence that starts with `lead`, 0 if none can, and the range of valid second bytes.
  private static func form(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
    switch lead {
    case 0x00...0x7F: (1, 0x80...0xBF)
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: (0, 0x80...0xBF)
    }
  }
}
