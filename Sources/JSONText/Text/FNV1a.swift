/// The 64-bit FNV-1a hash, which is the same in every run.
package struct FNV1a {
  /// The hash of the bytes so far.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  package mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
  }

  /// The hash of a text, which is the same for both cases of an ASCII letter.
  package static func hash(caseless text: Span<UInt8>) -> UInt64 {
    var hash = FNV1a()
    for index in text.indices { hash.combine(text[index].asciiLowercased) }
    return hash.value
  }
}
