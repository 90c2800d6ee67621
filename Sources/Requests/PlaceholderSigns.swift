/// Looks for the bytes that placeholders start with, eight at a time.
extension Placeholder {
  /// Whether the strings of a JSON text may hold placeholders or variables; false means that none does.
  ///
  /// Quick, so that the strings of most bodies need no look of their own. An escape may stand for any sign.
  public static func mayStand(inJSON text: Span<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if word.hasSign || (word.has(Sign.brace) && isBraceOpening(in: bytes, index..<index + 8)) { return true }
        index += 8
      }
      return bytes[index...].contains(where: Sign.isSign) || isBraceOpening(in: bytes, index..<bytes.count)
    }
  }

  /// Whether one of some bytes is a brace that opens no object.
  private static func isBraceOpening(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.contains { index in
      guard text[index] == Sign.brace, index + 1 < text.count else { return false }
      let next = text[index + 1]
      return next > 0x20 && next != UInt8(ascii: "\"") && next != UInt8(ascii: "}")
    }
  }
}

private enum Sign {
  static let brace = UInt8(ascii: "{")

  static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "\\"): true
    default: false
    }
  }
}

extension UInt64 {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Whether one of the eight bytes is `byte`: only then does taking one from each byte's difference carry its top bit.
  fileprivate func has(_ byte: UInt8) -> Bool {
    let difference = self ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & (Self.ones &* 0x80) != 0
  }

  fileprivate var hasSign: Bool {
    has(UInt8(ascii: "<")) || has(UInt8(ascii: "%")) || has(UInt8(ascii: "$")) || has(UInt8(ascii: "\\"))
  }
}
