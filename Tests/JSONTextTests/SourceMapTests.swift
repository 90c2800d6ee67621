import JSONText
import Testing

@Suite struct SourceMapTests {
  /// `ab` at 2, an insertion, `é` from an escape sequence of six bytes, and `cd` after six removed bytes.
  static let edited = SourceMap([
    .init(derived: 0..<2, source: 2..<4), .init(derived: 2..<3, source: 4..<4), .init(derived: 3..<5, source: 4..<10),
    .init(derived: 5..<7, source: 16..<18),
  ])

  @Test(arguments: [
    (0..<1, 2..<3), (1..<2, 3..<4), (0..<2, 2..<4), (2..<3, 4..<4), (1..<3, 3..<4), (3..<4, 4..<10), (4..<5, 4..<10),
    (2..<4, 4..<10), (4..<6, 4..<17), (5..<7, 16..<18), (0..<7, 2..<18), (0..<0, 2..<2), (2..<2, 4..<4), (4..<4, 4..<4),
    (5..<5, 16..<16), (7..<7, 18..<18), (9..<9, 18..<18), (6..<12, 17..<18),
  ])
  func mapsRangesAcrossSegments(_ derived: Range<Int>, _ source: Range<Int>) {
    #expect(Self.edited.source(of: derived) == source)
  }

  static let shifted = SourceMap(shift: 1)
  static let expanded = SourceMap([
    .init(derived: 0..<3, source: 0..<3), .init(derived: 3..<4, source: 3..<9), .init(derived: 4..<20, source: 9..<25),
  ])

  @Test(arguments: [
    ([shifted, shifted], 3..<5, 5..<7), ([shifted, SourceMap(shift: -1)], 3..<5, 3..<5),
    ([.identity, shifted], 0..<1, 1..<2),
    ([shifted, edited], 0..<1, 3..<4), ([shifted, edited], 3..<4, 4..<10), ([shifted, edited], 6..<6, 18..<18),
    ([edited, shifted], 0..<2, 3..<5), ([edited, shifted], 4..<5, 5..<11), ([edited, shifted], 2..<3, 5..<5),
    ([edited, expanded], 0..<1, 2..<3), ([edited, expanded], 1..<2, 3..<9), ([edited, expanded], 2..<3, 9..<9),
    ([edited, expanded], 3..<4, 9..<15), ([edited, expanded], 0..<7, 2..<23), ([edited, expanded], 5..<6, 21..<22),
    ([shifted, edited, expanded, shifted], 0..<2, 4..<10),
  ])
  func mapsCompose(_ maps: [SourceMap], _ derived: Range<Int>, _ source: Range<Int>) {
    let map = maps.reduce(SourceMap.identity) { $0.mapped(through: $1) }
    #expect(map.source(of: derived) == source)
  }

  @Test func aPartOfAnInexactRunMapsToTheWholeRun() {
    let outer = SourceMap([.init(derived: 0..<3, source: 0..<2)])
    #expect(SourceMap(shift: 1).mapped(through: outer).source(of: 1..<2) == 0..<2)
  }

  @Test func aPartOfAReplacedRunOfEqualLengthMapsToTheWholeRun() {
    let map = SourceMap([
      .init(derived: 0..<3, source: 0..<3), .init(derived: 3..<6, source: 3..<6, isReplacement: true),
    ])
    #expect(map.source(of: 4..<5) == 3..<6)
    #expect(map.source(of: 1..<3) == 1..<3)
  }

  @Test(arguments: [
    (edited, 0..<2, true), (edited, 1..<3, false), (edited, 3..<5, false), (edited, 5..<7, true), (edited, 2..<2, true),
    (shifted, 0..<9, true), (expanded, 0..<3, true), (expanded, 2..<5, false),
    (edited.mapped(through: expanded), 0..<1, true),
    (edited.mapped(through: expanded), 0..<2, false), (shifted.mapped(through: edited), 0..<1, true),
    (SourceMap([.init(derived: 0..<2, source: 0..<2), .init(derived: 2..<4, source: 3..<5)]), 1..<3, false),
    (SourceMap([.init(derived: 0..<2, source: 0..<2), .init(derived: 2..<4, source: 2..<4)]), 1..<3, true),
    (SourceMap([.init(derived: 0..<2, source: 0..<2, isReplacement: true)]), 0..<2, false),
  ])
  func aRangeIsExactIfItsBytesAreContiguousInTheSource(_ map: SourceMap, _ range: Range<Int>, _ isExact: Bool) {
    #expect(map.isExact(range) == isExact)
  }

  @Test func compositionIsAssociative() {
    let (one, two, three) = (Self.shifted, Self.edited, Self.expanded)
    #expect(one.mapped(through: two).mapped(through: three) == one.mapped(through: two.mapped(through: three)))
    #expect(SourceMap(shift: 3).mapped(through: SourceMap(shift: -3)) == .identity)
  }

  @Test func mapsToUTF16OnDisk() throws {
    let file: [UInt8] = [0xFE, 0xFF] + "é語{}".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let source = try SourceText(decoding: file)
    let body = MappedText(bytes: source.bytes, map: source.map).slice(5..<7)
    #expect(body.bytes == Array("{}".utf8))
    #expect(body.map.source(of: 1..<2) == 8..<10)
    let inserted = SourceMap([.init(derived: 0..<1, source: 0..<1), .init(derived: 1..<4, source: 1..<1)])
    #expect(inserted.mapped(through: body.map).source(of: 1..<4) == 8..<8)
  }
}

@Suite struct MappedTextTests {
  @Test func slicesMapToTheSameSource() {
    let text = MappedText(bytes: Array("ab,écd".utf8), map: SourceMapTests.edited)
    let slice = text.slice(3..<7).slice(2..<99)
    #expect(slice.string == "cd")
    #expect(slice.map.source(of: 0..<2) == 16..<18)
    #expect(text.slice(20..<30).bytes.isEmpty)
    #expect(text.slice(-5..<2).string == "ab")
  }

  @Test(arguments: [
    ("plain é😀/", "plain é😀/"), ("a\"b\\c", #"a\"b\\c"#), ("\n\r\t", #"\n\r\t"#), ("\0\u{1F}", #"\u0000\u001f"#),
    ("\r\n", #"\r\n"#),
  ])
  func escapesJSONStrings(_ text: String, _ escaped: String) {
    #expect(MappedText(bytes: [], layers: [.jsonString]).escaped(text) == escaped)
    #expect(MappedText(bytes: []).escaped(text) == text)
  }

  @Test func escapesOncePerLayer() {
    #expect(MappedText(bytes: [], layers: [.jsonString, .jsonString]).escaped("\"") == #"\\\""#)
  }
}
