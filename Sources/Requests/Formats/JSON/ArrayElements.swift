internal import JSONText

/// The elements of a top-level array, split without parsing them.
///
/// Each element is then parsed on its own, so that a long array never needs a tree of the whole text.
struct ArrayElements {
  /// The byte range of each element, without surrounding whitespace.
  let ranges: [Range<Int>]

  /// Nil if the text isn't an array, or its brackets, strings, and commas are malformed.
  init?(of text: Span<UInt8>) {
    guard let open = text.firstNonWhitespace(from: 0), text[open] == UInt8(ascii: "[") else { return nil }
    var ranges: [Range<Int>] = []
    var start = open + 1
    var cursor = BracketCursor(from: start)
    while let stop = cursor.nextSeparator(in: text) {
      let isLast = text[stop] == UInt8(ascii: "]")
      if let element = text.trimmedRange(in: start..<stop) {
        ranges.append(element)
      } else if !(isLast && ranges.isEmpty) {
        return nil
      }
      start = stop + 1
      guard isLast else { continue }
      guard text.firstNonWhitespace(from: start) == nil else { return nil }
      self.ranges = ranges
      return
    }
    return nil
  }
}

/// A cursor over an array's text that stops at the commas and the closing bracket of the array itself.
struct BracketCursor {
  private var index: Int
  private var depth = 0

  init(from start: Int) {
    index = start
  }

  /// The next comma or closing bracket of the array itself; nil at the end of the text.
  mutating func nextSeparator(in text: Span<UInt8>) -> Int? {
    while index < text.count {
      let position = index
      index += 1
      switch text[position] {
      case UInt8(ascii: "\""): skipString(in: text)
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]") where depth == 0: return position
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 0: return position
      default: break
      }
    }
    return nil
  }

  /// Advances past the closing quote of a string whose opening quote was just consumed.
  private mutating func skipString(in text: Span<UInt8>) {
    while index < text.count {
      let byte = text[index]
      index += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return }
    }
  }
}
