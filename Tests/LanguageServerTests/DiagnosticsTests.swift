import Testing

@testable import LanguageServer

@Suite struct DiagnosticsTests {
  static let uri = "file:///work/requests/create.http"
  /// A read-only property after text beyond the basic plane, and a restore point below the minimum api-version.
  static let text = """
    PUT https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/\
    Microsoft.Compute/restorePointCollections/c?api-version=2021-03-01

    { "location": "eastus", "tags": {"é😀": "x"}, "properties": { "provisioningState": "Succeeded" } }

    """

  private static func summary(_ diagnostics: [JSONTree]?) -> [String]? {
    diagnostics?.map { "\($0["code"].string ?? "") \($0["range"].rangeText)" }
  }

  @Test(arguments: [
    ("utf-8", "2:65-2:84"), ("utf-16", "2:62-2:81"), ("utf-32", "2:61-2:80"),
  ])
  func rangesAreInTheNegotiatedEncoding(encoding: String, range: String) throws {
    let client = try TestClient.initialized(
      capabilities: #"{"general": {"positionEncodings": ["\#(encoding)"]}}"#)
    client.open(Self.uri, Self.text)
    #expect(Self.summary(client.takeDiagnostics(of: Self.uri))?.last == "RP101 \(range)")
  }

  @Test func diagnosticsDescribeTheFinding() throws {
    let client = try TestClient.initialized()
    client.files.configuration = #"{"minimumApiVersion": "2022-03-01"}"#
    client.open(Self.uri, Self.text)
    let diagnostics = try #require(client.takeDiagnostics(of: Self.uri))
    let readOnly = try #require(diagnostics.first { $0["code"].string == "RP101" })
    #expect(readOnly["severity"].integer == 2)
    #expect(readOnly["source"].string == "rplint")
    #expect(readOnly["message"].string == "'provisioningState' is set by the service; leave it out of the request")
    #expect(readOnly["tags"] == .array([.integer(1)]))
    #expect(readOnly["codeDescription"]["href"].string?.hasPrefix("https://") == true)
    let version = try #require(diagnostics.first { $0["code"].string == "RP306" })
    #expect(version["tags"] == .array([.integer(2)]))
  }

  @Test func diagnosticsFollowTheEdits() throws {
    let client = try TestClient.initialized()
    client.open(Self.uri, Self.text)
    let before = try #require(client.takeDiagnostics(of: Self.uri))
    // Renames `provisioningState` to a property that doesn't exist, and back.
    client.change(Self.uri, version: 2, (2, 63), (2, 64), with: "xé")
    let changed = client.takeDiagnostics(of: Self.uri)
    #expect(Self.summary(changed)?.last == "RP103 2:62-2:82")
    client.change(Self.uri, version: 3, (2, 63), (2, 65), with: "p")
    #expect(client.takeDiagnostics(of: Self.uri) == before)
  }

  @Test func severalChangesApplyInOrder() throws {
    let client = try TestClient.initialized()
    client.open(Self.uri, "")
    client.notify(
      "textDocument/didChange",
      """
      {"textDocument": {"uri": "\(Self.uri)", "version": 2}, "contentChanges": [{"text": "xyz"}, {"range": {"start": \
      {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}, "text": "ab"}]}
      """)
    #expect(client.session.workspace.file(at: "/work/requests/create.http")?.text.bytes == Array("abyz".utf8))
  }

  @Test func aBurstOfChangesIsCheckedOnce() throws {
    let client = try TestClient.initialized()
    client.open(Self.uri, Self.text)
    _ = client.takeMessages()
    for version in 2...5 {
      client.send(
        """
        {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "\(Self.uri)", \
        "version": \(version)}, "contentChanges": [{"range": {"start": {"line": 3, "character": 0}, "end": {"line": 3, \
        "character": 0}}, "text": "#"}]}}
        """)
    }
    while client.session.hasWork { client.session.work() }
    #expect(client.takeMessages().map { $0["params"]["version"] } == [.integer(5)])
  }

  @Test func closingClearsTheDiagnostics() throws {
    let client = try TestClient.initialized()
    client.open(Self.uri, Self.text)
    #expect(client.takeDiagnostics(of: Self.uri)?.isEmpty == false)
    client.notify("textDocument/didClose", #"{"textDocument": {"uri": "\#(Self.uri)"}}"#)
    #expect(client.takeDiagnostics(of: Self.uri)?.isEmpty == true)
  }

  @Test func documentsWithoutRequestsHaveNone() throws {
    let client = try TestClient.initialized()
    for (uri, text) in [("file:///a.md", "# Notes"), ("file:///b.json", #"{"name": "x"}"#), ("file:///c.http", "")] {
      client.open(uri, text)
      #expect(client.takeDiagnostics(of: uri)?.isEmpty == true)
    }
  }

  @Test func excludedFilesHaveNone() throws {
    let client = try TestClient.initialized()
    client.open("file:///excluded/a.http", Self.text)
    #expect(client.takeDiagnostics(of: "file:///excluded/a.http")?.isEmpty == true)
  }

  @Test(arguments: [("http", "http"), ("markdown", "how-to"), ("json", "body")])
  func unsavedDocumentsAreReadByTheirLanguage(language: String, name: String) throws {
    let client = try TestClient.initialized()
    let body = #"{ "properties": { "consistencyMode": "CrashConsistent", "provisioningState": "Succeeded" } }"#
    let text =
      switch language {
      case "markdown": "Text.\n\n```http\n\(Self.text)```\n"
      case "json": body
      default: Self.text
      }
    client.open("untitled:\(name)", text, language: language)
    let diagnostics = client.takeDiagnostics(of: "untitled:\(name)")
    #expect(diagnostics?.contains { $0["code"].string == "RP101" } == true)
  }

  @Test func aChangedConfigurationTakesEffect() throws {
    let client = try TestClient.initialized()
    client.open(Self.uri, Self.text)
    #expect(client.takeDiagnostics(of: Self.uri)?.isEmpty == false)
    client.files.configuration = #"{"ignore": ["RP"]}"#
    client.notify("workspace/didChangeWatchedFiles", #"{"changes": []}"#)
    #expect(client.takeDiagnostics(of: Self.uri)?.isEmpty == true)
  }

  @Test func anInvalidConfigurationIsShownOnce() throws {
    let client = try TestClient.initialized()
    client.files.configuration = #"{"ignore": 5}"#
    client.open(Self.uri, Self.text)
    client.change(Self.uri, version: 2, (3, 0), (3, 0), with: "\n")
    let shown = client.takeMessages().filter { $0["method"].string == "window/showMessage" }
    #expect(shown.count == 1)
    #expect(shown.first?["params"]["message"].string?.hasPrefix(".rplint.json:1:12: ") == true)
  }

  @Test func watchersAreRegisteredWhereTheClientAllowsIt() throws {
    let client = try TestClient.initialized(
      capabilities: #"{"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}"#)
    #expect(client.takeMessages().map { $0["method"].string } == ["client/registerCapability"])
  }
}

/// Diagnostics that the client asks for.
@Suite struct PullDiagnosticsTests {
  private static let capabilities =
    #"{"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}}"#
  private static let uri = DiagnosticsTests.uri

  private static func pull(_ client: TestClient, previous: String? = nil) throws -> JSONTree {
    let id = previous.map { #", "previousResultId": "\#($0)""# } ?? ""
    return try client.request("textDocument/diagnostic", #"{"textDocument": {"uri": "\#(uri)"}\#(id)}"#)
  }

  @Test func nothingIsSentUnasked() throws {
    let client = try TestClient.initialized(capabilities: Self.capabilities)
    client.open(Self.uri, DiagnosticsTests.text)
    #expect(client.takeMessages().isEmpty)
  }

  @Test func reportsSayWhetherAnythingChanged() throws {
    let client = try TestClient.initialized(capabilities: Self.capabilities)
    client.open(Self.uri, DiagnosticsTests.text)
    let report = try Self.pull(client)
    #expect(report["kind"].string == "full")
    #expect(report["items"].elements.isEmpty == false)
    let id = try #require(report["resultId"].string)
    #expect(try Self.pull(client, previous: id) == .object(["kind": .string("unchanged"), "resultId": .string(id)]))
    client.change(Self.uri, version: 2, (2, 63), (2, 64), with: "x")
    #expect(try Self.pull(client, previous: id)["kind"].string == "full")
  }

  @Test func aChangedConfigurationAsksForARefresh() throws {
    let client = try TestClient.initialized(capabilities: Self.capabilities)
    client.open(Self.uri, DiagnosticsTests.text)
    client.notify("workspace/didChangeWatchedFiles", #"{"changes": []}"#)
    #expect(client.takeMessages().map { $0["method"].string } == ["workspace/diagnostic/refresh"])
  }
}
