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

  /// Completions leave a text without syntax errors, apart from numbers, which the user has to type.
  @Test(arguments: FeaturePlace.all) func completionsMakeTheTextWhole(place: FeaturePlace) throws {
    let (text, items) = try Self.complete(place)
    for item in items.prefix(3) where !(item["detail"].string?.contains("integer") ?? false) {
      let client = try TestClient.initialized()
      let completed = try Self.applied(item, to: text)
      client.open(DocumentURI(path: place.path).text, completed)
      let diagnostics = client.takeDiagnostics(of: DocumentURI(path: place.path).text) ?? []
      #expect(!diagnostics.contains { $0["code"].string == "RP001" }, "\(completed)")
    }
  }

  private static func complete(_ place: FeaturePlace) throws -> (text: String, items: [JSONTree]) {
    let client = try TestClient.initialized()
    let text = place.text.replacing(FeaturePlace.mark, with: "")
    client.open(DocumentURI(path: place.path).text, text)
    return (text, try client.request("textDocument/completion", try parameters(place)).elements)
  }

  private static func applied(_ item: JSONTree, to text: String) throws -> String {
    var document = DocumentText(Array(text.utf8))
    let edits = [item["textEdit"]] + item["additionalTextEdits"].elements
    let located = edits.map { (bytes(of: $0["range"], in: document), $0["newText"].string ?? "") }
    for (range, new) in located.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) { document.replace(range, with: new) }
    return String(decoding: document.bytes, as: UTF8.self)
  }

  private static func bytes(of range: JSONTree, in document: DocumentText) -> Range<Int> {
    func position(_ key: String) -> TextPosition {
      TextPosition(line: range[key]["line"].integer ?? 0, character: range[key]["character"].integer ?? 0)
    }
    return document.bytes(of: TextRange(start: position("start"), end: position("end")), in: .utf16)
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
