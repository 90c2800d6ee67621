import JSONText
import Testing

@testable import Requests

/// Makes the same strings on every run, and writes them as JSON in one way of many.
private struct StringMaker {
  private static let scalars: [Unicode.Scalar] = ["a", "/", " ", "\"", "\\", "\n", "\t", "é", "\u{2028}", "😀", "中"]

  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 1 }

  private mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func string() -> String {
    let length = next(below: 8)
    return (0..<length).reduce(into: "x") { text, _ in
      text.unicodeScalars.append(Self.scalars[next(below: Self.scalars.count)])
    }
  }

  /// A JSON string with some more escapes than needed.
  mutating func literal(_ text: String) -> String {
    let pieces = text.unicodeScalars.map { scalar in
      next(below: 3) == 0 ? unicodeEscapes(scalar) : escapedJSON(String(Character(scalar)))
    }
    return "\"\(pieces.joined())\""
  }

  private func unicodeEscapes(_ scalar: Unicode.Scalar) -> String {
    String(Character(scalar)).utf16.map { unit in
      let hex = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }.joined()
  }
}

/// A way of saving a body.
private struct Rendering: Sendable {
  /// How often the body is kept as a string inside a string.
  var depth: Int
  /// The file, given the body.
  var file: @Sendable (_ body: String, inout StringMaker) -> String
}

private let path = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c"

private let renderings: [String: Rendering] = [
  "body": Rendering(depth: 0) { body, _ in body },
  "envelope": Rendering(depth: 0) { body, _ in #"{"é": 1, "method": "PUT", "url": "\#(path)", "body": \#(body)}"# },
  "envelope of a string": Rendering(depth: 1) { body, maker in
    #"[{"method": "PUT", "url": "\#(path)", "body": \#(maker.literal(body))}]"#
  },
  "session records": Rendering(depth: 1) { body, maker in
    #"{"Entries": [{}, {"RequestUri": "\#(path)", "RequestBody": \#(maker.literal(body)), "RequestMethod": "PUT"}]}"#
  },
  "test proxy": Rendering(depth: 0) { body, _ in
    #"{"Entries": [{"RequestUri": "\#(path)", "RequestMethod": "PUT", "RequestBody": \#(body)}], "Variables": {}}"#
  },
  "archive": Rendering(depth: 1) { body, maker in
    #"{"log": {"entries": [{"request": {"url": "\#(path)", "postData": {"text": \#(maker.literal(body))}}}]}}"#
  },
  "collection": Rendering(depth: 1) { body, maker in
    #"{"info": {}, "item": [{"request": {"url": "\#(path)", "body": {"raw": \#(maker.literal(body))}}}]}"#
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
  for seed in 0..<200 {
    var maker = StringMaker(seed: seed)
    let value = maker.string()
    let body = #"{"location": \#(maker.literal("é\"")), "properties": {"source": {"id": \#(maker.literal(value))}}}"#
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
