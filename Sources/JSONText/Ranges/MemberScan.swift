/// Finds the members of the objects in a JSON text without parsing their values.
///
/// Keys must not contain escape sequences.
///
/// - Precondition: The text is valid JSON.
public struct MemberScan {
  /// The offset of what is read next.
  public private(set) var index: Int

  /// - Parameter start: The offset at or before the opening brace of the first object.
  public init(at start: Int) {
    index = start
  }

  /// The keys and the byte ranges of the values of the next object; nil if none follows.
  ///
  /// Objects nested in this one are skipped.
  public mutating func members(in text: Span<UInt8>) -> [(key: String, value: Range<Int>)]? {
    guard enterObject(in: text) else { return nil }
    var members: [(key: String, value: Range<Int>)] = []
    while let key = nextKey(in: text) { members.append((key, skipValue(in: text))) }
    index = min(index + 1, text.count)
    return members
  }

  /// Moves into the next object; false if none follows.
  public mutating func enterObject(in text: Span<UInt8>) -> Bool {
    skip(to: UInt8(ascii: "{"), in: text)
    guard index < text.count else { return false }
    index += 1
    return true
  }

  /// Moves to the value of the object's next member, and returns its key; nil at the end of the object.
  public mutating func nextKey(in text: Span<UInt8>) -> String? {
    guard let key = string(in: text) else { return nil }
    skip(to: UInt8(ascii: ":"), in: text)
    index = min(index + 1, text.count)
    return key
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
      guard let quote = text.firstIndex(of: UInt8(ascii: "\""), from: index) else { break }
      index = quote + 1
      if !text.isEscaped(quote, inStringAt: start) { return }
    }
    index = text.count
  }

  /// Moves to the comma or bracket after the value that starts here, and returns the value's range.
  @discardableResult public mutating func skipValue(in text: Span<UInt8>) -> Range<Int> {
    let start = index
    var depth = 0
    while let next = text.firstDelimiter(from: index) {
      index = next
      switch text[index] {
      case UInt8(ascii: "\""):
        skipString(in: text)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ",") where depth > 0: break
      default:
        if depth == 0 { return start..<index }
        depth -= 1
      }
      index += 1
    }
    index = text.count
    return start..<index
  }
}

extension Span<UInt8> {
  /// The offset of the next bracket, comma or quotation mark.
  fileprivate func firstDelimiter(from start: Int) -> Int? {
    var index = start
    while index < count {
      switch self[index] {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "}"),
        UInt8(ascii: "]"):
        return index
      default: index += 1
      }
    }
    return nil
  }

  /// Whether an odd number of backslashes precedes a byte of the string whose content starts at `start`.
  fileprivate func isEscaped(_ index: Int, inStringAt start: Int) -> Bool {
    var first = index
    while first > start, self[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return !(index - first).isMultiple(of: 2)
  }
}
