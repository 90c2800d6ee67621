#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Finds the members of objects of a JSON text without a look at what they hold.
///
/// Only for text that is known to be JSON.
public struct MemberScan {
  private var index: Int

  /// - Parameter start: a byte before the first object to look at, or its own.
  public init(at start: Int) {
    index = start
  }

  /// The keys, which have no escapes, and the bytes of the values of the next object; nil if none follows.
  ///
  /// The object after that is the next one behind it.
  public mutating func members(in text: Span<UInt8>) -> [(key: String, value: Range<Int>)]? {
    skip(to: UInt8(ascii: "{"), in: text)
    guard index < text.count else { return nil }
    index += 1
    var members: [(key: String, value: Range<Int>)] = []
    while let key = string(in: text) {
      skip(to: UInt8(ascii: ":"), in: text)
      let start = min(index + 1, text.count)
      index = start
      skipValue(in: text)
      members.append((key, start..<index))
      guard index < text.count, text[index] == UInt8(ascii: ",") else { break }
    }
    return members
  }

  private mutating func skip(to byte: UInt8, in text: Span<UInt8>) {
    while index < text.count, text[index] != byte { index += 1 }
  }

  /// The next string before the object's end, without its quotes.
  private mutating func string(in text: Span<UInt8>) -> String? {
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      if text[index] == UInt8(ascii: "}") { return nil }
      index += 1
    }
    let start = index + 1
    skipString(in: text)
    guard start < index else { return nil }
    return String(copying: text.extracting(start..<index - 1))
  }

  /// Moves behind the string that starts here.
  private mutating func skipString(in text: Span<UInt8>) {
    let start = index + 1
    index = start
    while index < text.count {
      guard let quote = text.firstQuote(from: index) else { break }
      index = quote + 1
      if !text.isEscaped(quote, inStringAt: start) { return }
    }
    index = text.count
  }

  /// Moves to the comma or bracket behind the value that starts here.
  private mutating func skipValue(in text: Span<UInt8>) {
    var depth = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        skipString(in: text)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      index += 1
    }
  }
}

extension Span<UInt8> {
  /// Where the next quotation mark stands; most of a document's bytes are in strings, so this is worth being quick.
  fileprivate func firstQuote(from start: Int) -> Int? {
    withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + start, 0x22, count - start) else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// Whether an odd number of backslashes stands before a byte of the string whose text begins at `start`.
  fileprivate func isEscaped(_ index: Int, inStringAt start: Int) -> Bool {
    var first = index
    while first > start, self[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return !(index - first).isMultiple(of: 2)
  }
}

extension String {
  fileprivate init(copying bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
