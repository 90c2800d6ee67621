import TestSupport
import Testing

@testable import LanguageServer

/// What hover and completion return at many places of many forms, held in a golden file.
@Suite struct FeatureTests {
  @Test func resultsAreAsExpected() throws {
    #expect(FeaturePlace.all.count >= 40)
    let text = try FeaturePlace.all.map(Self.results).joined(separator: "\n")
    #expect(try text == GoldenFile("Tests/LanguageServerTests/Golden/places.txt").text(updatedTo: text))
  }

  /// Completions leave a text without syntax errors, apart from numbers and booleans, which the user has to type.
  @Test(arguments: FeaturePlace.all) func completionsMakeTheTextWhole(place: FeaturePlace) throws {
    let (text, items) = try Self.complete(place)
    let isTyped = { (item: JSONTree) in item["detail"].string?.contains(/integer|boolean/) ?? false }
    for item in items.prefix(3) where !isTyped(item) {
      let client = try TestClient.initialized()
      let completed = Self.applied(item, to: text)
      client.open(DocumentURI(path: place.path).text, completed)
      let diagnostics = client.takeDiagnostics(of: DocumentURI(path: place.path).text) ?? []
      #expect(!diagnostics.contains { $0["code"].string == "RP001" }, "\(completed)")
    }
  }

  /// Whole requests, filled in, have no findings.
  @Test(arguments: FeaturePlace.all.filter { $0.name.hasPrefix("a whole request") })
  func snippetsAreRightRequests(place: FeaturePlace) throws {
    let (text, items) = try Self.complete(place)
    #expect(items.count == 5)
    for item in items {
      #expect(item["insertTextFormat"] == .null)
      let completed = Self.filledIn(Self.applied(item, to: text))
      let client = try TestClient.initialized()
      client.open(DocumentURI(path: place.path).text, completed)
      let diagnostics = client.takeDiagnostics(of: DocumentURI(path: place.path).text)
      #expect(diagnostics?.map { $0["message"].string } == [], "\(completed)")
    }
  }

  private static func filledIn(_ text: String) -> String {
    let group = "/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/Microsoft.Compute"
    let values = [
      "subscriptionId": "1f2e3d4c-0000-4000-8000-00000000beef", "location": "eastus",
      "idOfDiskToExclude": "\(group)/disks/d", "idOfVirtualMachine": "\(group)/virtualMachines/vm",
      "idOfRestorePointToCopy": "\(group)/restorePointCollections/source/restorePoints/p",
      "idOfDiskRestorePoint": "\(group)/restorePointCollections/c/restorePoints/p/diskRestorePoints/d",
    ]
    let filled = values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    return filled.replacing(/\{([A-Za-z]+)\}/) { $0.output.1 }
  }

  private static func complete(_ place: FeaturePlace) throws -> (text: String, items: [JSONTree]) {
    let client = try TestClient.initialized()
    let text = place.text.replacing(FeaturePlace.mark, with: "")
    client.open(DocumentURI(path: place.path).text, text)
    return (text, try client.request("textDocument/completion", try parameters(place)).elements)
  }

  private static func applied(_ item: JSONTree, to text: String) -> String {
    TestClient.applied([item["textEdit"]] + item["additionalTextEdits"].elements, to: text)
  }

  private static func parameters(_ place: FeaturePlace) throws -> String {
    let document = DocumentText(Array(place.text.utf8))
    let mark = try #require(document.bytes.firstRange(of: Array(FeaturePlace.mark.utf8)))
    let position = document.position(of: mark.lowerBound, in: .utf16)
    return """
      {"textDocument": {"uri": "\(DocumentURI(path: place.path).text)"}, "position": {"line": \(position.line), \
      "character": \(position.character)}}
      """
  }

  private static func results(at place: FeaturePlace) throws -> String {
    let client = try TestClient.initialized(
      capabilities: #"{"textDocument": {"completion": {"completionItem": {"snippetSupport": true}}}}"#)
    client.open(DocumentURI(path: place.path).text, place.text.replacing(FeaturePlace.mark, with: ""))
    let hover = try client.request("textDocument/hover", try parameters(place))
    let items = try client.request("textDocument/completion", try parameters(place)).elements
    let line = place.text.split(separator: "\n").first { $0.contains(FeaturePlace.mark) } ?? ""
    let shown = hover["contents"]["value"].string?.split(separator: "\n").map { "  hover: \($0)" } ?? []
    return
      (["== \(place.name)", String(line)] + shown + items.prefix(8).map(summary)
      + (items.count > 8 ? ["  … \(items.count) in all"] : [])).joined(separator: "\n") + "\n"
  }

  private static func summary(_ item: JSONTree) -> String {
    let text = item["textEdit"]["newText"].string ?? ""
    let added = item["additionalTextEdits"].elements.map { " and \($0["newText"].string ?? "")" }.joined()
    let detail = item["detail"].string.map { " (\($0))" } ?? ""
    return "  \(item["label"].string ?? "")\(detail) → \(text)\(added)"
  }
}
