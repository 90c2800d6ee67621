internal import JSONText
internal import Linting

/// The text of an open document in UTF-8, with the offsets of its lines.
///
/// Lines end at LF, CRLF or CR, both in the protocol and in reports.
struct DocumentText {
  /// Without a byte order mark, as for all positions in requests.
  private(set) var bytes: [UInt8]
  /// Whether the client's text starts with a byte order mark, which then counts as a character.
  private(set) var hasByteOrderMark: Bool
  private var lineStarts: [Int]

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text of a document as the client sends it.
  init(_ text: [UInt8]) {
    hasByteOrderMark = text.starts(with: Self.byteOrderMark)
    bytes = hasByteOrderMark ? Array(text.dropFirst(Self.byteOrderMark.count)) : text
    lineStarts = Self.lineStarts(in: bytes)
  }

  /// The text of a file as editors show it: decoded, and without a byte order mark.
  init(ofFile file: [UInt8]) {
    bytes = (try? SourceText(replacingUndecodable: file))?.bytes ?? file
    hasByteOrderMark = false
    lineStarts = Self.lineStarts(in: bytes)
  }

  mutating func replace(_ range: Range<Int>, with text: String) {
    bytes.replaceSubrange(range, with: text.utf8)
    lineStarts = Self.lineStarts(in: bytes)
  }

  /// Applies a change of the client, which may also add or remove a byte order mark.
  mutating func replace(_ range: TextRange, in encoding: PositionEncoding, with text: String) {
    guard range.start == TextPosition(line: 0, character: 0) else {
      return replace(bytes(of: range, in: encoding), with: text)
    }
    let keptMark = hasByteOrderMark && range.end == range.start ? Self.byteOrderMark : []
    let rest = bytes[bytes(of: range, in: encoding).upperBound...]
    self = DocumentText(Array(text.utf8) + keptMark + rest)
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
    let mark = position.line == 0 ? markWidth(in: encoding) : 0
    return offset(line: position.line, character: max(0, position.character - mark), in: encoding)
  }

  private func offset(line: Int, character: Int, in encoding: PositionEncoding) -> Int {
    guard line < lineStarts.count else { return bytes.count }
    let end = end(ofLine: line)
    var offset = lineStarts[line]
    var rest = character
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

  /// The range of a finding in a file with this text, by its lines and columns: bytes on disk may be encoded otherwise.
  func range(of range: LocatedFinding.SourceRange, in encoding: PositionEncoding) -> TextRange {
    func offset(_ position: LineTable.Position) -> Int {
      self.offset(line: position.line - 1, character: position.column - 1, in: .utf32)
    }
    return self.range(of: offset(range.start)..<offset(range.end), in: encoding)
  }

  func bytes(of range: TextRange, in encoding: PositionEncoding) -> Range<Int> {
    let start = offset(of: range.start, in: encoding)
    return start..<max(start, offset(of: range.end, in: encoding))
  }

  fileprivate func line(at offset: Int) -> Int { max(0, lineStarts.partitioningIndex { $0 > offset } - 1) }

  fileprivate func start(ofLine line: Int) -> Int { lineStarts[line] }

  /// How many characters the byte order mark counts as, if the client's text has one.
  fileprivate func markWidth(in encoding: PositionEncoding) -> Int {
    guard hasByteOrderMark else { return 0 }
    return encoding == .utf8 ? Self.byteOrderMark.count : 1
  }

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
    last.position.character = text.markWidth(in: encoding)
  }

  mutating func position(of offset: Int) -> TextPosition {
    let text = text
    let offset = min(max(offset, 0), text.bytes.count)
    let line = text.line(at: offset)
    if line != last.position.line || offset < last.offset {
      let mark = line == 0 ? text.markWidth(in: encoding) : 0
      last = (text.start(ofLine: line), TextPosition(line: line, character: mark))
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
