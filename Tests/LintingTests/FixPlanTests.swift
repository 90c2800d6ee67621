import JSONText
import Linting
import Testing

@Suite struct RemovalTests {
  @Test(arguments: [
    ("{\n  \"x\": 1,\n  \"b\": 2\n}", "{\n  \"b\": 2\n}"),
    ("{\n  \"a\": 1,\n  \"x\": 2,\n  \"b\": 3\n}\n", "{\n  \"a\": 1,\n  \"b\": 3\n}\n"),
    ("{\n  \"a\": 1,\n  \"x\": 2\n}\n", "{\n  \"a\": 1\n}\n"),
    ("{\r\n\t\"a\": 1,\r\n\t\"x\": {\r\n\t\t\"y\": 1\r\n\t}\r\n}", "{\r\n\t\"a\": 1\r\n}"),
    ("{\r\n\t\"x\": [\r\n\t],\r\n\t\"b\": 2\r\n}", "{\r\n\t\"b\": 2\r\n}"),
    ("{\r \"a\":1,\r \"x\":2,\r \"b\":3\r}", "{\r \"a\":1,\r \"b\":3\r}"),
    ("{\n  \"x\": 1\n}", "{}"),
    ("{ \"x\": 1 }", "{}"),
    ("{\"x\":1}", "{}"),
    ("{\"x\":1,\"b\":2}", "{\"b\":2}"),
    ("{\"a\":1,\"x\":1,\"b\":2}", "{\"a\":1,\"b\":2}"),
    ("{\"a\": 1, \"x\": 1, \"b\": 2}", "{\"a\": 1, \"b\": 2}"),
    ("{ \"x\": 1, \"b\": 2 }", "{ \"b\": 2 }"),
    ("{ \"a\": 1, \"x\": 2 }", "{ \"a\": 1 }"),
    ("{\n  \"x\": 1, \"b\": 2\n}", "{\n  \"b\": 2\n}"),
    ("{ \"x\": 1,\n  \"b\": 2 }", "{ \"b\": 2 }"),
    ("{\"a\": 1,\n \"x\": 2, \"b\": 3}", "{\"a\": 1,\n \"b\": 3}"),
    ("{\"a\": 1, \"x\": 2,\n \"b\": 3}", "{\"a\": 1,\n \"b\": 3}"),
    ("{ \"a\": 1\n, \"x\": 2\n, \"b\": 3\n}", "{ \"a\": 1\n, \"b\": 3\n}"),
    ("{ \"a\": 1\n, \"x\": 2\n}", "{ \"a\": 1\n}"),
    ("{\n  \"a\": 1,\n\n  \"x\": 2,\n\n  \"b\": 3\n}", "{\n  \"a\": 1,\n\n  \"b\": 3\n}"),
    ("{\"\\u0078\" : 1 , \"b\":2}", "{\"b\":2}"),
  ])
  func removalIncludesTheCommaAndTheLine(_ text: String, _ expected: String) {
    #expect(FixableText(text).fixed(.removeMember(at("/x"))) == expected)
  }

  @Test(arguments: ["/y", "/x/0", ""])
  func onlyMembersAreRemoved(_ pointer: String) throws {
    #expect(FixableText(#"{"x": [1]}"#).fixed(.removeMember(try #require(JSONPointer(pointer)))) == nil)
  }

  @Test func aBodyInAnEnvelopeIsFixed() {
    var text = FixableText(#"{"url": "u", "body": {"x": 1, "b": 2}}"#)
    text.base = at("/body")
    #expect(text.fixed(.removeMember(at("/x"))) == #"{"url": "u", "body": {"b": 2}}"#)
  }

  @Test func aBodyStoredAsAStringIsFixed() throws {
    let file = #"{"body": "{\n  \"a\": {\"x\":1},\r\n  \"x\": \"\\\"\",\r\n  \"b\": 2\n}"}"#
    let text = try #require(FixableText(file, stringAt: "/body"))
    #expect(text.fixed(.removeMember(at("/x"))) == #"{"body": "{\n  \"a\": {\"x\":1},\r\n  \"b\": 2\n}"}"#)
    #expect(text.fixed(.removeMember(at("/a/x"))) == file.replacing(#"{\"x\":1}"#, with: "{}"))
  }

  @Test func aMemberIsRemovedWithItsVariable() {
    var text = FixableText(#"{"a": 1, "x": {{v}}, "b": 2}"#)
    text.text = MappedText(
      bytes: Array(#"{"a": 1, "x": 77, "b": 2}"#.utf8),
      map: SourceMap([
        .init(derived: 0..<14, source: 0..<14), .init(derived: 14..<16, source: 14..<19),
        .init(derived: 16..<25, source: 19..<28),
      ]))
    #expect(text.fixed(.removeMember(at("/x"))) == #"{"a": 1, "b": 2}"#)
    #expect(text.fixed(.replaceValue(at("/x"), with: "5")) == nil)
    #expect(text.fixed(.moveMember(at("/x"), to: at("/properties/x"))) == nil)
  }

  @Test(arguments: [#"{"x": 1 "b": 2}"#, "{\"x\": 1, // about b\n \"b\": 2}", "{\"a\": 1 // about a\n , \"x\": 2}"])
  func nothingIsRemovedNextToRepairedSyntax(_ file: String) {
    var text = FixableText(file)
    text.text = ParsedText(text.text, dialect: .jsonc).text
    #expect(text.fixed(.removeMember(at("/x"))) == nil)
  }

  @Test func aQuotationKeepsItsPrefixes() {
    let text = FixableText(quotation: "> {\n>   \"x\": 1,\n>   \"a\": {\n>     \"y\": 1\n>   },\n>   \"z\": 2\n> }")
    #expect(text.fixed(.removeMember(at("/x"))) == "> {\n>   \"a\": {\n>     \"y\": 1\n>   },\n>   \"z\": 2\n> }")
    #expect(text.fixed(.removeMember(at("/a/y"))) == "> {\n>   \"x\": 1,\n>   \"a\": {},\n>   \"z\": 2\n> }")
    #expect(text.fixed(.removeMember(at("/a"))) == "> {\n>   \"x\": 1,\n>   \"z\": 2\n> }")
    #expect(
      text.fixed(.removeMember(at("/z"))) == "> {\n>   \"x\": 1,\n>   \"a\": {\n>     \"y\": 1\n>   }\n> }")
    #expect(text.fixed(.moveMember(at("/x"), to: at("/a/x"))) == nil)
  }

  @Test func aMemberWithAnUnquotedVariableIsRemovedButNotMoved() {
    var text = FixableText("{\n  \"a\": 1,\n  \"x\": {{v}},\n  \"y\": {{w}}\n}")
    text.text = ParsedText(text.text).text
    #expect(text.fixed(.removeMember(at("/x"))) == "{\n  \"a\": 1,\n  \"y\": {{w}}\n}")
    #expect(text.fixed(.removeMember(at("/y"))) == "{\n  \"a\": 1,\n  \"x\": {{v}}\n}")
    #expect(text.fixed(.moveMember(at("/x"), to: at("/p/x"))) == nil)
  }

  @Test func aRemovalCombinesWithAFixOfTheTrailingComma() throws {
    var text = FixableText("{\"a\": 1, \"x\": 2,}")
    let parsed = ParsedText(text.text)
    let fix = try #require(parsed.faults.first).edits
    text.text = parsed.text
    let removal = try #require(text.edits(.removeMember(at("/x"))))
    let application = FixApplication(of: [fix, removal], to: text.file)
    #expect(String(decoding: application.text, as: UTF8.self) == "{\"a\": 1}")
  }
}

@Suite struct RenamingTests {
  @Test func theKeyIsWrittenAsAString() throws {
    #expect(FixableText(#"{"a": {"Id" : 1}}"#).fixed(.renameKey(at("/a/Id"), to: "id")) == #"{"a": {"id" : 1}}"#)
    #expect(FixableText(#"{"a":1}"#).fixed(.renameKey(at("/a"), to: "q\"\n")) == #"{"q\"\n":1}"#)
    let inner = try #require(FixableText(#"{"body": "{\"Id\": 1}"}"#, stringAt: "/body"))
    #expect(inner.fixed(.renameKey(at("/Id"), to: "i\"")) == #"{"body": "{\"i\\\"\": 1}"}"#)
  }

  @Test(arguments: ["/Id", "/none", "/list/0", ""])
  func nothingIsRenamedToAnExistingNameOrWithoutAKey(_ pointer: String) throws {
    let pointer = try #require(JSONPointer(pointer))
    #expect(FixableText(#"{"Id": 1, "id": 2, "list": [1]}"#).fixed(.renameKey(pointer, to: "id")) == nil)
  }
}

@Suite struct ReplacementTests {
  @Test func aReplacementIsEscapedLikeItsFile() throws {
    #expect(FixableText(#"[{"a": "3600" }]"#).fixed(.replaceValue(at("/0/a"), with: "3600")) == #"[{"a": 3600 }]"#)
    #expect(FixableText("5").fixed(.replaceValue(at(""), with: "\"5\"")) == "\"5\"")
    let inner = try #require(FixableText(#"{"body": "{\"a\": \"x\\/\"}"}"#, stringAt: "/body"))
    #expect(inner.fixed(.replaceValue(at("/a"), with: #""y""#)) == #"{"body": "{\"a\": \"y\"}"}"#)
  }

  @Test func plainEditsAreReturnedUnchanged() {
    #expect(FixableText("{}").edits(.edit([TextEdit(range: 0..<1, text: "x")])) == [TextEdit(range: 0..<1, text: "x")])
  }

  @Test func urlEditsMapToTheFile() throws {
    let file = Array(#"{"url": "/a\/b&c=1"}"#.utf8)
    let url = try #require(MappedText(bytes: file).unescapedString(at: at("/url")))
    #expect(
      FixPlan.urlEdits(replacing: 4..<5, with: "?", in: url, file: file) == [TextEdit(range: 14..<15, text: "?")])
    #expect(
      FixPlan.urlEdits(replacing: 0..<0, with: "\"", in: url, file: file) == [TextEdit(range: 9..<9, text: "\\\"")])
    #expect(FixPlan.urlEdits(replacing: 8..<8, with: "2", in: url, file: file) == [TextEdit(range: 18..<18, text: "2")])
    #expect(FixPlan.urlEdits(replacing: 2..<3, with: "-", in: url, file: file) == nil)
    #expect(FixPlan.urlEdits(replacing: 7..<20, with: "-", in: url, file: file) == nil)
    #expect(FixableText("{}").fixed(.replaceInURL(0..<1, with: "x")) == nil)
  }
}
