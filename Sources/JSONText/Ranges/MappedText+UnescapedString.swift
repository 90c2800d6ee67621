extension MappedText {
  /// The unescaped string value at `pointer` in this JSON text; nil if there is none.
  public func unescapedString(at pointer: JSONPointer) -> MappedText? {
    RangeIndex(of: [pointer], in: bytes.span)[pointer].flatMap { unescapedString(in: $0.value) }
  }

  /// The unescaped string value of the JSON string at `range`, quotes included; nil if there is none.
  public func unescapedString(in range: Range<Int>) -> MappedText? {
    unescapedStrings(in: [range])
  }

  /// The unescaped values of the JSON strings at `ranges`, quotes included, joined; nil if one isn't a string.
  public func unescapedStrings(in ranges: [Range<Int>]) -> MappedText? {
    var unescaped = UnescapedString()
    for range in ranges {
      guard range.count >= 2, range.upperBound <= bytes.count, bytes[range.lowerBound] == UInt8(ascii: "\"") else {
        return nil
      }
      var index = range.lowerBound + 1
      while index < range.upperBound - 1 {
        index = unescaped.consume(bytes, at: index, end: range.upperBound - 1)
      }
    }
    return MappedText(
      bytes: unescaped.bytes, map: SourceMap(unescaped.segments).mapped(through: map), layers: [.jsonString] + layers)
  }
}

/// The unescaped bytes of a string, and the source of each run of them.
private struct UnescapedString {
  private(set) var bytes: [UInt8] = []
  private(set) var segments: [SourceMap.Segment] = []

  /// Consumes one escape sequence or run of other bytes at `index`; returns the index after it.
  mutating func consume(_ text: [UInt8], at index: Int, end: Int) -> Int {
    guard text[index] == UInt8(ascii: "\\"), index + 1 < end else {
      let stop = text[index..<end].dropFirst().firstIndex(of: UInt8(ascii: "\\")) ?? end
      append(text[index..<stop], from: index..<stop)
      return stop
    }
    let (scalar, length) = Self.escape(in: text[index..<end])
    append(Array(String(Character(scalar)).utf8)[...], from: index..<index + length)
    return index + length
  }

  private mutating func append(_ piece: ArraySlice<UInt8>, from source: Range<Int>) {
    segments.extend(by: .init(derived: bytes.count..<bytes.count + piece.count, source: source))
    bytes.append(contentsOf: piece)
  }

  /// The scalar that the escape sequence at the start of `text` denotes, and the length of the sequence in bytes.
  private static func escape(in text: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int) {
    switch text.dropFirst().first {
    case UInt8(ascii: "n"): ("\n", 2)
    case UInt8(ascii: "r"): ("\r", 2)
    case UInt8(ascii: "t"): ("\t", 2)
    case UInt8(ascii: "b"): ("\u{8}", 2)
    case UInt8(ascii: "f"): ("\u{C}", 2)
    case UInt8(ascii: "u"): unicodeEscape(in: text)
    case let byte?: (Unicode.Scalar(byte), 2)
    case nil: ("\\", 1)
    }
  }

  private static func unicodeEscape(in text: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int) {
    guard let unit = codeUnit(in: text) else { return ("\u{FFFD}", 2) }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    guard let low = codeUnit(in: text.dropFirst(6)), (0xDC00...0xDFFF).contains(low), unit < 0xDC00 else {
      return ("\u{FFFD}", 6)
    }
    let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
    return (Unicode.Scalar(value) ?? "\u{FFFD}", 12)
  }

  /// The UTF-16 code unit that the `\uXXXX` at the start of `text` denotes.
  private static func codeUnit(in text: ArraySlice<UInt8>) -> UInt16? {
    guard text.count >= 6, text.starts(with: "\\u".utf8) else { return nil }
    return UInt16(String(decoding: text.dropFirst(2).prefix(4), as: UTF8.self), radix: 16)
  }
}
