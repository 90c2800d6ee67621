extension Span<UInt8> {
  /// The index of the first byte at or after `start` that isn't whitespace.
  func firstNonWhitespace(from start: Int) -> Int? {
    var index = start
    while index < count {
      if !self[index].isWhitespace { return index }
      index += 1
    }
    return nil
  }

  /// The index of the last byte before `end` that isn't whitespace.
  func lastNonWhitespace(before end: Int) -> Int? {
    var index = end
    while index > 0 {
      index -= 1
      if !self[index].isWhitespace { return index }
    }
    return nil
  }

  /// A range without the whitespace around it; nil if it contains nothing else.
  func trimmedRange(in range: Range<Int>) -> Range<Int>? {
    guard let first = firstNonWhitespace(from: range.lowerBound), first < range.upperBound,
      let last = lastNonWhitespace(before: range.upperBound)
    else { return nil }
    return first..<last + 1
  }

  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }
}
