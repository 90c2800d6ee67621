import JSONText
import Testing

@Suite struct LineTableTests {
  struct Example: Sendable {
    let bytes: [UInt8]
    let offset: Int
    let line: Int
    let column: Int

    init(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
      self.init(Array(text.utf8), offset, line, column)
    }

    init(_ bytes: [UInt8], _ offset: Int, _ line: Int, _ column: Int) {
      self.bytes = bytes
      self.offset = offset
      self.line = line
      self.column = column
    }
  }

  @Test(arguments: [
    Example("", 0, 1, 1), Example("", 9, 1, 1), Example("abc", -1, 1, 1), Example("abc", .max, 1, 4),
    Example("a\nb", 1, 1, 2), Example("a\nb", 2, 2, 1), Example("a\n", 2, 2, 1),
    Example("a\r\nb", 1, 1, 2), Example("a\r\nb", 2, 1, 3), Example("a\r\nb", 3, 2, 1),
    Example("a\rb\r\rc", 2, 2, 1), Example("a\rb\r\rc", 5, 4, 1), Example("\n\r\n\r", 4, 4, 1),
    Example("\t\tx", 2, 1, 3), Example("é😀x", 0, 1, 1), Example("é😀x", 1, 1, 1), Example("é😀x", 2, 1, 2),
    Example("é😀x", 5, 1, 2), Example("é😀x", 6, 1, 3), Example("e\u{301}x", 3, 1, 3),
    Example("\u{FEFF}ab", 0, 1, 1), Example("\u{FEFF}ab", 2, 1, 1), Example("\u{FEFF}ab", 3, 1, 1),
    Example("\u{FEFF}ab", 4, 1, 2), Example("\n\u{FEFF}ab", 4, 2, 2),
    Example([0xFF, 0xC3, 0x61], 2, 1, 3), Example([0xE2, 0x82, 0x61], 2, 1, 3), Example([0xC0, 0x80, 0x61], 2, 1, 3),
    Example([0xED, 0xA0, 0x80, 0x61], 3, 1, 4), Example([0xF0, 0x9F], 2, 1, 3),
  ])
  func countsLinesAndScalars(_ example: Example) {
    let text = example.bytes.span
    let position = LineTable(text).position(of: example.offset, in: text)
    #expect(position == LineTable.Position(line: example.line, column: example.column))
  }

  @Test(arguments: [(0, 1), (2, 1), (3, 2), (4, 3)])
  func countsAMarkThatIsNotTheFiles(_ offset: Int, _ column: Int) {
    let text = Array("\u{FEFF}ab".utf8)
    let table = LineTable(text.span, includingMark: false)
    #expect(table.position(of: offset, in: text.span).column == column)
    let part = LineTable(text.span, at: LineTable.Position(line: 7, column: 1))
    #expect(part.position(of: offset, in: text.span) == LineTable.Position(line: 7, column: column))
  }

  @Test func countsColumnsInLongLines() {
    let long = String(repeating: "é語😀x", count: 5000)
    let bytes = Array("\u{FEFF}ab\n\(long)\n\(long)".utf8)
    let table = LineTable(bytes.span)
    for line in [0, 1] {
      for column in [0, 1, 2, 3, 4095, 4096, 9999, 10_001, 19_999] {
        let inLine = column / 4 * 10 + [0, 2, 5, 9][column % 4]
        let position = table.position(of: 6 + line * 50_001 + inLine, in: bytes.span)
        #expect(position == LineTable.Position(line: line + 2, column: column + 1))
      }
    }
  }

  @Test(arguments: [
    ("ab\r\n\rc\n\né", [nil, 0..<2, 4..<4, 5..<6, 7..<7, 8..<10, nil]),
    ("", [nil, 0..<0, nil]),
    ("\n", [nil, 0..<0, 1..<1, nil]),
    ("a\r", [nil, 0..<1, 2..<2, nil]),
  ])
  func returnsLinesWithoutNewlines(_ text: String, _ lines: [Range<Int>?]) {
    let bytes = Array(text.utf8)
    let table = LineTable(bytes.span)
    #expect(lines.indices.map { table.range(ofLine: $0, in: bytes.span) } == lines)
  }
}
