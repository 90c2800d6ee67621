internal import JSONText

extension Span<UInt8> {
  /// The index of the first byte at or after `start` that isn't whitespace.
  func firstNonWhitespace(from start: Int) -> Int? {
    (start..<max(start, count)).first { !self[$0].isWhitespace }
  }

  /// The index of the last byte before `end` that isn't whitespace.
  func lastNonWhitespace(before end: Int) -> Int? {
    (0..<end).last { !self[$0].isWhitespace }
  }

  /// A range without the whitespace around it; nil if it contains nothing else.
  func trimmedRange(in range: Range<Int>) -> Range<Int>? {
    guard let first = firstNonWhitespace(from: range.lowerBound), first < range.upperBound,
      let last = lastNonWhitespace(before: range.upperBound)
    else { return nil }
    return first..<last + 1
  }

  /// Whether `word`, which must be lower case, is at `index` and ends before `limit`, ignoring the case of ASCII letters.
  func starts(at index: Int, with word: StaticString, before limit: Int) -> Bool {
    guard index + word.utf8CodeUnitCount <= limit else { return false }
    return word.withUTF8Span { word in
      for offset in word.indices where self[index + offset].asciiLowercased != word[offset] { return false }
      return true
    }
  }

  /// The index of the first of the words, which must be lower case, in a range, ignoring the case of ASCII letters.
  func find(_ words: [StaticString], in range: Range<Int>) -> Int? {
    var isInitial = InlineArray<256, Bool>(repeating: false)
    for word in words {
      let initial = word.withUTF8Span { $0[0] }
      isInitial[Int(initial)] = true
      if initial.isLetter { isInitial[Int(initial ^ 0x20)] = true }
    }
    for index in range where isInitial[Int(self[index])] {
      if words.contains(where: { starts(at: index, with: $0, before: range.upperBound) }) { return index }
    }
    return nil
  }

  /// The index of `word`, which must be lower case, in a range, ignoring the case of ASCII letters.
  func find(_ word: StaticString, in range: Range<Int>) -> Int? {
    let initial = word.withUTF8Span { $0[0] }
    for index in range where self[index].asciiLowercased == initial {
      if starts(at: index, with: word, before: range.upperBound) { return index }
    }
    return nil
  }

  /// Whether the text contains `word`, which must be lower case, ignoring the case of ASCII letters.
  func contains(_ word: StaticString) -> Bool { find(word, in: 0..<count) != nil }
}
