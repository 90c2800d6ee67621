/// A key that an object holds already.
public struct DuplicateKey: Sendable, Equatable {
  /// The pointer that both keys share.
  public let pointer: JSONPointer

  /// The later key's bytes, quotes included.
  public let range: Range<Int>

  /// The first such key's bytes in the same object, quotes included.
  public let first: Range<Int>
}

extension DuplicateKey {
  /// All later keys of a valid JSON text that repeat an earlier one of the same object, in the order of the text.
  public static func all(in text: Span<UInt8>) -> [DuplicateKey] {
    []
  }
}
