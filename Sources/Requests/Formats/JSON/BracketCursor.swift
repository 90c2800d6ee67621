internal import JSONText

/// A cursor over a piece of a JSON text that stops at brackets and commas, skipping strings.
struct BracketCursor {
  private var index: Int
  private let end: Int
  private var depth = 0

  /// - Parameter piece: starts outside of any string; a string that isn't closed ends with it.
  init(_ piece: Range<Int>) {
    index = piece.lowerBound
    end = piece.upperBound
  }

  /// The offset of the next bracket or comma; nil at the end of the piece.
  mutating func next(in text: Span<UInt8>) -> Int? {
    while index < end {
      let position = index
      index += 1
      switch text[position] {
      case "\"": skipString(in: text)
      case "{", "[", "}", "]", ",": return position
      default: break
      }
    }
    return nil
  }

  /// The next comma or closing bracket of the array whose elements the cursor started in; nil at the end of the piece.
  mutating func nextSeparator(in text: Span<UInt8>) -> Int? {
    while let position = next(in: text) {
      switch text[position] {
      case "{", "[": depth += 1
      case ",": if depth == 0 { return position }
      case "]" where depth == 0: return position
      default: depth -= 1
      }
    }
    return nil
  }

  /// Advances past the closing quote of a string whose opening quote was just consumed.
  private mutating func skipString(in text: Span<UInt8>) {
    while index < end {
      let byte = text[index]
      index += byte == "\\" ? 2 : 1
      if byte == "\"" { return }
    }
  }
}
