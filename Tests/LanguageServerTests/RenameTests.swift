import Testing

@testable import LanguageServer

@Suite struct RenameTests {
  private static let path =
    "/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/Microsoft.Compute/"
    + "restorePointCollections/"
  private static func url(_ rest: String) -> String {
    "https://management.azure.com\(path)\(rest)?api-version=2025-04-01"
  }
  private static let collection = """
    # é😀
    PUT \(url("daily"))

    { "name": "daily", "location": "eastus", "properties": { } }
    """
  private static let copy = """
    PUT \(url("other/restorePoints/p"))

    { "properties": { "sourceRestorePoint": { "id": "\(path.uppercased())DAILY/restorePoints/monday" } } }
    """
  private static let script = """
    curl -X PUT "\(url("daily/restorePoints/monday"))" -d "{ \\"name\\": \\"monday\\", \\"properties\\": {} }"

    """
  private static let uri = "file:///w/collection.http"

  private static func client(_ more: [String: String] = [:], capabilities: String = "{}") throws -> TestClient {
    let files = ["/w/copy.http": copy, "/w/run.sh": script].merging(more) { $1 }
    let client = try TestClient.initialized(files: files, folder: "/w", capabilities: capabilities)
    client.open(uri, collection)
    return client
  }

  private static func column(_ name: String, in text: String, line: Int) -> Int {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)[line]
    return (line.firstRange(of: name)?.lowerBound).map { line.utf16.distance(from: line.startIndex, to: $0) } ?? -1
  }

  @Test func aCollectionIsRenamedEverywhere() throws {
    let client = try Self.client()
    let column = Self.column("daily", in: Self.collection, line: 1)
    let preparation = try client.request("prepareRename", Self.uri, at: 1, column + 2)
    #expect(preparation["placeholder"].string == "daily")
    #expect(preparation["range"].rangeText == "1:\(column)-1:\(column + 5)")
    let changes = try client.request("rename", Self.uri, at: 1, column, #", "newName": "weekly""#)["changes"]
    func renamed(_ uri: String, _ text: String) -> String { TestClient.applied(changes[uri].elements, to: text) }
    #expect(renamed(Self.uri, Self.collection) == Self.collection.replacing("daily", with: "weekly"))
    #expect(renamed("file:///w/copy.http", Self.copy) == Self.copy.replacing("DAILY", with: "weekly"))
    #expect(renamed("file:///w/run.sh", Self.script) == Self.script.replacing("daily", with: "weekly"))
  }

  @Test func aRestorePointIsRenamedFromAnIDOfIt() throws {
    let client = try Self.client(capabilities: #"{"workspace": {"workspaceEdit": {"documentChanges": true}}}"#)
    client.open("file:///w/copy.http", Self.copy)
    let column = Self.column("monday", in: Self.copy, line: 2)
    let changes = try client.request(
      "rename", "file:///w/copy.http", at: 2, column + 1, #", "newName": "sunday""#)["documentChanges"].elements
    let byURI = Dictionary(uniqueKeysWithValues: changes.map { ($0["textDocument"]["uri"].string ?? "", $0) })
    #expect(byURI.keys.sorted() == ["file:///w/copy.http", "file:///w/run.sh"])
    #expect(byURI["file:///w/copy.http"]?["textDocument"]["version"] == .integer(1))
    #expect(byURI["file:///w/run.sh"]?["textDocument"]["version"] == .null)
    let script = TestClient.applied(byURI["file:///w/run.sh"]?["edits"].elements ?? [], to: Self.script)
    #expect(script == Self.script.replacing("monday", with: "sunday"))
  }

  @Test func aRenameWaitsForTheFilesOfTheFolder() throws {
    let client = try Self.client()
    client.send(#"{"jsonrpc": "2.0", "method": "workspace/didChangeWatchedFiles", "params": {"changes": []}}"#)
    let column = Self.column("daily", in: Self.collection, line: 1)
    let changes = try client.request("rename", Self.uri, at: 1, column, #", "newName": "weekly""#)["changes"]
    #expect(changes["file:///w/run.sh"].elements.count == 1)
  }

  @Test func aNameElsewhereStaysAsItIs() throws {
    let other = Self.script.replacing("daily", with: "weekly")
    let client = try Self.client(["/w/other.sh": other])
    client.open("file:///w/run.sh", Self.script)
    let column = Self.column("monday", in: Self.script, line: 0)
    let changes = try client.request("rename", "file:///w/run.sh", at: 0, column, #", "newName": "sunday""#)["changes"]
    #expect(changes["file:///w/other.sh"] == .null)
  }

  @Test(arguments: [
    ("a/b", -32602), ("", -32602), ("-x", -32602), ("other", -32803),
  ])
  func unsuitableNamesAreRefused(name: String, code: Int) throws {
    let client = try Self.client()
    let response = try client.response(
      to: "textDocument/rename",
      """
      {"textDocument": {"uri": "\(Self.uri)"}, "position": {"line": 1, "character": \
      \(Self.column("daily", in: Self.collection, line: 1))}, "newName": "\(name)"}
      """)
    #expect(response["error"]["code"].integer == code)
  }

  @Test func aNameFromAVariableIsNotRenamed() throws {
    let variable = "@collection = daily\n\nGET \(Self.url("{{collection}}"))\n"
    let client = try Self.client(["/w/variable.http": variable])
    let response = try client.response(
      to: "textDocument/rename",
      """
      {"textDocument": {"uri": "\(Self.uri)"}, "position": {"line": 1, "character": \
      \(Self.column("daily", in: Self.collection, line: 1))}, "newName": "weekly"}
      """)
    #expect(response["error"]["message"].string == "'/w/variable.http' takes the name 'daily' from elsewhere")
  }

  @Test(arguments: [(1, 1), (1, 60), (3, 25)]) func otherPlacesCannotBeRenamed(line: Int, character: Int) throws {
    #expect(try Self.client().request("prepareRename", Self.uri, at: line, character) == .null)
  }
}
