/// A text with undecodable bytes, decoded to UTF-8 as far as possible.
///
/// Undecodable bytes from 0xA0 on become the Latin-1 characters that they most likely are, so that a name in Latin-1
/// still consists of letters. All others become U+FFFD.
struct LenientUTF8 {
  /// The text in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Maps `bytes` to the original text.
  private(set) var segments: [SourceMap.Segment] = []
  /// The first undecodable byte of each line that has one, as a range of `bytes`.
  private(set) var undecodable: [Range<Int>] = []

  /// - Parameter bad: the offset of the first undecodable byte.
  init(_ text: Span<UInt8>, firstInvalidByte bad: Int) {
    bytes.reserveCapacity(text.count + 16)
    var start = 0
    var next: Int? = bad
    while let bad = next {
      copy(start..<bad, of: text)
      replace(text[bad], at: bad, isFirstOfLine: undecodable.isEmpty || hasNewline(text, in: start..<bad))
      start = bad + 1
      next = UTF8Scan.firstInvalidByte(in: text.extracting(start...)).map { start + $0 }
    }
    copy(start..<text.count, of: text)
  }

  private func hasNewline(_ text: Span<UInt8>, in range: Range<Int>) -> Bool {
    range.contains { text[$0] == 0x0A }
  }

  private mutating func copy(_ range: Range<Int>, of text: Span<UInt8>) {
    guard !range.isEmpty else { return }
    segments.append(SourceMap.Segment(derived: bytes.count..<bytes.count + range.count, source: range))
    for index in range { bytes.append(text[index]) }
  }

  private mutating func replace(_ byte: UInt8, at offset: Int, isFirstOfLine: Bool) {
    let scalar: Unicode.Scalar = byte < 0xA0 ? "\u{FFFD}" : Unicode.Scalar(byte)
    let start = bytes.count
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    segments.append(
      SourceMap.Segment(derived: start..<bytes.count, source: offset..<offset + 1, isReplacement: true))
    if isFirstOfLine { undecodable.append(start..<bytes.count) }
  }
}
