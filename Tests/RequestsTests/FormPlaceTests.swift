import JSONText
import TestSupport
import Testing

@testable import Requests

private let scalars: [Unicode.Scalar] = ["a", "/", " ", "\"", "\\", "\n", "\t", "é", "\u{2028}", "😀", "中"]

/// A way of saving a body.
private struct Rendering: Sendable {
  /// How often the body is kept as a string inside a string.
  var depth: Int
  /// The file, given the body.
  var file: @Sendable (_ body: String, inout SeededGenerator) -> String
}

private let path = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c"

private let renderings: [String: Rendering] = [
  "body": Rendering(depth: 0) { body, _ in body },
  "envelope": Rendering(depth: 0) { body, _ in #"{"é": 1, "method": "PUT", "url": "\#(path)", "body": \#(body)}"# },
  "envelope of a string": Rendering(depth: 1) { body, maker in
    #"[{"method": "PUT", "url": "\#(path)", "body": \#(maker.jsonLiteral(body))}]"#
  },
  "session records": Rendering(depth: 1) { body, maker in
    #"{"Entries": [{}, {"RequestUri": "\#(path)", "RequestBody": \#(maker.jsonLiteral(body)), "RequestMethod": "PUT"}]}"#
  },
  "test proxy": Rendering(depth: 0) { body, _ in
    #"{"Entries": [{"RequestUri": "\#(path)", "RequestMethod": "PUT", "RequestBody": \#(body)}], "Variables": {}}"#
  },
  "archive": Rendering(depth: 1) { body, maker in
    #"{"log": {"entries": [{"request": {"url": "\#(path)", "postData": {"text": \#(maker.jsonLiteral(body))}}}]}}"#
  },
  "collection": Rendering(depth: 1) { body, maker in
    #"{"info": {}, "item": [{"request": {"url": "\#(path)", "body": {"raw": \#(maker.jsonLiteral(body))}}}]}"#
  },
  "example": Rendering(depth: 0) { body, _ in
    #"{"parameters": {"restorePointCollectionName": "c", "parameters": \#(body)}, "responses": {}}"#
  },
  "template": Rendering(depth: 0) { body, _ in
    #"{"resources": [{"type": "Microsoft.Compute/restorePointCollections", "apiVersion": "v", \#(body.dropFirst())]}"#
  },
]

@Test(arguments: renderings.keys.sorted())
func aValueStandsInTheFileWhereItsPointerLeads(_ name: String) throws {
  let rendering = try #require(renderings[name])
  for seed in UInt64(0)..<200 {
    var maker = SeededGenerator(seed: seed)
    let value = "x" + maker.text(of: scalars, count: 0...7)
    let body =
      #"{"location": \#(maker.jsonLiteral("é\"")), "properties": {"source": {"id": \#(maker.jsonLiteral(value))}}}"#
    let found = FoundInJSON.all(in: rendering.file(body, &maker), path: "CreateOrUpdate.json")
    let source = try #require(found.first?.sourceIDText)
    #expect(found.count == 1)
    #expect(found.first?.sourceID == value)
    #expect(unescaped(source, times: rendering.depth) == value, "seed \(seed)")
  }
}

/// The value of a JSON string that stands in another `times` times.
private func unescaped(_ text: String, times: Int) -> String? {
  var text = text
  for _ in 0..<times {
    guard let inner = MappedText(bytes: Array("\"\(text)\"".utf8)).unescapedString(at: .root) else { return nil }
    text = inner.string
  }
  return MappedText(bytes: Array(text.utf8)).unescapedString(at: .root)?.string
}
