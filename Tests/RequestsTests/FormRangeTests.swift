import JSONText
import TestSupport
import Testing

@testable import Requests

private let scalars: [Unicode.Scalar] = ["a", "/", " ", "\"", "\\", "\n", "\t", "é", "\u{2028}", "😀", "中"]

/// A file format that contains a body.
private struct Container: Sendable {
  /// The number of times that the body is escaped as a JSON string.
  var escapingDepth: Int
  /// Creates the file's text.
  var file: @Sendable (_ body: String, inout SeededGenerator) -> String
}

private let path = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c"

private let containers: [String: Container] = [
  "body": Container(escapingDepth: 0) { body, _ in body },
  "envelope": Container(escapingDepth: 0) { body, _ in
    #"{"é": 1, "method": "PUT", "url": "\#(path)", "body": \#(body)}"#
  },
  "envelope of a string": Container(escapingDepth: 1) { body, random in
    #"[{"method": "PUT", "url": "\#(path)", "body": \#(random.jsonLiteral(body))}]"#
  },
  "session records": Container(escapingDepth: 1) { body, random in
    #"{"Entries": [{}, {"RequestUri": "\#(path)", "RequestBody": \#(random.jsonLiteral(body)), "RequestMethod": "PUT"}]}"#
  },
  "test proxy": Container(escapingDepth: 0) { body, _ in
    #"{"Entries": [{"RequestUri": "\#(path)", "RequestMethod": "PUT", "RequestBody": \#(body)}], "Variables": {}}"#
  },
  "archive": Container(escapingDepth: 1) { body, random in
    #"{"log": {"entries": [{"request": {"url": "\#(path)", "postData": {"text": \#(random.jsonLiteral(body))}}}]}}"#
  },
  "collection": Container(escapingDepth: 1) { body, random in
    #"{"info": {}, "item": [{"request": {"url": "\#(path)", "body": {"raw": \#(random.jsonLiteral(body))}}}]}"#
  },
  "example": Container(escapingDepth: 0) { body, _ in
    #"{"parameters": {"restorePointCollectionName": "c", "parameters": \#(body)}, "responses": {}}"#
  },
  "template": Container(escapingDepth: 0) { body, _ in
    #"{"resources": [{"type": "Microsoft.Compute/restorePointCollections", "apiVersion": "v", \#(body.dropFirst())]}"#
  },
]

@Test(arguments: containers.keys.sorted())
func aPointerMapsToItsValueInTheFile(_ name: String) throws {
  let container = try #require(containers[name])
  for seed in UInt64(0)..<200 {
    var random = SeededGenerator(seed: seed)
    let value = "x" + random.text(of: scalars, count: 0...7)
    let body =
      #"{"location": \#(random.jsonLiteral("é\"")), "properties": {"source": {"id": \#(random.jsonLiteral(value))}}}"#
    let found = ReaderEventSummary.all(in: container.file(body, &random), path: "CreateOrUpdate.json")
    let source = try #require(found.first?.sourceIDText)
    #expect(found.count == 1)
    #expect(found.first?.sourceID == value)
    #expect(unescaped(source, times: container.escapingDepth) == value, "seed \(seed)")
  }
}

/// Unescapes the contents of a JSON string `times` times, and then as a JSON string literal.
private func unescaped(_ text: String, times: Int) -> String? {
  var text = text
  for _ in 0..<times {
    guard let inner = MappedText(bytes: Array("\"\(text)\"".utf8)).unescapedString(at: .root) else { return nil }
    text = inner.string
  }
  return MappedText(bytes: Array(text.utf8)).unescapedString(at: .root)?.string
}
