import JSONText
import Testing

@Suite struct RangeIndexTests {
  struct Example: Sendable {
    let text: String
    let pointer: String
    let key: String?
    let value: String?

    init(_ text: String, _ pointer: String, key: String? = nil, value: String?) {
      self.text = text
      self.pointer = pointer
      self.key = key
      self.value = value
    }
  }

  static let examples = [
    Example(" \t\r\n 12 \n", "", value: "12"),
    Example(#""a\"b""#, "", value: #""a\"b""#),
    Example(#"{"a": {"b": [1, {"c": null}]}}"#, "/a/b/1/c", key: #""c""#, value: "null"),
    Example(#"{"a": {"b": [1, {"c": null}]}}"#, "/a/b", key: #""b""#, value: #"[1, {"c": null}]"#),
    Example(#"{"a": "}", "b": "\\", "c": 3}"#, "/c", key: #""c""#, value: "3"),
    Example(#"{"\u00e9": 1}"#, "/é", key: #""\u00e9""#, value: "1"),
    Example(#"{"\uD83d\uDE00": 1}"#, "/😀", key: #""\uD83d\uDE00""#, value: "1"),
    Example(#"{"a\/b~\"\\": 1}"#, #"/a~1b~0"\"#, key: #""a\/b~\"\\""#, value: "1"),
    Example(#"{"é😀": 1, "z": 2}"#, "/z", key: #""z""#, value: "2"),
    Example(#"{"": {"": 7}}"#, "//", key: #""""#, value: "7"),
    Example(#"{"a": 1, "a": 2}"#, "/a", key: #""a""#, value: "2"),
    Example(#"{"a": {"b": 1}, "a": {}}"#, "/a/b", value: nil),
    Example(#"{"a": {"b": 1}, "\u0061": {"b": 2}}"#, "/a/b", key: #""b""#, value: "2"),
    Example(#"{"a": {"0": 1}, "a": [5]}"#, "/a/0", value: "5"),
    Example(#"{"0": 1}"#, "/0", key: #""0""#, value: "1"),
    Example(#"[1, 2]"#, "/01", value: nil),
    Example(#"[1, 2]"#, "/2", value: nil),
    Example(#"[[], [1], [2, [3]]]"#, "/2/1/0", value: "3"),
    Example(#"{"a": "b"}"#, "/b", value: nil),
    Example(#"5"#, "/a", value: nil),
    Example("{\"e\u{301}\": 1, \"\u{e9}\": 2}", "/e\u{301}", key: "\"e\u{301}\"", value: "1"),
  ]

  @Test(arguments: examples)
  func findsKeyAndValue(_ example: Example) throws {
    let text = Array(example.text.utf8)
    let pointer = try #require(JSONPointer(example.pointer))
    let entry = RangeIndex(of: [pointer], in: text.span)[pointer]
    #expect(entry.map { Array(text[$0.value]) } == example.value.map { Array($0.utf8) })
    #expect(entry?.key.map { Array(text[$0]) } == example.key.map { Array($0.utf8) })
  }

  @Test func findsCommasAroundMembersAndElements() {
    let text = Array(#"{"a":1,"b":[2,3,4],"c":5}"#.utf8)
    let pointers = ["", "/a", "/b", "/b/0", "/b/1", "/b/2", "/c"].compactMap { JSONPointer($0) }
    let index = RangeIndex(of: pointers, in: text.span)
    #expect(pointers.map { index[$0]?.previousComma } == [nil, nil, 6, nil, 13, 15, 18])
    #expect(pointers.map { index[$0]?.nextComma } == [nil, 6, 18, 13, 15, nil, nil])
  }

  @Test(arguments: [
    "", " ", "{", "}", "]", "[", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":[", "{\"a\":{\"b\"", "{,", "{:", "\"\\",
    "{\"a\":1}}", "[1}",
    "{\"\\u12", "{\"\\u1\":1}", "{\"\\", "a b", "{1:2}", "{\"\\ud800\":1}", "{\"\\ud800\\u0041\":1}", "{\"\\u\":1}",
  ])
  func acceptsInvalidJSON(_ text: String) {
    let bytes = Array(text.utf8)
    let pointers = ["", "/a", "/a/b", "/0", "/1"].compactMap { JSONPointer($0) }
    let index = RangeIndex(of: pointers, in: bytes.span)
    for pointer in pointers {
      if let entry = index[pointer] { #expect(entry.value.upperBound <= bytes.count) }
    }
    #expect(DuplicateKey.all(in: bytes.span).isEmpty)
  }

  @Test func valuesAsDeepAsJanssonGoesAreFound() throws {
    let depth = 2047
    let text = Array(
      (String(repeating: #"[0,{"a":"#, count: depth / 2) + "7" + String(repeating: "}]", count: depth / 2)).utf8)
    _ = try JSONDocument(parsing: text.span)
    let pointer = JSONPointer((0..<depth / 2).flatMap { _ in ["1", "a"] })
    let entry = RangeIndex(of: [pointer], in: text.span)[pointer]
    #expect(entry.map { Array(text[$0.value]) } == Array("7".utf8))
  }

  @Test(arguments: UInt64(0)..<1000)
  func rangesContainWhatJanssonParses(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    let text = random.text()
    let document = try JSONDocument(parsing: text.span)
    try document.withRoot { root in
      let nodes = JSONTree.nodes(of: root)
      let index = RangeIndex(of: nodes.map(\.pointer), in: text.span)
      for (pointer, node) in nodes {
        let entry = try #require(index[pointer])
        let value = try JSONDocument(parsing: Array(text[entry.value]).span)
        #expect(value.withRoot { JSONTree.equal($0, node) })
        guard let range = entry.key else { continue }
        let key = try JSONDocument(parsing: Array(text[range]).span)
        #expect(key.withRoot { $0.string.map { Array($0.utf8) } } == pointer.last.map { Array($0.utf8) })
      }
    }
  }

  @Test(arguments: UInt64(0)..<1000)
  func removingAMemberWithItsCommaYieldsValidJSON(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    let text = random.text()
    let document = try JSONDocument(parsing: text.span)
    try document.withRoot { root in
      for (pointer, _) in JSONTree.nodes(of: root) where !pointer.tokens.isEmpty {
        let entry = try #require(RangeIndex(of: [pointer], in: text.span)[pointer])
        let start = entry.nextComma == nil ? entry.previousComma : nil
        let end = entry.nextComma.map { $0 + 1 } ?? entry.value.upperBound
        var rest = text
        rest.removeSubrange((start ?? entry.key?.lowerBound ?? entry.value.lowerBound)..<end)
        let before = try #require(root[pointer.parent]).count
        let remaining = try JSONDocument(parsing: rest.span)
        let after = try #require(remaining.withRoot { $0[pointer.parent]?.count })
        #expect(document.hasDuplicateKeys ? after <= before : after == before - 1)
      }
    }
  }
}
