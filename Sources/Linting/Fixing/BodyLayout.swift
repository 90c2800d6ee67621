internal import JSONText

/// The layout of a JSON text: the whitespace between its parts, and how the file spells its bytes.
struct BodyLayout {
  let text: MappedText
  private let file: [UInt8]

  init(text: MappedText, file: [UInt8]) {
    self.text = text
    self.file = file
  }

  /// Whether the file spells the bytes of a range as an edit would spell them.
  ///
  /// False for bytes from a variable, line folding or a syntax repair, and where the file has comments between them.
  func isVerbatim(_ range: Range<Int>) -> Bool {
    guard let (expected, actual) = spelling(of: range) else { return false }
    return actual.elementsEqual(expected.utf8)
  }

  /// The same for whitespace and punctuation, ignoring line margins: indentation and the `>` of a quotation.
  private func isVerbatimIgnoringMargins(_ range: Range<Int>) -> Bool {
    guard let (expected, actual) = spelling(of: range) else { return false }
    return actual.filter { !$0.isMargin }.elementsEqual(expected.utf8.filter { !$0.isMargin })
  }

  /// How an edit would spell a range in the file, and what the file contains there.
  private func spelling(of range: Range<Int>) -> (expected: String, actual: ArraySlice<UInt8>)? {
    let range = range.clamped(to: text.bytes.indices)
    let source = text.map.source(of: range)
    guard source.lowerBound >= 0, source.upperBound <= file.count else { return nil }
    return (text.escaped(String(decoding: text.bytes[range], as: UTF8.self)), file[source])
  }

  /// Replaces a range; nil unless the range and the bytes adjacent to it are verbatim.
  func replacement(of range: Range<Int>, with new: String) -> TextEdit? {
    guard range.lowerBound >= 0, range.upperBound <= text.bytes.count,
      isVerbatim(max(0, range.lowerBound - 1)..<range.upperBound + 1)
    else { return nil }
    return TextEdit(range: text.map.source(of: range), text: text.escaped(new))
  }

  /// Removes a member together with one adjacent comma and the whitespace that belongs to it.
  func removal(of member: Range<Int>, _ entry: RangeIndex.Entry) -> TextEdit? {
    let removed = removedRange(for: member, entry)
    guard isVerbatimIgnoringMargins(removed.lowerBound..<member.lowerBound + 1),
      isVerbatimIgnoringMargins(member.upperBound..<removed.upperBound)
    else { return nil }
    return TextEdit(range: text.map.source(of: removed), text: "")
  }

  private func removedRange(for member: Range<Int>, _ entry: RangeIndex.Entry) -> Range<Int> {
    switch (entry.previousComma, entry.nextComma) {
    case (.some(let before), .some(let after)) where newline(in: before..<member.lowerBound) == nil:
      before + 1..<after + 1
    case (_, .some(let after)):
      member.lowerBound..<whitespaceEnd(from: after + 1)
    case (.some(let before), nil):
      whitespaceStart(before: before)..<member.upperBound
    case (nil, nil):
      whitespaceStart(before: member.lowerBound)..<whitespaceEnd(from: member.upperBound)
    }
  }
}

extension BodyLayout {
  /// The start of the whitespace that ends at `offset`.
  func whitespaceStart(before offset: Int) -> Int {
    var start = offset
    while start > 0, text.bytes[start - 1].isWhitespace { start -= 1 }
    return start
  }

  /// The end of the whitespace that starts at `offset`.
  func whitespaceEnd(from offset: Int) -> Int {
    var end = offset
    while end < text.bytes.count, text.bytes[end].isWhitespace { end += 1 }
    return end
  }

  /// The last newline in a range: LF, CRLF or CR.
  func newline(in range: Range<Int>) -> String? {
    guard let last = text.bytes[range].lastIndex(where: \.isNewline) else { return nil }
    guard text.bytes[last] == 0x0A else { return "\r" }
    return last > range.lowerBound && text.bytes[last - 1] == 0x0D ? "\r\n" : "\n"
  }

  /// The spaces and tabs at the start of the line that contains `offset`, up to `offset`.
  func indent(ofLineAt offset: Int) -> String {
    let start = text.bytes[..<offset].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
    return String(decoding: text.bytes[start..<offset].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }

  /// Whether only whitespace precedes `offset` in its line; false in the first line.
  func startsLine(_ offset: Int) -> Bool {
    newline(in: whitespaceStart(before: offset)..<offset) != nil
  }
}

extension UInt8 {
  fileprivate var isMargin: Bool { isSpaceOrTab || self == ">" }
}
