internal import Platform

extension Span<UInt8> {
  /// Whether two texts are equal but for the case of ASCII letters.
  @inlinable
  package func isEqual(ignoringCase other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    if isEqual(to: other) { return true }
    for index in indices where self[index].asciiLowercased != other[index].asciiLowercased { return false }
    return true
  }

  @usableFromInline
  package func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { text in
      unsafe other.withUnsafeBytes { other in
        guard let start = text.baseAddress, let otherStart = other.baseAddress else { return true }
        return unsafe memcmp(start, otherStart, text.count) == 0
      }
    }
  }

  /// Whether exactly `text` is at `index`.
  @inlinable
  package func has(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index <= count - text.utf8CodeUnitCount else { return false }
    return text.withUTF8Span { text in
      for offset in text.indices where self[index + offset] != text[offset] { return false }
      return true
    }
  }

  /// The eight bytes from `index` on, which must be eight or more before the end, as a number of the machine's byte order.
  @inlinable
  package func word(at index: Int) -> UInt64 {
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// The index of the first of these bytes in a range.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    unsafe extracting(range).withUnsafeBytes { text in
      guard let start = text.baseAddress, let found = unsafe memchr(start, Int32(byte), text.count) else { return nil }
      return unsafe range.lowerBound + (UnsafeRawPointer(found) - start)
    }
  }

  /// The index of the first of these bytes at or after `start`, which may be past the end.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    firstIndex(of: byte, in: Swift.min(start, count)..<count)
  }

  /// A hash that is the same for both cases of an ASCII letter; for use within one run.
  package var caselessHash: UInt64 {
    var hash = UInt64(truncatingIfNeeded: count)
    var index = 0
    func combine(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    while index + 8 <= count {
      combine(word(at: index).asciiLowercased)
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(self[index].asciiLowercased)
      index += 1
    }
    combine(rest)
    return hash
  }

  @inlinable
  package func contains(_ byte: UInt8) -> Bool { contains { $0 == byte } }

  /// Whether any byte satisfies the condition.
  @inlinable
  package func contains(where condition: (UInt8) -> Bool) -> Bool { firstIndex(where: condition) != nil }

  /// The index of the first byte that satisfies the condition.
  @inlinable
  package func firstIndex(where condition: (UInt8) -> Bool) -> Int? {
    for index in indices where condition(self[index]) { return index }
    return nil
  }
}

extension UInt64 {
  /// Eight bytes with ASCII letters in lower case.
  fileprivate var asciiLowercased: UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let bits = self & (ones &* 0x7F)
    // The top bit of a byte is set in the first if the byte's other bits are 'A' or more, in the second if more than 'Z'.
    let (fromA, aboveZ) = (bits &+ ones &* 0x3F, bits &+ ones &* 0x25)
    return self | (~self & (fromA ^ aboveZ) & (ones &* 0x80)) >> 2
  }
}

extension String {
  @inlinable
  package init(copying text: Span<UInt8>) {
    self = unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the text's UTF-8.
  @inlinable
  package func withUTF8Span<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8 { unsafe body($0.span) }
  }

  /// Whether two texts are equal but for the case of ASCII letters.
  @inlinable
  package func isEqual(ignoringCase other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return withUTF8Span { text in other.withUTF8Span { text.isEqual(ignoringCase: $0) } }
  }
}

extension StaticString {
  /// Calls `body` with the text's UTF-8.
  @inlinable
  package func withUTF8Span<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    withUTF8Buffer { unsafe body($0.span) }
  }
}

extension Hasher {
  /// Feeds the bytes at once, not one by one as an array does.
  @inlinable
  package mutating func combine(_ text: Span<UInt8>) {
    unsafe text.withUnsafeBytes { unsafe combine(bytes: $0) }
  }
}

extension [UInt8] {
  @inlinable
  package init(copying text: Span<UInt8>) {
    self = unsafe text.withUnsafeBufferPointer { unsafe Array($0) }
  }
}
