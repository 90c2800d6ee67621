import JSONText
import Testing

@Suite struct SyntaxRepairDialectTests {
  struct Sample: Sendable {
    let text: String
    let dialect: JSONDialect
    let repaired: String

    init(_ dialect: JSONDialect, _ text: String, _ repaired: String) {
      self.text = text
      self.dialect = dialect
      self.repaired = repaired
    }
  }

  @Test(arguments: [
    Sample(
      .json, #"{"a": {{seconds}}, "b": ${x}, "c": $x, "d": <VM id>, "e": {x}}"#,
      #"{"a": "{{seconds}}", "b": "${x}", "c": "$x", "d": "<VM id>", "e": "{x}"}"#),
    Sample(.json, #"[{{$guid}}, {{ x }}, {{x.y}}]"#, #"["{{$guid}}", "{{ x }}", "{{x.y}}"]"#),
    Sample(.json, "{{body}}", #""{{body}}""#),
    Sample(.jsonc, "{ // one\n\"a\": [1, 2,], /* two */ }", #"{"a": [1, 2]}"#),
    Sample(
      .json5, "{a: 'x\\\ny', $b: +1, c: .5, d: 1., e: 0xF, f: '\\x41\\d', g: NaN,\u{A0}}",
      #"{"a": "xy", "$b": 1, "c": 0.5, "d": 1, "e": 15, "f": "Ad", "g": "${value}"}"#),
  ])
  func acceptsTheSyntaxOfTheDialect(_ sample: Sample) throws {
    let parsed = ParsedText(MappedText(bytes: Array(sample.text.utf8)), dialect: sample.dialect)
    #expect(parsed.faults == [])
    #expect(try tree(parsed) == tree(of: sample.repaired))
  }

  /// In the file, a quote must match the one that opens the string, or a fix would not close it.
  @Test(arguments: [
    (JSONDialect.json5, "{a: 'x\n}", "{a: 'x'\n}"), (.json5, "{a: \"x\n}", "{a: \"x\"\n}"),
    (.json5, "{a: 'x", "{a: 'x'}"),
    (.json, "{\"a\": 'x\n}", "{\"a\": \"x\"\n}"), (.json, "{\"a\": “x\n}", "{\"a\": \"x\"\n}"),
  ])
  func aMissingQuoteIsTheOneThatTheDialectExpects(_ dialect: JSONDialect, _ text: String, _ fixed: String) {
    let text = MappedText(bytes: Array(text.utf8))
    let edits = ParsedText(text, dialect: dialect).faults.flatMap(\.edits)
    #expect(text.applying(edits).string == fixed)
    #expect(ParsedText(MappedText(bytes: Array(fixed.utf8)), dialect: dialect).faults == [])
  }

  @Test func mapsAPlaceholderToItsSource() throws {
    let text = Array(#"  {"a": {{seconds}}}"#.utf8)
    let parsed = ParsedText(MappedText(bytes: text, map: SourceMap(shift: 10)))
    let repaired = parsed.text.string
    let start = try #require(repaired.utf8.firstIndex(of: UInt8(ascii: "s")))
    let offset = repaired.utf8.distance(from: repaired.utf8.startIndex, to: start)
    #expect(parsed.text.map.source(of: offset..<offset + 7) == 20..<27)
    #expect(parsed.text.map.source(of: offset - 3..<offset + 10) == 18..<29)
  }

  @Test func reportsTwoFaultsSeparately() {
    let text = " { \n  \"access\" :\u{202F}\"Read\"\u{202F}\n\u{202F} \"durationInSeconds\": \"3600\"\u{202F}\n}"
    let parsed = ParsedText(MappedText(bytes: Array(text.utf8)))
    #expect(
      parsed.faults.map(\.message) == [
        "nonstandard whitespace between tokens: U+202F (4 times); JSON allows only spaces, tabs, and newlines",
        "missing comma after 'access'",
      ])
    #expect(tree(parsed) == #"{"access":"Read","durationInSeconds":"3600"}"#)
  }

  @Test func repairsABodyWithoutOuterBracesAndAnInnerOne() {
    let text = """
          "name": "n",
          "tags": {
              "department": "finance"
          "properties": {
               "source": {
                     "id": "/s/{x}"
      """
    let parsed = ParsedText(MappedText(bytes: Array(text.utf8)))
    #expect(
      parsed.faults.map(\.message) == [
        "missing opening brace: the body starts with a member",
        "missing '}' for the '{' on line",
        "missing '}}' at the end: the text appears to be cut off, with 2 unclosed brackets, the first opened on line",
      ])
    #expect(
      tree(parsed)
        == #"{"name":"n","tags":{"department":"finance"},"properties":{"source":{"id":"/s/{x}"}}}"#)
  }

  @Test func rejectsDeepNesting() {
    let bytes = Array(repeating: UInt8(ascii: "["), count: 100_000)
    let parsed = ParsedText(MappedText(bytes: bytes))
    #expect(parsed.faults.map(\.message) == ["nested deeper than 2048 levels"])
    #expect(parsed.faults.map(\.range) == [2048..<2049])
    #expect(tree(parsed) == nil)
  }
}
