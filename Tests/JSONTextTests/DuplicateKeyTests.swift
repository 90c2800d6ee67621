import JSONText
import Testing

@Suite struct DuplicateKeyTests {
  struct Example: Sendable {
    let text: String
    let expected: [String]

    init(_ text: String, _ expected: String...) {
      self.text = text
      self.expected = expected
    }
  }

  @Test(arguments: [
    Example(#"{"a": 1, "b": "a", "c": ["a", "a"]}"#),
    Example(#"[{"a": 1}, {"a": 1}]"#),
    Example(#"{"a": 1, "a": 2, "a": 3}"#, "/a 9..<12 1..<4", "/a 17..<20 1..<4"),
    Example(#"{"a": 1, "\u0061": 2}"#, "/a 9..<17 1..<4"),
    Example(#"[0, {"x": {"é": [], "é": {"y": 1, "y": 2}}}]"#, "/1/x/é 21..<25 11..<15", "/1/x/é/y 36..<39 28..<31"),
    Example("{\"e\u{301}\": 1, \"\u{e9}\": 2}"),
    Example(#"{"a": {"b": 1}, "b": 2}"#),
    Example(#"{"": 1, "": 2}"#, "/ 8..<10 1..<3"),
    Example(#"7"#),
  ])
  func findsDuplicateKeysInDocumentOrder(_ example: Example) {
    let duplicates = DuplicateKey.all(in: Array(example.text.utf8).span)
    #expect(duplicates.map { "\($0.pointer) \($0.range) \($0.first)" } == example.expected)
  }

  @Test(arguments: UInt64(0)..<1000)
  func agreesWithJansson(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    let text = random.text()
    let document = try JSONDocument(parsing: text.span)
    #expect(DuplicateKey.all(in: text.span).isEmpty == !document.hasDuplicateKeys)
  }
}
