import JSONText
import Testing

@testable import Requests

/// A cassette whose first request is a PUT of a collection. `body` is inserted after `body: `.
private func cassette(_ body: String) -> String {
  """
  # a recording
  interactions:
  - request:
      body: \(body)
      headers:
        Accept:
        - '*/*'
        Connection: &c [keep-alive]
        Date: Mon, 01 Jan 2024 10:00:00 GMT
      method: PUT
      uri: \(collection)
    response:
      body:
        string: '{"name":"x"}'
      status:
        code: 200
        message: OK
  - request:
      body: null
      method: GET
      uri: \(machine)
    response: {}
  - request:
      body: '{}'
      method: POST
      uri: "\(collection)"
  version: 1

  """
}

/// Ways to write `{"a": "é x", "b'": "\"y\""}`, with the source text of each member's key and value.
private let bodies: [(String, [String])] = [
  (#"'{"a": "é x", "b''": "\"y\""}'"#, [#""a"|"é x""#, #""b''"|"\"y\"""#]),
  ("'{\"a\": \"é\n      x\", \"b''\":\n\n      \"\\\"y\\\"\"}'", ["\"a\"|\"é\n      x\"", #""b''"|"\"y\"""#]),
  (
    #""{\"a\": \"\xE9 x\", \"b'\": \"\\\"y\\\"\"}""#, [#"\"a\"|\"\xE9 x\""#, #"\"b'\"|\"\\\"y\\\"\""#]
  ),
  (
    "\"{\\\"a\\\": \\\"é\\\n      \\ x\\\",\n      \\\"b'\\\": \\\"\\\\\\\"y\\\\\\\"\\\"}\"",
    ["\\\"a\\\"|\\\"é\\\n      \\ x\\\"", #"\"b'\"|\"\\\"y\\\"\""#]
  ),
  ("|-\n      {\"a\": \"é x\",\n       \"b'\": \"\\\"y\\\"\"}", [#""a"|"é x""#, #""b'"|"\"y\"""#]),
  (">\n      {\"a\": \"é\n      x\",\n      \"b'\": \"\\\"y\\\"\"}", ["\"a\"|\"é\n      x\"", #""b'"|"\"y\"""#]),
  ("|2+\n      {\"a\": \"é x\", \"b'\": \"\\\"y\\\"\"}\n", [#""a"|"é x""#, #""b'"|"\"y\"""#]),
  (
    "\n        encoding: utf-8\n        string: '{\"a\": \"é x\", \"b''\": \"\\\"y\\\"\"}'",
    [#""a"|"é x""#, #""b''"|"\"y\"""#]
  ),
  (#"{"a": "é x", "b'": "\"y\""}"#, [#""a"|"é x""#, #""b'"|"\"y\"""#]),
  (#"'b''{"a": "é x", "b": "\"y\""}'''"#, [#""a"|"é x""#, ""]),
]

@Test(arguments: bodies.indices, ["\n", "\r\n"]) func aRecordedBodyMapsToTheFile(_ index: Int, _ newline: String) {
  let (body, sources) = bodies[index]
  let text = cassette(body).replacing("\n", with: newline)
  let found = FoundRequest.all(in: text, path: "a.yaml")
  #expect(found.map(\.method) == ["PUT", "POST"])
  #expect(found.map(\.url) == [collection, collection])
  #expect(found.map(\.form) == [.recording, .recording])
  #expect(found.map(\.isParsed) == [true, true])
  let expected = sources.map { $0.replacing("\n", with: newline) }
  #expect(found.first?.sources(at: [JSONPointer(["a"]), JSONPointer(["b'"])]) == expected)
}

@Test(arguments: ["null", "", "~", "''", "'  '", "\n        string: ''"])
func aRequestOfACassetteMayHaveNoBody(_ body: String) {
  let found = FoundRequest.all(in: cassette(body), path: "a.yml")
  #expect(found.map(\.method) == ["PUT", "POST"])
  #expect(found.first?.body == nil)
}

@Test(arguments: [
  ("{a: 1}", "a YAML value"), ("\n        a: 1", "a YAML value"), ("\n      - 1", "a YAML value"), ("*c", "alias"),
]) func aBodyThatIsNotTextIsUnidentified(_ body: String, _ reason: String) {
  let found = FoundRequest.all(in: cassette(body), path: "a.yaml")
  #expect(found.count == 2)
  #expect(found.first?.reason?.contains(reason) == true)
}

@Test(arguments: [
  ("'{\"a\": 1}", "cut off: this quote"), ("{\"a\": 1", "cut off: this bracket"),
  ("null\n        odd: 1", "indentation"),
  ("null\n      odd", "expected a key"), ("|x\n", "'|' or '>'"),
]) func requestsBeforeASyntaxErrorAreRead(_ body: String, _ message: String) {
  let whole = cassette("'{}'").replacing("version: 1\n", with: "")
  let text = whole + "- request:\n      uri: \(collection)\n      method: PUT\n      body: \(body)"
  let found = FoundRequest.all(in: text, path: "a.yaml")
  #expect(found.map(\.method) == ["PUT", "POST", nil])
  #expect(found.last?.fault?.message.contains(message) == true)
  #expect(found.last?.fault.map { $0.range.upperBound <= text.utf8.count } == true)
}

@Test func aRequestBeforeAMalformedResponseIsRead() {
  let text = "interactions:\n- request:\n    method: PUT\n    uri: \(collection)\n  response:\n    body: '{\n"
  let found = FoundRequest.all(in: text, path: "a.yaml")
  #expect(found.map(\.method) == ["PUT", nil])
}

@Test(arguments: [
  ("method: PUT\n    body: '/restorePoints'", "'uri'"), ("uri: \(collection)", "'method'"),
]) func aRecordedRequestWithAMissingPartIsUnidentified(_ parts: String, _ reason: String) {
  let found = FoundRequest.all(in: "interactions:\n- request:\n    \(parts)\n", path: "a.yaml")
  #expect(found.count == 1)
  #expect(found.first?.reason?.contains(reason) == true)
}

@Test(arguments: ["a.yaml", "a", "a.txt"]) func aCassetteIsRecognizedByItsFirstKey(_ path: String) {
  let requests = "- request:\n    method: put\n    uri: \(collection)\n"
  #expect(FoundRequest.all(in: "---\nhttp_interactions:\n" + requests, path: path).map(\.method) == ["put"])
  #expect(FoundRequest.all(in: "\ninteractions:\n" + requests, path: path).map(\.method) == ["put"])
}

@Test(arguments: [
  "PUT \(collection)\n", "a: 'restorePoints\n", "- request:\n    method: PUT\n    uri: \(collection)\n",
])
func otherYAMLIsIgnored(_ text: String) {
  #expect(FoundRequest.all(in: text, path: "a.yaml").isEmpty)
}

/// The expected values are those that PyYAML reads.
@Test(arguments: [
  ("a: b\n  c\n\n  d # e\n", "b c\nd"), ("a: 'b \n\n\n   c'\n", "b\n\nc"),
  ("a: \"b \\\n   c\\td\\u00e9\\U0001F600\"\n", "b c\tdé😀"),
  ("a: \" b\\\n\n  c \"\n", " b\nc "), ("a: |\n\n  b\n    c\n\n\n", "\nb\n  c\n"), ("a: |+\n  b\n\n", "b\n\n"),
  ("a: >\n  b\n  c\n\n  d\n   e\n  f\n", "b c\nd\n e\nf\n"), ("a: >-\n\n  b\n\n\n  c\n", "\nb\n\nc"),
  ("a: |-\nb: 1\n", ""), ("a: |1\n  b\n", " b\n"), ("\"a\" : x#y\n", "x#y"), ("a: !!str &x 'it''s'\n", "it's"),
]) func scalarsAreUnfolded(_ text: String, _ expected: String) {
  let scan = TextScan(Array(text.utf8))
  var reader = YAMLParser(scan)
  let root = reader.parseDocument()
  #expect(root["a"]?.scalar?.text(in: scan).string == expected)
  #expect(reader.fault == nil)
}

@Test func cassettesTruncatedAnywhereAreHandled() {
  for (body, _) in bodies {
    checkTruncations(of: cassette(body), path: "a.yaml")
  }
}

@Test func deeplyNestedYAMLIsASyntaxError() {
  let text = "interactions:\n" + String(repeating: "- ", count: 10_000) + "restorePoint\n"
  #expect(FoundRequest.all(in: text, path: "a.yaml").map { $0.fault?.message.contains("nested deeper") } == [true])
}
