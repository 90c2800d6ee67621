import JSONText
import Testing

@testable import Linting

/// Suppressing findings with comments.
@Suite struct SuppressionCommentTests {
  private static let host = "https://management.azure.com\(SampleRequest.root)/restorePointCollections"
  private static let today = CalendarDate("2026-06-15")

  /// Each finding as its rule and line; suppressed ones in parentheses.
  private func findings(_ text: String, file: String, selection: RuleSelection = RuleSelection()) -> [String] {
    var options = Linter.Options(selection: selection)
    options.today = Self.today
    let linter = Linter(options: options)
    let bytes = Array(text.utf8)
    let report = linter.completing([linter.lint(bytes, path: file, isNamed: true)]) { _ in bytes }[0]
    return report.findings.map { "\($0.rule) \($0.range.start.line)" }
      + report.suppressed.map { "(\($0.finding.rule) \($0.finding.range.start.line))" }
  }

  /// A `.http` file in which both requests lack an api-version.
  private static func requests(_ first: String, _ second: String = "###") -> String {
    "\(first)\nDELETE \(host)/a\n\n###\n\(second)\nDELETE \(host)/b\n"
  }

  @Test func aCommentAppliesToTheNextRequest() {
    #expect(findings(Self.requests("# rplint: ignore RP301 -- reason"), file: "a.http") == ["RP301 6", "(RP301 2)"])
    #expect(
      findings(Self.requests("// x", "// rplint: ignore missing-api-version -- reason"), file: "a.http")
        == ["RP301 2", "(RP301 6)"])
    #expect(findings(Self.requests("# rplint: ignore RP3 -- reason"), file: "a.http") == ["RP301 6", "(RP301 2)"])
  }

  @Test func aCommentAppliesToTheFile() {
    let text = Self.requests("", "# rplint: ignore-file RP301, RP205 -- reason")
    #expect(findings(text, file: "a.http") == ["(RP301 2)", "(RP301 6)"])
  }

  @Test(arguments: [
    ("a.jsonc", "{ \"method\": \"DELETE\",\n\"url\": \"\(host)/a\" // rplint: ignore RP301 -- reason\n}\n"),
    ("a.json5", "{ method: 'DELETE',\nurl: '\(host)/a' /* rplint: ignore RP301 -- reason */ }\n"),
    (
      "a.bicep",
      "resource c 'Microsoft.Compute/restorePointCollections@2025-04-01' = {\n"
        + "  provisioningState: 'x' // rplint: ignore RP107, RP101, RP103 -- reason\n  name: 'c'\n  location: 'eastus'\n}\n"
    ),
    ("a.sh", "curl -X DELETE \(host)/a # rplint: ignore RP301 -- reason\n"),
  ])
  func aCommentAppliesToItsLine(file: String, text: String) {
    let found = findings(text, file: file)
    #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix("(") }, "\(found)")
  }

  @Test(arguments: [
    ("a.http", "# COMMENT\nDELETE \(host)/a\n"), ("a.rest", "// COMMENT\nDELETE \(host)/a\n"),
    ("a.md", "<!-- COMMENT -->\n\n```http\nDELETE \(host)/a\n```\n"), ("a.md", "<!-- COMMENT -->\nDELETE \(host)/a\n"),
    ("a.md", "```http\n# COMMENT\nDELETE \(host)/a\n```\n"), ("a.sh", "# COMMENT\ncurl -X DELETE \(host)/a\n"),
    ("a.ps1", "# COMMENT\nInvoke-AzRestMethod -Method DELETE -Uri \(host)/a\n"),
    ("a.yaml", "interactions:\n# COMMENT\n- request:\n    method: DELETE\n    uri: \(host)/a\n    body: null\n"),
    ("a.jsonc", "// COMMENT\n{ \"method\": \"DELETE\", \"url\": \"\(host)/a\" }\n"),
    ("a.txt", "# COMMENT\nDELETE \(host)/a\n"),
  ])
  func everyFormWithCommentsHasSuppressions(file: String, text: String) {
    let comment = "rplint: ignore RP301 -- reason"
    #expect(findings(text.replacing("COMMENT", with: "remark"), file: file).map { $0.prefix(5) } == ["RP301"])
    #expect(findings(text.replacing("COMMENT", with: comment), file: file).map { $0.prefix(6) } == ["(RP301"])
  }

  @Test(arguments: [
    "# rplint: ignore RP101 -- nothing of the kind", "# rplint: ignore RP301", "# rplint: ignore RP301 --",
    "# rplint: ignore -- reason", "# rplint: ignore RP999 -- reason", "# rplint: ignore RP301 until 2026-02-30 -- x",
  ])
  func aCommentWithoutEffectIsReported(comment: String) {
    #expect(findings(Self.requests("", comment), file: "a.http") == ["RP301 2", "RP901 5", "RP301 6"])
  }

  @Test(arguments: ["# rplint is a linter: ignore RP301 -- x", "#rplint: check", "`# rplint: ignore RP301 -- x`"])
  func otherCommentsHaveNoEffect(comment: String) {
    #expect(findings(Self.requests("", comment), file: "a.http") == ["RP301 2", "RP301 6"])
  }

  @Test func aCommentExpires() {
    func requests(_ date: String) -> String { Self.requests("", "# rplint: ignore RP301 until \(date) -- reason") }
    #expect(findings(requests("2026-06-15"), file: "a.http") == ["RP301 2", "(RP301 6)"])
    #expect(findings(requests("2026-06-14"), file: "a.http") == ["RP301 2", "RP902 5", "RP301 6"])
  }

  @Test func aSuppressionOfARuleThatIsNotRunIsNotReported() {
    let text = Self.requests("# rplint: ignore RP101 -- reason")
    #expect(findings(text, file: "a.http", selection: RuleSelection(ignored: [RuleID(101)])) == ["RP301 2", "RP301 6"])
    #expect(
      findings(text, file: "a.http", selection: RuleSelection(selected: [RuleID(301)])) == ["RP301 2", "RP301 6"])
  }

  @Test func aSuppressedFindingIsNotFixed() {
    let text = "{\n  \"name\": \"x\", // rplint: ignore RP101 -- reason\n  \"properties\": {}\n}\n"
    let result = Linter().fix(Array(text.utf8), path: "a.jsonc", isNamed: true, includesUnsafe: true)
    #expect(result.bytes == Array(text.utf8))
  }

  @Test(arguments: [
    (0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_798_761_599, "2026-12-31"), (4_107_542_400, "2100-03-01"),
    (-1, "1970-01-01"), (253_402_300_799, "9999-12-31"), (Int.max, "9999-12-31"),
  ])
  func aDateIsCountedFromSeconds(seconds: Int, date: String) {
    #expect(CalendarDate(secondsSince1970: seconds).description == date)
    #expect(CalendarDate(date)?.description == date)
  }
}
