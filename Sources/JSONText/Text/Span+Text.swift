internal import Platform

extension Span<UInt8> {
  /// Whether two texts are equal but for the case of ASCII letters.
  @inlinable
  package func isEqual(ignoringCase other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index].asciiLowercased != other[index].asciiLowercased { return false }
    return true
  }

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
