import TestSupport
import Testing

@testable import LanguageServer

@Suite struct DocumentTextTests {
  private static let text = DocumentText(Array("aé😀b\r\n漢\rx\n".utf8))

  @Test(arguments: [
    (PositionEncoding.utf8, 7, 3), (.utf16, 4, 1), (.utf32, 3, 1),
  ])
  func charactersAreCountedInTheNegotiatedUnit(encoding: PositionEncoding, first: Int, second: Int) {
    #expect(Self.text.position(of: 7, in: encoding) == TextPosition(line: 0, character: first))
    #expect(Self.text.position(of: 13, in: encoding) == TextPosition(line: 1, character: second))
    #expect(Self.text.offset(of: TextPosition(line: 0, character: first), in: encoding) == 7)
    #expect(Self.text.offset(of: TextPosition(line: 1, character: second), in: encoding) == 13)
  }

  @Test func positionsOutsideOfTheTextAreMovedIntoIt() {
    #expect(Self.text.offset(of: TextPosition(line: 0, character: 99), in: .utf16) == 8)
    #expect(Self.text.offset(of: TextPosition(line: 9, character: 0), in: .utf16) == Self.text.bytes.count)
    // Between the surrogates of the emoji.
    #expect(Self.text.offset(of: TextPosition(line: 0, character: 3), in: .utf16) == 3)
  }

  @Test(arguments: PositionEncoding.allCases)
  func offsetsSurviveTheConversion(encoding: PositionEncoding) {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let text = DocumentText(
        Array(generator.text(of: ["a", "é", "漢", "😀", "\n", "\r", "\u{FEFF}"], count: 0...20).utf8))
      for offset in 0...text.bytes.count where offset == text.bytes.count || text.bytes[offset] & 0xC0 != 0x80 {
        // Between CR and LF there is no position.
        let isInsideNewline =
          offset > 0 && offset < text.bytes.count && text.bytes[offset - 1] == 0x0D && text.bytes[offset] == 0x0A
        guard !isInsideNewline else { continue }
        #expect(text.offset(of: text.position(of: offset, in: encoding), in: encoding) == offset)
      }
    }
  }

  @Test(arguments: [(PositionEncoding.utf8, 3), (.utf16, 1), (.utf32, 1)])
  func aByteOrderMarkIsACharacterOfTheFirstLine(encoding: PositionEncoding, width: Int) {
    var text = DocumentText(Array("\u{FEFF}ab\ncd".utf8))
    #expect(text.bytes == Array("ab\ncd".utf8))
    #expect(text.position(of: 1, in: encoding) == TextPosition(line: 0, character: width + 1))
    #expect(text.position(of: 4, in: encoding) == TextPosition(line: 1, character: 1))
    #expect(text.offset(of: TextPosition(line: 0, character: width + 1), in: encoding) == 1)
    func range(_ start: Int, _ end: Int) -> TextRange {
      TextRange(start: TextPosition(line: 0, character: start), end: TextPosition(line: 0, character: end))
    }
    text.replace(range(width, width + 1), in: encoding, with: "x")
    #expect(text.hasByteOrderMark)
    #expect(text.bytes == Array("xb\ncd".utf8))
    text.replace(range(0, width), in: encoding, with: "")
    #expect(!text.hasByteOrderMark)
    text.replace(range(0, 0), in: encoding, with: "\u{FEFF}")
    #expect(text.position(of: 0, in: encoding) == TextPosition(line: 0, character: width))
    text.replace(range(0, 0), in: encoding, with: "y")
    #expect(text.bytes == Array("y\u{FEFF}xb\ncd".utf8))
  }

  @Test func theFirstKnownEncodingIsTaken() {
    #expect(PositionEncoding(offered: ["utf-7", "utf-32", "utf-8"]) == .utf32)
    #expect(PositionEncoding(offered: []) == .utf16)
  }

  @Test(arguments: [
    ("file:///a%20b/%C3%A9.json", "/a b/é.json"), ("file://localhost/x", "/x"), ("untitled:Untitled-1", nil),
  ])
  func pathsAreTakenFromURIs(uri: String, path: String?) {
    #expect(DocumentURI(uri).filePath == path)
    if let path, !uri.contains("localhost") { #expect(DocumentURI(path: path).text == uri) }
  }
}
