internal import JSONText

/// A text with the blanks and line ends between its parts, and how the file writes it.
struct BodyLayout {
  let text: MappedText
  private let file: [UInt8]

  init(text: MappedText, file: [UInt8]) {
    self.text = text
    self.file = file
  }

  /// Whether the file writes the bytes of a range as an insertion of them would be written.
  ///
  /// Not so for bytes that come from a variable, from folding or from a mend, and for comments between them.
  func isWritten(_ range: Range<Int>) -> Bool {
    guard let (expected, written) = writing(of: range) else { return false }
    return written.elementsEqual(expected.utf8)
  }

  /// The same for white space and punctuation, where a line may also have a margin: blanks, or a quotation's `>`.
  private func isWrittenInMargins(_ range: Range<Int>) -> Bool {
    guard let (expected, written) = writing(of: range) else { return false }
    return written.filter { !$0.isMargin }.elementsEqual(expected.utf8.filter { !$0.isMargin })
  }

  /// How a range has to be written in the file, and what stands there.
  private func writing(of range: Range<Int>) -> (expected: String, written: ArraySlice<UInt8>)? {
    let range = range.clamped(to: text.bytes.indices)
    let source = text.map.source(of: range)
    guard source.lowerBound >= 0, source.upperBound <= file.count else { return nil }
    return (text.escaped(String(decoding: text.bytes[range], as: UTF8.self)), file[source])
  }

  /// Replaces bytes by a text of the same kind; nil where they, or the ones beside them, aren't written so.
  func replacement(of range: Range<Int>, with new: String) -> TextEdit? {
    guard range.lowerBound >= 0, range.upperBound <= text.bytes.count,
      isWritten(max(0, range.lowerBound - 1)..<range.upperBound + 1)
    else { return nil }
    return TextEdit(range: text.map.source(of: range), text: text.escaped(new))
  }

  /// Takes out a member with one of the commas beside it and the blanks that belong to it.
  func removal(of member: Range<Int>, _ place: PlaceIndex.Place) -> TextEdit? {
    let cut = cut(of: member, place)
    guard isWrittenInMargins(cut.lowerBound..<member.lowerBound + 1),
      isWrittenInMargins(member.upperBound..<cut.upperBound)
    else { return nil }
    return TextEdit(range: text.map.source(of: cut), text: "")
  }

  private func cut(of member: Range<Int>, _ place: PlaceIndex.Place) -> Range<Int> {
    switch (place.previousComma, place.nextComma) {
    case (.some(let before), .some(let behind)) where lineEnd(in: before..<member.lowerBound) == nil:
      before + 1..<behind + 1
    case (_, .some(let behind)):
      member.lowerBound..<spaceEnd(from: behind + 1)
    case (.some(let before), nil):
      spaceStart(before: before)..<member.upperBound
    case (nil, nil):
      spaceStart(before: member.lowerBound)..<spaceEnd(from: member.upperBound)
    }
  }
}

extension BodyLayout {
  /// Where the white space that ends at `offset` starts.
  func spaceStart(before offset: Int) -> Int {
    var start = offset
    while start > 0, text.bytes[start - 1].isJSONSpace { start -= 1 }
    return start
  }

  /// Where the white space that starts at `offset` ends.
  func spaceEnd(from offset: Int) -> Int {
    var end = offset
    while end < text.bytes.count, text.bytes[end].isJSONSpace { end += 1 }
    return end
  }

  /// The last line end of a range: LF, CRLF or CR.
  func lineEnd(in range: Range<Int>) -> String? {
    guard let last = text.bytes[range].lastIndex(where: \.isLineEnd) else { return nil }
    guard text.bytes[last] == 0x0A else { return "\r" }
    return last > range.lowerBound && text.bytes[last - 1] == 0x0D ? "\r\n" : "\n"
  }

  /// The blanks that the line of `offset` starts with, as far as they stand before it.
  func indent(ofLineAt offset: Int) -> String {
    let start = text.bytes[..<offset].lastIndex(where: \.isLineEnd).map { $0 + 1 } ?? 0
    return String(decoding: text.bytes[start..<offset].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }

  /// Whether nothing but blanks stands before `offset` in its line, which is not the text's first.
  func startsLine(_ offset: Int) -> Bool {
    lineEnd(in: spaceStart(before: offset)..<offset) != nil
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }

  fileprivate var isMargin: Bool { self == 0x20 || self == 0x09 || self == UInt8(ascii: ">") }

  fileprivate var isJSONSpace: Bool { self == 0x20 || self == 0x09 || isLineEnd }
}
