import Testing

@testable import LanguageServer

/// The code actions that suppress findings.
@Suite struct SuppressionTests {
  private static let url =
    "https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/"
    + "Microsoft.Compute/restorePointCollections/c/restorePoints/"
  private static let body = #"{ "id": "é😀", "properties": { "provisioningState": "Succeeded" } }"#

  private static func request(_ name: String) -> String { "PUT \(url)\(name)?api-version=2025-04-01\n\n\(body)\n" }

  /// The actions at a place for RP101.
  private static func actions(
    _ client: TestClient, _ uri: String, line: Int, _ character: Int
  ) throws -> [JSONTree] {
    let position = #"{"line": \#(line), "character": \#(character)}"#
    let actions = try client.request(
      "textDocument/codeAction",
      """
      {"textDocument": {"uri": "\(uri)"}, "range": {"start": \(position), "end": \(position)}, \
      "context": {"diagnostics": []}}
      """)
    return actions.elements.filter { $0["title"].string == "Suppress RP101 here" }
  }

  @Test func aCommentSuppressesTheRuleInOneRequest() throws {
    let (uri, text) = ("file:///w/a.http", "### One\n\(Self.request("p"))\n### Two\n\(Self.request("q"))")
    let client = try TestClient.initialized()
    client.open(uri, text)
    let actions = try Self.actions(client, uri, line: 8, 50)
    #expect(actions.count == 1)
    #expect(actions[0]["diagnostics"][0]["code"].string == "RP101")
    let suppressed = TestClient.applied(actions[0]["edit"]["changes"][uri].elements, to: text)
    #expect(suppressed == text.replacing("### Two\n", with: "### Two\n# rplint: ignore RP101 -- explain why\n"))
    client.open(uri, suppressed)
    let left = client.takeDiagnostics(of: uri)?.filter { $0["code"].string == "RP101" }
    #expect(left?.map { $0["range"]["start"]["line"].integer } == [3, 3])
  }

  @Test func theEditIsLeftForLaterWhereTheClientAllowsIt() throws {
    let (uri, text) = ("file:///w/a.md", "# Run\n\n```http\n\(Self.request("p"))```\n")
    let client = try TestClient.initialized(
      capabilities: #"{"textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}}}"#)
    client.open(uri, text)
    let action = try #require(try Self.actions(client, uri, line: 5, 50).first)
    #expect(action["edit"] == .null)
    let data = """
      {"title": "Suppress RP101 here", "data": {"uri": "\(uri)", "version": 1, "rule": "RP101", \
      "offset": \(try #require(action["data"]["offset"].integer))}}
      """
    let resolved = try client.request("codeAction/resolve", data)
    let suppressed = TestClient.applied(resolved["edit"]["changes"][uri].elements, to: text)
    #expect(suppressed.contains("<!-- rplint: ignore RP101 -- explain why -->\n```http\n"))
    client.change(uri, version: 2, (0, 0), (0, 0), with: "x")
    #expect(try client.response(to: "codeAction/resolve", data)["error"]["code"].integer == -32801)
  }

  @Test func withoutCommentsTheConfigurationSuppresses() throws {
    let envelope = #"{ "method": "PUT", "url": "\#(Self.url)p?api-version=2025-04-01", "body": \#(Self.body) }"#
    let (uri, configuration) = ("file:///w/sub/a.json", "{ \"failOn\": \"error\" }\n")
    let client = try TestClient.initialized(files: ["/w/.rplint.json": configuration], folder: "/w")
    client.open(uri, envelope)
    let character = try #require(envelope.utf16.firstRange(of: "provisioningState".utf16)).lowerBound
    let offset = envelope.utf16.distance(from: envelope.startIndex, to: character)
    client.files.place = .disabled
    #expect(try Self.actions(client, uri, line: 0, offset).isEmpty)
    client.files.place = .file("/w/.rplint.json")
    let action = try #require(try Self.actions(client, uri, line: 0, offset).first)
    let new = TestClient.applied(action["edit"]["changes"]["file:///w/.rplint.json"].elements, to: configuration)
    let entry = try JSONTree(parsing: new)["suppressions"][0]
    #expect(entry["files"].string == "/sub/a.json")
    #expect(entry["pointer"].string == "/properties/provisioningState")
  }

  @Test func aConfigurationIsCreatedWhereTheClientAllowsIt() throws {
    let envelope = #"{ "method": "PUT", "url": "\#(Self.url)p?api-version=2025-04-01", "body": { "type": "x" } }"#
    let offset = envelope.utf8.count - 10
    for (operations, isOffered) in [(#"["create"]"#, true), ("[]", false)] {
      let client = try TestClient.initialized(
        folder: "/w",
        capabilities: """
          {"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": \(operations)}}}
          """)
      client.open("file:///w/a.json", envelope)
      let changes = try Self.actions(client, "file:///w/a.json", line: 0, offset).first?["edit"]["documentChanges"]
      #expect((changes != nil) == isOffered)
      guard let changes else { continue }
      #expect(changes[0]["kind"].string == "create")
      #expect(changes[1]["textDocument"] == .object(["uri": .string("file:///w/.rplint.json"), "version": .null]))
      let new = TestClient.applied(changes[1]["edits"].elements, to: "")
      #expect(try JSONTree(parsing: new)["suppressions"][0]["files"].string == "/a.json")
    }
  }
}
