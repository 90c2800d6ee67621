/// The text of an open document in UTF-8, with the offsets of its lines.
///
/// Lines end at LF, CRLF or CR, both in the protocol and in reports.
struct DocumentText {
  private(set) var bytes: [UInt8]
  private var lineStarts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = Self.lineStarts(in: bytes)
  }

  mutating func replace(_ range: Range<Int>, with text: String) {
    bytes.replaceSubrange(range, with: text.utf8)
    lineStarts = Self.lineStarts(in: bytes)
  }

  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    let text = bytes.span
    for index in text.indices {
      let byte = text[index]
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0A || index + 1 == text.count || text[index + 1] != 0x0A { starts.append(index + 1) }
    }
    return starts
  }

  /// The bytes of the line that contains an offset, without its newline.
  func lineRange(at offset: Int) -> Range<Int> {
    let line = line(at: offset)
    return lineStarts[line]..<end(ofLine: line)
  }

  /// The byte offset of a position. A position after the end of its line stands for the end of the line, and one inside
  /// of a scalar for the scalar's start.
  func offset(of position: TextPosition, in encoding: PositionEncoding) -> Int {
    guard position.line < lineStarts.count else { return bytes.count }
    let end = end(ofLine: position.line)
    var offset = lineStarts[position.line]
    var rest = position.character
    while offset < end {
      let length = Self.scalarLength(bytes[offset])
      let width = encoding == .utf8 ? length : encoding.width(ofScalarStartingWith: bytes[offset])
      guard width <= rest else { break }
      rest -= width
      offset += length
    }
    return min(offset, end)
  }

  /// The position of a byte offset.
  func position(of offset: Int, in encoding: PositionEncoding) -> TextPosition {
    var cursor = PositionCursor(self, encoding)
    return cursor.position(of: offset)
  }

  func range(of bytes: Range<Int>, in encoding: PositionEncoding) -> TextRange {
    TextRange(start: position(of: bytes.lowerBound, in: encoding), end: position(of: bytes.upperBound, in: encoding))
  }

  func bytes(of range: TextRange, in encoding: PositionEncoding) -> Range<Int> {
    let start = offset(of: range.start, in: encoding)
    return start..<max(start, offset(of: range.end, in: encoding))
  }

  fileprivate func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  fileprivate func start(ofLine line: Int) -> Int { lineStarts[line] }

  private func end(ofLine line: Int) -> Int {
    guard line + 1 < lineStarts.count else { return bytes.count }
    let next = lineStarts[line + 1]
    let isCRLF = next - lineStarts[line] >= 2 && bytes[next - 1] == 0x0A && bytes[next - 2] == 0x0D
    return next - (isCRLF ? 2 : 1)
  }

  private static func scalarLength(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }
}

/// Converts byte offsets to positions, most quickly in ascending order: long lines are then scanned only once.
struct PositionCursor {
  private let text: DocumentText
  private let encoding: PositionEncoding
  private var last = (offset: 0, position: TextPosition(line: 0, character: 0))

  init(_ text: DocumentText, _ encoding: PositionEncoding) {
    self.text = text
    self.encoding = encoding
  }

  mutating func position(of offset: Int) -> TextPosition {
    let text = text
    let offset = min(max(offset, 0), text.bytes.count)
    let line = text.line(at: offset)
    if line != last.position.line || offset < last.offset {
      last = (text.start(ofLine: line), TextPosition(line: line, character: 0))
    }
    let bytes = text.bytes.span
    var width = 0
    var index = last.offset
    while index < offset {
      width += encoding.width(ofScalarStartingWith: bytes[index])
      index += 1
    }
    last.position.character += width
    last.offset = offset
    return last.position
  }
}
