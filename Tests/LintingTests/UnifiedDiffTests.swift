import Linting
import TestSupport
import Testing

@Suite struct UnifiedDiffTests {
  static func lines(_ numbers: some Sequence<Int>) -> String { numbers.map { "\($0)\n" }.joined() }

  @Test(arguments: [
    ("a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"),
    ("a\r\nb", "a\r\nc", "@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"),
    ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
    ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
    (
      lines(1...20), lines(1...20).replacing("10\n", with: "x\ny\n"),
      "@@ -7,7 +7,8 @@\n 7\n 8\n 9\n-10\n+x\n+y\n 11\n 12\n 13\n"
    ),
    (
      lines(1...12), lines([1, 2, 4, 5, 6, 7, 8, 9, 11, 12]),
      "@@ -1,12 +1,10 @@\n 1\n 2\n-3\n 4\n 5\n 6\n 7\n 8\n 9\n-10\n 11\n 12\n"
    ),
    (
      lines(1...9), lines(2...8),
      "@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -6,4 +5,3 @@\n 6\n 7\n 8\n-9\n"
    ),
  ])
  func changesAreGroupedIntoHunks(_ old: String, _ new: String, _ hunks: String) {
    let text = UnifiedDiff.text(old: Array(old.utf8), new: Array(new.utf8), path: "x/y.json")
    #expect(String(decoding: text, as: UTF8.self) == "--- a/x/y.json\n+++ b/x/y.json\n" + hunks)
  }

  @Test func equalContentsGiveNoDiff() {
    #expect(UnifiedDiff.text(old: [1], new: [1], path: "x").isEmpty)
  }

  @Test(arguments: [
    ("/x/y", "a/x/y"), (".//x", "a/x"), ("a b", "a/a b\t"), ("é", #""a/\303\251""#),
    ("\t\n\r\"\\ \u{1}", #""a/\t\n\r\"\\ \001""#),
  ])
  func pathsAreQuotedLikeGit(_ path: String, _ quoted: String) {
    let text = UnifiedDiff.text(old: [], new: [1], path: path)
    #expect(String(decoding: text, as: UTF8.self).hasPrefix("--- \(quoted)\n+++ "))
  }

  @Test func textsWithoutCommonLinesAreReplacedEntirely() {
    let (old, new) = (Self.lines(0..<3000), Self.lines(5000..<8000))
    let text = UnifiedDiff.text(old: Array(old.utf8), new: Array(new.utf8), path: "x")
    #expect(text.split(separator: 0x0A).count == 6003)
  }

  @Test(arguments: UInt64(0)..<300)
  func applyingTheDiffGivesTheNewText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func text() -> [UInt8] {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        text.append(UInt8.random(in: 97...99, using: &random))
        if Int.random(in: 0...9, using: &random) > 0 { text.append(0x0A) }
      }
      return text
    }
    let (old, new) = (text(), text())
    let diff = UnifiedDiff.text(old: old, new: new, path: "x")
    #expect(Hunks(diff).applied(to: old) == new)
  }
}

/// Applies unified diffs.
private struct Hunks {
  private let lines: [ArraySlice<UInt8>]

  init(_ diff: [UInt8]) {
    lines = diff.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().dropFirst(2).map { $0 }
  }

  /// The new text; nil if a context line or removed line doesn't match.
  func applied(to old: [UInt8]) -> [UInt8]? {
    let source = old.split(separator: 0x0A, omittingEmptySubsequences: false)
    var result: [ArraySlice<UInt8>] = []
    var position = 0
    for (index, line) in lines.enumerated() {
      let isLast = index + 1 < lines.count && lines[index + 1].first == UInt8(ascii: "\\")
      switch line.first {
      case UInt8(ascii: "@"):
        guard let start = Self.start(of: line), position <= start, start <= source.count else { return nil }
        result += source[position..<start].map { $0 + [0x0A] }
        position = start
      case UInt8(ascii: "\\"): continue
      case UInt8(ascii: "+"): result.append(line.dropFirst() + (isLast ? [] : [0x0A]))
      default:
        guard position < source.count, source[position] == line.dropFirst() else { return nil }
        if line.first == UInt8(ascii: " ") { result.append(line.dropFirst() + (isLast ? [] : [0x0A])) }
        position += 1
      }
    }
    return Array(result.joined()) + Array(source[min(position, source.count)...].joined(separator: [0x0A]))
  }

  /// The index of a hunk's first line in the old text.
  private static func start(of header: ArraySlice<UInt8>) -> Int? {
    let extent = String(decoding: header.dropFirst(4).prefix { $0 != 0x20 }, as: UTF8.self).split(separator: ",")
    guard let first = extent.first.flatMap({ Int($0) }) else { return nil }
    return extent.count == 2 && extent[1] == "0" ? first : first - 1
  }
}
