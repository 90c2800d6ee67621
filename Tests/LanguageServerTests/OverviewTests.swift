import Testing

@testable import LanguageServer

@Suite struct OverviewTests {
  private static let uri = "file:///w/run.http"
  private static let base =
    "https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/"
    + "Microsoft.Compute/restorePointCollections/c"
  private static let text = """
    ### Collection
    PUT \(base)?api-version=2025-04-01

    {
      "location": "eastus",
      "properties": { "provisioningState": "Succeeded", "source": { "id": "x" } }
    }

    ### Another service
    GET https://example.com/

    ### Copy
    PUT \(base)/restorePoints/p?api-version=2025-04-01

    { "properties": { "sourceRestorePoint": { "id": "\(base.dropFirst(28))/restorePoints/q" } } }

    ### Its source
    PUT \(base)/restorePoints/q?api-version=2025-04-01

    { }
    """

  private static func request(_ method: String, _ more: String = "", capabilities: String = "{}") throws -> JSONTree {
    let client = try TestClient.initialized(capabilities: capabilities)
    client.open(uri, text)
    return try client.request("textDocument/\(method)", #"{"textDocument": {"uri": "\#(uri)"}\#(more)}"#)
  }

  @Test func symbolsAreTheRequests() throws {
    let symbols = try Self.request(
      "documentSymbol",
      capabilities: #"{"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}}"#)
    #expect(
      symbols.elements.map { "\($0["name"].string ?? "") \($0["detail"].string ?? "")" } == [
        "RestorePointCollections_CreateOrUpdate 2025-04-01", "RestorePoints_Create 2025-04-01",
        "RestorePoints_Create 2025-04-01",
      ])
    #expect(symbols[0]["range"]["end"]["line"].integer == 6)
    #expect(symbols[0]["selectionRange"]["start"]["line"] == symbols[0]["selectionRange"]["end"]["line"])
  }

  @Test func olderClientsGetLocations() throws {
    let symbols = try Self.request("documentSymbol")
    #expect(symbols[0]["location"]["uri"].string == Self.uri)
    #expect(symbols[0]["selectionRange"] == .null)
  }

  @Test func requestsFold() throws {
    let folds = try Self.request("foldingRange").elements
    #expect(folds.count == 3)
    #expect(folds.first?["endLine"].integer == 6)
  }

  @Test func lensesCountTheFindings() throws {
    let titles = try Self.request("codeLens").elements.map { $0["command"]["title"].string ?? "" }
    #expect(titles.first == "RestorePointCollections_CreateOrUpdate · 2025-04-01 · 2 findings")
    #expect(titles.last == "RestorePoints_Create · 2025-04-01 · no findings")
  }

  @Test func inlayHintsAreOffByDefault() throws {
    let (uri, body) = ("file:///w/body.json", "{\n  \"properties\": { \"excludeDisks\": [] }\n}\n")
    func hints(_ client: TestClient) throws -> [JSONTree] {
      try client.request(
        "textDocument/inlayHint",
        """
        {"textDocument": {"uri": "\(uri)"}, "range": {"start": {"line": 0, "character": 0}, \
        "end": {"line": 3, "character": 0}}}
        """
      ).elements
    }
    let client = try TestClient.initialized(capabilities: #"{"workspace": {"inlayHint": {"refreshSupport": true}}}"#)
    client.open(uri, body)
    #expect(try hints(client).isEmpty)
    _ = client.takeMessages()
    client.notify("workspace/didChangeConfiguration", #"{"settings": {"rplint": {"inlayHints": true}}}"#)
    #expect(client.takeMessages().map { $0["method"].string } == ["workspace/inlayHint/refresh"])
    let shown = try hints(client)
    #expect(shown.map { $0["label"].string } == ["RestorePoints_Create"])
    #expect(shown.first?["position"] == .object(["line": .integer(0), "character": .integer(0)]))
    client.open(uri, #"{"method": "GET", "url": "\#(Self.base)?api-version=2025-04-01"}"#)
    #expect(try hints(client).isEmpty)
  }

  @Test(arguments: [(14, 80, [17]), (12, 80, [12]), (5, 30, []), (9, 10, [])])
  func definitionsAreTheRequestsThatCreate(line: Int, character: Int, lines: [Int]) throws {
    let locations = try Self.request(
      "definition", #", "position": {"line": \#(line), "character": \#(character)}"#)
    #expect(locations.elements.map { $0["range"]["start"]["line"].integer } == lines)
  }
}
