import Linting
import Testing

@testable import Reporting

@Suite struct SnippetTests {
  @Test(arguments: [
    ("abc", 1..<2, "abc", " ^"),
    ("abc", 0..<3, "abc", "^~~"),
    ("abc", 1..<1, "abc", " ^"),
    ("abc", 3..<3, "abc", "   ^"),
    ("abc", 9..<12, "abc", "   ^"),
    ("abc", 1..<99, "abc", " ^~"),
    ("", 0..<0, "", "^"),
    ("\tx", 1..<2, "    x", "    ^"),
    ("\tx", 0..<1, "    x", "^~~~"),
    ("漢字x", 1..<2, "漢字x", "  ^~"),
    ("e\u{301}x", 2..<3, "e\u{301}x", " ^"),
    ("\u{1B}x", 1..<2, "\\u{1B}x", "      ^"),
    ("x\r", 0..<1, "x\\u{D}", "^"),
    ("##x", 2..<3, "# #x", "   ^"),
    ("a::b", 2..<3, "a: :b", "  ^~"),
  ]) func underlinesTheHighlight(
    _ line: String, _ highlight: Range<Int>, _ displayed: String, _ underline: String
  ) {
    let snippet = Snippet(line, highlights: [highlight], width: 20)
    #expect(snippet.line == displayed)
    #expect(rows(of: snippet) == [underline])
  }

  @Test(arguments: [
    ("0123456789abcdefghij", 0..<1, "01234567…", "^"),
    ("0123456789abcdefghij", 10..<12, "…789abcde…", "    ^~"),
    ("0123456789abcdefghij", 19..<20, "…cdefghij", "        ^"),
    ("0123456789abcdefghij", 20..<20, "…cdefghij", "         ^"),
    ("0123456789abcdefghij", 2..<20, "…23456789…", " ^~~~~~~~"),
    ("漢漢漢漢漢漢漢漢", 4..<5, "…漢漢漢漢…", "     ^~"),
  ]) func truncatesALongLineAroundTheHighlight(
    _ line: String, _ highlight: Range<Int>, _ displayed: String, _ underline: String
  ) {
    let snippet = Snippet(line, highlights: [highlight], width: 10)
    #expect(snippet.line == displayed)
    #expect(rows(of: snippet) == [underline])
  }

  @Test(arguments: [
    ([0..<2, 4..<6], ["^~  ^~"]),
    ([4..<6, 0..<2], ["^~  ^~"]),
    ([0..<2, 0..<2], ["^~"]),
    ([0..<3, 1..<2], ["^~~", " ^"]),
    ([0..<2, 2..<4], ["^~", "  ^~"]),
    ([0..<5, 1..<2, 6..<8], ["^~~~~ ^~", " ^"]),
    ([9..<12, 8..<8], ["        ^"]),
  ]) func highlightsOfOneLineShareRows(_ highlights: [Range<Int>], _ expected: [String]) {
    #expect(rows(of: Snippet("01234567", highlights: highlights, width: 20)) == expected)
  }

  @Test(arguments: [(10, 0, 9, true), (9, 0, 9, false), (4, 3, 4, true), (4, 3, 5, false)])
  func aLineShowsHighlightsThatFit(_ width: Int, _ first: Int, _ last: Int, _ isPossible: Bool) {
    #expect(LineColumns("0123456789").canShow(first..<last + 1, width: width) == isPossible)
  }

  private func rows(of snippet: Snippet) -> [String] {
    snippet.rows.map { row in
      row.reduce(into: "") { text, underline in
        text += String(repeating: " ", count: underline.columns.lowerBound - text.count) + underline.text
      }
    }
  }
}
