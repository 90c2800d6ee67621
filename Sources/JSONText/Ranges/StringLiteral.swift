/// Unescapes JSON strings.
enum StringLiteral {
  /// The unescaped UTF-8 value of the string at `range`, quotes included.
  ///
  /// In invalid strings, a lone surrogate becomes U+FFFD, and an unknown escape sequence the byte after its backslash.
  static func unescaped(_ range: Range<Int>, in text: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    let end = range.upperBound - 1
    var offset = range.lowerBound + 1
    while offset < end {
      if text[offset] == UInt8(ascii: "\\") {
        offset = appendEscape(at: offset, before: end, in: text, to: &result)
      } else {
        result.append(text[offset])
        offset += 1
      }
    }
    return result
  }

  /// Appends the value of the escape sequence at `offset`; returns the offset after it.
  private static func appendEscape(
    at offset: Int, before end: Int, in text: Span<UInt8>, to result: inout [UInt8]
  ) -> Int {
    guard offset + 1 < end else { return end }
    switch text[offset + 1] {
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      let (scalar, next) = scalar(at: offset, before: end, in: text)
      result.append(contentsOf: String(scalar).utf8)
      return next
    case let byte: result.append(byte)
    }
    return offset + 2
  }

  /// The scalar that the `\u` escape sequence or surrogate pair at `offset` denotes, and the offset after it.
  private static func scalar(at offset: Int, before end: Int, in text: Span<UInt8>) -> (Unicode.Scalar, next: Int) {
    guard let unit = unit(at: offset, before: end, in: text) else { return ("\u{FFFD}", min(offset + 2, end)) }
    if UTF16.isLeadSurrogate(unit), let low = Self.unit(at: offset + 6, before: end, in: text),
      UTF16.isTrailSurrogate(low)
    {
      return (UTF16.decode(UTF16.EncodedScalar([unit, low])), offset + 12)
    }
    return (Unicode.Scalar(unit) ?? "\u{FFFD}", offset + 6)
  }

  /// The UTF-16 code unit that the `\uXXXX` at `offset` denotes; nil if there is none.
  private static func unit(at offset: Int, before end: Int, in text: Span<UInt8>) -> UInt16? {
    guard offset + 6 <= end, text[offset] == UInt8(ascii: "\\"), text[offset + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt16 = 0
    for index in offset + 2..<offset + 6 {
      guard let digit = Character(Unicode.Scalar(text[index])).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
