import Testing

@testable import LanguageServer

/// Rules over several requests join open documents and the folder's files.
@Suite struct WorkspaceTests {
  private static func path(_ rest: String) -> String {
    "https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/"
      + "Microsoft.Compute/restorePointCollections/c\(rest)?api-version=2025-04-01"
  }

  private static let vm =
    "/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/Microsoft.Compute/"
    + "virtualMachines/vm"
  private static let collection = """
    PUT \(path(""))

    { "location": "eastus", "properties": { "source": { "id": "\(vm)" } } }
    """
  /// Needs instant access, which the collection has not.
  private static let point = """
    PUT \(path("/restorePoints/p"))

    { "properties": { "instantAccessDurationMinutes": 120 } }
    """
  private static let uri = "file:///w/point.http"

  private static func codes(_ diagnostics: [JSONTree]?) -> [String?]? { diagnostics?.map { $0["code"].string } }

  @Test func filesOfTheFolderCount() throws {
    let client = try TestClient.initialized(files: ["/w/collection.http": Self.collection], folder: "/w")
    client.open(Self.uri, Self.point)
    let diagnostics = try #require(client.takeDiagnostics(of: Self.uri))
    #expect(Self.codes(diagnostics) == ["RP403"])
    let related = diagnostics[0]["relatedInformation"][0]
    #expect(related["location"]["uri"].string == "file:///w/collection.http")
    #expect(related["location"]["range"]["start"]["line"].integer == 0)
  }

  @Test func relatedInformationCountsCharactersOfTheDecodedFile() throws {
    let client = try TestClient.initialized(files: ["/w/collection.http": "\u{FEFF}\(Self.collection)"], folder: "/w")
    client.open(Self.uri, Self.point)
    let related = try #require(client.takeDiagnostics(of: Self.uri))[0]["relatedInformation"][0]
    let plain = try TestClient.initialized(files: ["/w/collection.http": Self.collection], folder: "/w")
    plain.open(Self.uri, Self.point)
    #expect(related == (try #require(plain.takeDiagnostics(of: Self.uri)))[0]["relatedInformation"][0])
  }

  @Test func openDocumentsWinOverFiles() throws {
    let client = try TestClient.initialized(files: ["/w/collection.http": Self.collection], folder: "/w")
    client.open("file:///w/collection.http", "")
    client.open(Self.uri, Self.point)
    #expect(Self.codes(client.takeDiagnostics(of: Self.uri)) == [])
  }

  @Test func aChangeInOneDocumentUpdatesTheOthers() throws {
    let client = try TestClient.initialized()
    client.open(Self.uri, Self.point)
    #expect(Self.codes(client.takeDiagnostics(of: Self.uri)) == [])
    client.open("file:///w/collection.http", Self.collection)
    #expect(Self.codes(client.takeDiagnostics(of: Self.uri)) == ["RP403"])
    client.notify("textDocument/didClose", #"{"textDocument": {"uri": "file:///w/collection.http"}}"#)
    #expect(Self.codes(client.takeDiagnostics(of: Self.uri)) == [])
  }

  @Test func foldersCanBeAddedAndRemoved() throws {
    let client = try TestClient.initialized(files: ["/w/collection.http": Self.collection])
    client.open(Self.uri, Self.point)
    func change(_ added: String, _ removed: String) {
      client.notify(
        "workspace/didChangeWorkspaceFolders", #"{"event": {"added": [\#(added)], "removed": [\#(removed)]}}"#)
    }
    change(#"{"uri": "file:///w", "name": "w"}"#, "")
    #expect(Self.codes(client.takeDiagnostics(of: Self.uri)) == ["RP403"])
    change("", #"{"uri": "file:///w", "name": "w"}"#)
    #expect(Self.codes(client.takeDiagnostics(of: Self.uri)) == [])
  }
}
