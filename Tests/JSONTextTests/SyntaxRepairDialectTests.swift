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
    Sample(
      .javaScript, "{a: `x`, b: `y${z}`, c: f(1, {}), d: x, e: () => ({ a: [1, 2] }), g: 1}",
      #"{"a": "x", "b": "${value}", "c": "${value}", "d": "${value}", "e": "${value}", "g": 1}"#),
    Sample(
      .javaScript, "{...rest, a: 1, short, m() { return 1; }, [k]: 2, b: 'x' + y, c: [1].map(f), d: [...x, 2]}",
      #"{"a": 1, "b": "${value}", "c": [1], "d": ["${value}", 2]}"#),
    Sample(
      .javaScript, "{ 'x-ms-client-flatten': true, id: \"/s/{x}\", tags: { a: \"b\" }, }",
      #"{"x-ms-client-flatten": true, "id": "/s/{x}", "tags": {"a": "b"}}"#),
  ])
  func acceptsTheSyntaxOfTheDialect(_ sample: Sample) throws {
    let parsed = ParsedText(MappedText(bytes: Array(sample.text.utf8)), dialect: sample.dialect)
    #expect(parsed.faults == [])
    #expect(try tree(parsed) == tree(of: sample.repaired))
  }

  /// In the file, a quote must match the one that opens the string, or a fix would not close it.
  @Test(arguments: [
    (JSONDialect.json5, "{a: 'x\n}", "{a: 'x'\n}"), (.json5, "{a: \"x\n}", "{a: \"x\"\n}"),
    (.json5, "{a: 'x", "{a: 'x'}"), (.javaScript, "{a: `x", "{a: `x`}"), (.javaScript, "{a: 'x\n}", "{a: 'x'\n}"),
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

  @Test(arguments: [
    (#"x {"a": "}", "b": [1, 2} y"#, #"{"a": "}", "b": [1, 2}"#),
    (#"x {"a": 1 y"#, #"{"a": 1 y"#),
    ("x { // }\n a: `}` } y", "{ // }\n a: `}` }"),
    ("x no", nil),
  ])
  func findsTheExtentOfAValue(_ text: String, _ extent: String?) {
    let bytes = Array(text.utf8)
    let range = SyntaxRepair.extentOfValue(in: bytes.span, from: 2, dialect: .javaScript)
    #expect(range.map { String(decoding: bytes[$0], as: UTF8.self) } == extent)
  }

  @Test func findsTheExtentOfAnUnclosedLongValue() {
    let bytes = Array(#"[1, "#.utf8) + Array(repeating: UInt8(ascii: "1"), count: 200_000)
    #expect(SyntaxRepair.extentOfValue(in: bytes.span, from: 0, dialect: .json) == 0..<bytes.count)
    #expect(
      SyntaxRepair.extentOfValue(in: (bytes + [0x5D, 0x20]).span, from: 0, dialect: .json) == 0..<bytes.count + 1)
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
