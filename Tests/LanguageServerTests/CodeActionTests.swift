import Linting
import Testing

@testable import LanguageServer

@Suite struct CodeActionTests {
  private static let uri = "file:///w/create.http"

  private static func url(_ version: String, _ rest: String = "/restorePoints/p") -> String {
    "https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/"
      + "Microsoft.Compute/restorePointCollections/c\(rest)?api-version=\(version)"
  }

  private static func actions(
    in text: String, line: Int, _ characters: Range<Int>, only: String = "[]", capabilities: String = "{}"
  ) throws -> [JSONTree] {
    let client = try TestClient.initialized(capabilities: capabilities)
    client.open(uri, text)
    return try client.request(
      "textDocument/codeAction",
      """
      {"textDocument": {"uri": "\(uri)"}, "range": {"start": {"line": \(line), "character": \(characters.lowerBound)}, \
      "end": {"line": \(line), "character": \(characters.upperBound)}}, "context": {"diagnostics": [], "only": \(only)}}
      """
    ).elements
  }

  /// The text after the edits of an action without document versions.
  private static func applied(_ action: JSONTree, to text: String) -> String {
    TestClient.applied(action["edit"]["changes"][uri].elements, to: text)
  }

  private static let text = """
    PUT \(url("2025-04-01"))

    { "é😀": null, "properties": { "ConsistencyMode": "crashconsistent", "provisioningState": "Succeeded" } }
    """

  @Test func aQuickFixBelongsToItsDiagnostic() throws {
    let actions = try Self.actions(in: Self.text, line: 2, 75..<76, only: #"["quickfix"]"#)
    #expect(actions.map { $0["title"].string } == ["Remove the property", "Suppress RP101 here"])
    let action = actions[0]
    #expect(action["kind"].string == "quickfix")
    #expect(action["isPreferred"] == .boolean(true))
    #expect(action["diagnostics"].elements.map { $0["code"].string } == ["RP101"])
    #expect(
      Self.applied(action, to: Self.text)
        == Self.text.replacing(#", "provisioningState": "Succeeded""#, with: ""))
  }

  @Test func fixAllMakesAllSafeFixes() throws {
    let actions = try Self.actions(in: Self.text, line: 0, 0..<0, only: #"["source.fixAll"]"#)
    #expect(actions.map { $0["kind"].string } == ["source.fixAll.rplint"])
    let fixed = Self.applied(actions[0], to: Self.text)
    let expected = Linter().fix(
      Array(Self.text.utf8), path: "/w/create.http", isNamed: false, includesUnsafe: false)
    #expect(fixed == String(decoding: expected.bytes, as: UTF8.self))
    #expect(fixed.contains(#""consistencyMode": "CrashConsistent""#))
    #expect(!fixed.contains("provisioningState"))
  }

  @Test func unsafeFixesComeLastAndSaySo() throws {
    let text = """
      PUT \(Self.url("2025-04-01"))

      { "consistencymode": "CrashConsistent", "properties": { } }
      """
    let actions = try Self.actions(in: text, line: 2, 0..<60, only: #"["quickfix"]"#)
    #expect(!actions.isEmpty)
    let fixes = actions.filter { !($0["title"].string?.hasPrefix("Suppress") ?? false) }
    #expect(fixes.last?["title"].string?.hasSuffix("(may change the meaning)") == true)
    #expect(fixes.last?["isPreferred"] == .null)
  }

  @Test func nothingToFixGivesNoActions() throws {
    let text = "GET \(Self.url("2025-04-01"))\n"
    #expect(try Self.actions(in: text, line: 0, 0..<3).isEmpty)
  }

  @Test(arguments: [
    (#"{ "properties": { "instantAccessDurationMinutes": 120 } }"#, "2021-03-01", "2025-04-01"),
    (#"{ "properties": { "consistencyMode": "CrashConsistent" } }"#, "2021-03-01", "2022-03-01"),
  ])
  func theAPIVersionCanBeRaised(body: String, old: String, new: String) throws {
    let text = "PUT \(Self.url(old))\n\n\(body)\n"
    let actions = try Self.actions(in: text, line: 2, 0..<body.utf8.count, only: #"["quickfix"]"#)
    let raise = try #require(actions.first { $0["title"].string?.hasPrefix("Raise") == true })
    #expect(raise["title"].string == "Raise the api-version to \(new)")
    #expect(Self.applied(raise, to: text) == text.replacing(old, with: new))
  }

  @Test func editsAreVersionedWhereTheClientAllowsIt() throws {
    let actions = try Self.actions(
      in: Self.text, line: 2, 75..<76, only: #"["quickfix"]"#,
      capabilities: #"{"workspace": {"workspaceEdit": {"documentChanges": true}}}"#)
    let change = actions[0]["edit"]["documentChanges"][0]
    #expect(change["textDocument"] == .object(["uri": .string(Self.uri), "version": .integer(1)]))
    #expect(change["edits"].elements.count == 1)
  }
}
