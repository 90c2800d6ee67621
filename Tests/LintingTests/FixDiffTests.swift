import JSONText
import Testing

@testable import Linting

/// Diffs of single fixes, as a report shows them.
@Suite struct FixDiffTests {
  /// A finding at the first edit, in a file of lines that end in LF.
  private func diff(_ edits: [TextEdit], in file: String) -> [String]? {
    let bytes = Array(file.utf8)
    let start = edits.first?.range.lowerBound ?? 0
    let line = 1 + bytes[..<start].count { $0 == UInt8(ascii: "\n") }
    let position = LineTable.Position(line: line, column: 1)
    let finding = LocatedFinding(
      rule: RuleID(101), severity: .warning, message: "", file: "a.json",
      range: .init(bytes: start..<start, start: position, end: position), part: .body,
      fix: .init(description: "", isSafe: true, edits: edits))
    return finding.fixDiff(in: bytes)
  }

  @Test func aDiffHasALineOfContextAndTheFilesLineNumbers() {
    #expect(
      diff([TextEdit(range: 10..<12, text: "")], in: "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n")
        == ["@@ -5,4 +5,3 @@", " 4", "-5", " 6", " 7"])
  }

  @Test func theContextEndsAtTheEndsOfTheFile() {
    #expect(
      diff([TextEdit(range: 2..<3, text: "x\ny")], in: "a\nb")
        == ["@@ -1,2 +1,3 @@", " a", "-b", "\\ No newline at end of file", "+x", "+y", "\\ No newline at end of file"])
  }

  @Test func editsBeforeAndAfterTheFindingAreShown() {
    let edits = [TextEdit(range: 20..<21, text: "J"), TextEdit(range: 0..<0, text: "new\n")]
    #expect(
      diff(edits, in: "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nj\n")
        == ["@@ -1,3 +1,4 @@", "+new", " a", " b", " c", "@@ -8,4 +9,4 @@", " h", " i", " j", "-j", "+J"])
  }

  @Test func aFileThatIsNotUTF8HasNoDiff() {
    #expect(diff([TextEdit(range: 0..<1, text: "")], in: "a\0b\0") == nil)
  }

  @Test func veryLongLinesHaveNoDiff() {
    #expect(diff([TextEdit(range: 0..<1, text: "")], in: String(repeating: "a", count: 20_000)) == nil)
  }

  @Test func editsBeyondTheFileHaveNoDiff() {
    #expect(diff([TextEdit(range: 0..<9, text: "")], in: "short") == nil)
    #expect(diff([], in: "short") == nil)
  }
}
