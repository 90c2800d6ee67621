import JSONText
import Linting
import Testing

@Suite struct FixMoveTests {
  @Test(arguments: [
    (
      "{\n  \"source\": {\n    \"id\": \"i\"\n  },\n  \"location\": \"l\",\n  \"properties\": {\n    \"a\": 1\n  }\n}",
      "{\n  \"location\": \"l\",\n  \"properties\": {\n    \"a\": 1,\n    \"source\": {\n      \"id\": \"i\"\n    }\n  }\n}"
    ),
    (
      "{\r\n\t\"source\": {\r\n\t\t\"id\": \"i\"\r\n\t},\r\n\t\"location\": \"l\"\r\n}",
      "{\r\n\t\"location\": \"l\",\r\n\t\"properties\": {\r\n\t\t\"source\": {\r\n\t\t\t\"id\": \"i\"\r\n\t\t}\r\n\t}\r\n}"
    ),
    (
      "{\n  \"a\": 1,\n  \"source\": [\n\n    1\n  ]\n}\n",
      "{\n  \"a\": 1,\n  \"properties\": {\n    \"source\": [\n\n      1\n    ]\n  }\n}\n"
    ),
    (
      "{\n    \"source\": 1,\n    \"properties\": {}\n}",
      "{\n    \"properties\": {\n        \"source\": 1\n    }\n}"
    ),
    (
      "{\n    \"properties\": {\n    },\n    \"source\": 1\n}",
      "{\n    \"properties\": {\n        \"source\": 1\n    }\n}"
    ),
    ("{\"source\":1,\"properties\":{\"a\":2}}", "{\"properties\":{\"a\":2,\"source\":1}}"),
    ("{\"source\": 1, \"properties\": {\"a\": 2}}", "{\"properties\": {\"a\": 2, \"source\": 1}}"),
    ("{\"source\": 1, \"properties\": {}}", "{\"properties\": {\"source\": 1}}"),
    ("{ \"properties\": { \"a\": 2 }, \"source\": 1 }", "{ \"properties\": { \"a\": 2, \"source\": 1 } }"),
    ("{\"source\":1}", "{\"properties\":{\"source\":1}}"),
    ("{\"source\": 1, \"b\": 2}", "{\"b\": 2, \"properties\": {\"source\": 1}}"),
    (
      "{\n  \"source\": 1,\n  \"properties\": {\"a\": 2}\n}",
      "{\n  \"properties\": {\"a\": 2, \"source\": 1}\n}"
    ),
  ])
  func aMemberMovesUnderProperties(_ text: String, _ expected: String) {
    #expect(FixableText(text).fixed(.moveMember(at("/source"), to: at("/properties/source"))) == expected)
  }

  @Test(arguments: [
    (
      "{\n  \"properties\": {\n    \"l\": 1\n  },\n  \"a\": 2\n}",
      "{\n  \"properties\": {},\n  \"a\": 2,\n  \"location\": 1\n}"
    ),
    ("{\"properties\":{\"l\":1}}", "{\"properties\":{},\"location\":1}"),
    ("{\"properties\":{\"b\":2,\"l\":1}}", "{\"properties\":{\"b\":2},\"location\":1}"),
  ])
  func aMemberMovesToTheRoot(_ text: String, _ expected: String) {
    #expect(FixableText(text).fixed(.moveMember(at("/properties/l"), to: at("/location"))) == expected)
  }

  @Test func missingParentObjectsAreCreated() {
    #expect(
      FixableText("{\n  \"a\": 0,\n  \"x\": 1\n}").fixed(.moveMember(at("/x"), to: at("/b/c/x")))
        == "{\n  \"a\": 0,\n  \"b\": {\n    \"c\": {\n      \"x\": 1\n    }\n  }\n}")
    #expect(FixableText("{\"x\":1}").fixed(.moveMember(at("/x"), to: at("/b/c/x"))) == "{\"b\":{\"c\":{\"x\":1}}}")
  }

  @Test func aMemberMovesInABodyStoredAsAString() throws {
    let text = try #require(FixableText(#"{"body": "{\n  \"x\": \"\\\"\",\n  \"p\": {}\n}"}"#, stringAt: "/body"))
    #expect(
      text.fixed(.moveMember(at("/x"), to: at("/p/x"))) == #"{"body": "{\n  \"p\": {\n    \"x\": \"\\\"\"\n  }\n}"}"#)
  }

  @Test(arguments: [
    ("/x", "/p/x"), ("/x", "/x/y"), ("/x", "/x"), ("/x", "/list/0/x"), ("/x", "/list/9"), ("/x", "/n/x"),
    ("/q", "/p/q"),
    ("", "/p/q"), ("/list/0", "/p/q"), ("/x", ""),
  ])
  func impossibleMovesGiveNoEdits(_ from: String, _ target: String) throws {
    let (from, target) = (try #require(JSONPointer(from)), try #require(JSONPointer(target)))
    #expect(FixableText(#"{"x": 1, "p": {"x": 2}, "n": 5, "list": [1]}"#).fixed(.moveMember(from, to: target)) == nil)
  }

  @Test func movesThatCreateTheSameObjectAreAppliedOneAtATime() throws {
    let text = FixableText("{\"x\": 1, \"y\": 2, \"a\": 3}")
    let fixes = try ["x", "y"].map { key in
      try #require(text.edits(.moveMember(JSONPointer([key]), to: JSONPointer(["p", key]))))
    }
    let first = FixApplication(of: fixes, to: text.file)
    #expect(first.applied == [0])
    let next = FixableText(String(decoding: first.text, as: UTF8.self))
    #expect(next.fixed(.moveMember(at("/y"), to: at("/p/y"))) == "{\"a\": 3, \"p\": {\"x\": 1, \"y\": 2}}")
  }
}
