internal import Platform

/// Finds the members of the objects in a JSON text without parsing their values.
///
/// - Precondition: The text is valid JSON.
public struct MemberScan {
  private var index: Int

  /// - Parameter start: The offset at or before the opening brace of the first object.
  public init(at start: Int) {
    index = start
  }

  /// The keys and the byte ranges of the values of the next object; nil if none follows.
  ///
  /// Keys must not contain escape sequences. Objects nested in this one are skipped.
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

  /// The next string in the object, without its quotes; nil at the end of the object.
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

  /// Moves past the string that starts here.
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

  /// Moves to the comma or bracket after the value that starts here.
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
  /// The offset of the next quotation mark. Most bytes of a document are in strings, so this must be fast.
  fileprivate func firstQuote(from start: Int) -> Int? {
    unsafe withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let found = unsafe memchr(base + start, 0x22, count - start) else {
        return nil
      }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// Whether an odd number of backslashes precedes a byte of the string whose content starts at `start`.
  fileprivate func isEscaped(_ index: Int, inStringAt start: Int) -> Bool {
    var first = index
    while first > start, self[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return !(index - first).isMultiple(of: 2)
  }
}
