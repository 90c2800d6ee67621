import JSONText
import Testing

@testable import Requests

private let body = "{\n  \"location\": \"westus\"\n}"

@Test(arguments: [
  // In the same fence.
  "```http\nPUT \(collection)\n\(body)\n```", "```http\nPUT \(collection)\n\n\(body)\n\n```",
  "```\nPUT \(collection)\nContent-Type: application/json\n# a comment\n\n\(body)\n```",
  "```\nPUT \(collection)\n\nRequest body:\n\(body)\n```", "~~~\nPUT \(collection)\n\nRequest Body: \(body)\n~~~",
  // In the next fence.
  "```\nPUT \(collection)\n```\n```json\n\(body)\n```",
  "```\nPUT \(collection)\n```\n#### Request Body\n\nWords.\n\n```\n\(body)\n```",
  "## Make\n\n#### URI\n```\nPUT \(collection)\n```\n#### Request Body\n```\n\(body)\n```",
  "PUT \(collection)\n\nHeaders go first.\n\n```json\n\(body)\n```",
  // In no fence.
  "PUT \(collection)\n\(body)", "PUT \(collection)\n\n\(body)",
  "PUT \(collection)\nRequest body:\n\(body)\nMore words.",
  "PUT \(collection)\nRequest Body: \(body)\nMore words.", "PUT \(collection)\n**Payload**\n\n\(body)\n- More words",
  "PUT \(collection)\nPUT request body:\n\(body)\n# More", "PUT \(collection)\nBody\n\(body)\n| A | B |",
  "PUT \(collection)\n\nHere is the payload for it:\n\n\(body)", "PUT \(collection)\n\(body)\nPATCH \(machine)\n{}",
])
func aBodyIsFoundAfterItsRequestLine(_ text: String) {
  let found = ParsedRequest.all(in: text + "\n")
  #expect(found.map(\.body) == [body])
  #expect(found.map(\.isParsed) == [true])
  #expect(found.first?.extent.hasSuffix(body) == true)
}

@Test(arguments: ["// x", "/* x */", "\"a\": 1,", "'a': 1,"])
func aBodyCanStartInTheLineOfItsBrace(_ rest: String) {
  let body = "{ \(rest) \n  \"location\": \"westus\"\n}"
  #expect(ParsedRequest.all(in: "```http\nPUT \(collection)\n\n\(body)\n```\n").map(\.body) == [body])
}

@Test(arguments: [
  "PUT \(collection)\n\nResponse body:\n\(body)",
  "PUT \(collection)\n```json\n```\n#### Sample response\n```\n\(body)\n```",
  "```\nPUT \(collection)\n\nHTTP/1.1 200 OK\n\n\(body)\n```",
  "PUT \(collection)\n\nThe service sends this response back:\n\n```\n\(body)\n```",
  "```\nGET \(collection)\n```\n\n```json\n\(body)\n```", "PUT \(collection)\n```json response\n\(body)\n```",
  "```\nPUT \(collection)\n```\n```bash\naz rest --body \\\n\"a\": 1\n```\n```\n\(body)\n```",
  "# One\nPUT \(collection)\n# Two\n\(body)",
])
func aResponseIsNotABody(_ text: String) {
  let found = ParsedRequest.all(in: text + "\n")
  #expect(found.map(\.url) == [collection])
  #expect(found.map(\.body) == [nil])
}

@Test func aLabeledBodyOfAGETIsRead() {
  let found = ParsedRequest.all(in: "```\nGET \(collection)\n```\nRequest body:\n```\n\(body)\n```\n")
  #expect(found.map(\.body) == [body])
}

@Test func eachBodyBelongsToTheRequestBeforeIt() {
  let text = """
    ```
    PUT \(collection)
    {"a": 1}
    DELETE \(collection)

    PUT \(machine)
    {"b": 2}
    ###
    PATCH \(collection)
    {"c": 3}
    ```
    """
  let found = ParsedRequest.all(in: text)
  #expect(found.map(\.method) == ["PUT", "DELETE", "PATCH"])
  #expect(found.map(\.body) == ["{\"a\": 1}", nil, "{\"c\": 3}"])
}

@Test(arguments: [
  ("{\n\"a\": {\n\"b\": 1\n}\n- Set a", "{\n\"a\": {\n\"b\": 1\n}"),
  ("{\n\"a\": 1\n}}\nWords", "{\n\"a\": 1\n}}"),
  ("{\n\"a\": 1\n}\n}\nWords", "{\n\"a\": 1\n}\n}"),
  ("{\n\"a\": {\n}\n},\n\"b\": 1\n}\nWords", "{\n\"a\": {\n}\n},\n\"b\": 1\n}"),
  ("{ \"a\": \"}{\\\"}\" } and so on", "{ \"a\": \"}{\\\"}\" }"),
  ("{\n\"a\": 1\n\nWords: here\n}", "{\n\"a\": 1"),
  ("{\n\"a\": \"b,\n\"c\": {}\n}\nWords", "{\n\"a\": \"b,\n\"c\": {}\n}"),
  ("{\n\n\"a\": true,\n“b”: 1\n}\nWords", "{\n\n\"a\": true,\n“b”: 1\n}"),
  ("\"a\": {\n\"b\": 1\n},\n\"c\": 2\n\n\nWords", "\"a\": {\n\"b\": 1\n},\n\"c\": 2"),
])
func aBodyOutsideAFenceEndsWithItsValue(_ text: String, _ expected: String) {
  let found = ParsedRequest.all(in: "PUT \(collection)\nRequest body:\n\(text)\n")
  #expect(found.map(\.extent) == ["PUT \(collection)\nRequest body:\n\(expected)"])
}

@Test func aQuotedFenceIsReadWithoutItsQuotePrefixes() {
  let text = "> ```\n> PUT \(collection)\n> {\n>  \"location\": \"x\"\n> }\n> ```\n"
  let found = ParsedRequest.all(in: text)
  #expect(found.map(\.url) == [collection])
  #expect(found.map(\.body) == ["{\n  \"location\": \"x\"\n }"])
}

@Test func syntaxErrorsInABodyHaveRangesInTheFile() {
  let text = "PUT \(collection)\n{\"a\": 1,}\n"
  let bodyStart = text.utf8.count - "{\"a\": 1,}\n".utf8.count
  var faults: [Range<Int>] = []
  RequestFinder().findRequests(in: Array(text.utf8), path: "a.md") { event in
    if case .request(let request) = event { faults = request.body?.faults.map(\.range) ?? [] }
  }
  #expect(faults.count == 1)
  #expect(faults.allSatisfy { (bodyStart..<text.utf8.count).contains($0.lowerBound) })
}

@Test(arguments: [
  ("Request body\n\n\"name\": \"n\",\n\"properties\": {\n\nWords", "\"name\": \"n\",\n\"properties\": {"),
  ("#### Request Body\n```\n\(body)\n```", body), ("Example payload:\n\(body)\nWords", body),
  ("```json request\n\(body)\n```", body), ("# One\nPUT \(machine)\n# Two\nRequest body\n\(body)", body),
  ("PUT \(machine)\n{}\nRequest body:\n\(body)", body),
])
func aBodyWithoutARequestLineIsUnidentified(_ text: String, _ expected: String) {
  let found = ParsedRequest.all(in: "About restorePoints\n\n\(text)\n")
  #expect(found.map(\.body) == [expected])
  #expect(found.allSatisfy { $0.reason?.hasPrefix("the request body has no request line") == true })
}

@Test(arguments: [
  "Response body\n\n\(body)", "```json\n\(body)\n```", "Key request body properties:\n| A |",
  "```js\nbody: {\n\"a\": 1}\n```",
  "Name the region in the request body.\n\n```\n\(body)\n```", "#### Request Body\n\nNone.\n\n#### Response\n\(body)",
])
func otherValuesAreIgnored(_ text: String) {
  #expect(ParsedRequest.all(in: "About restorePoints\n\n\(text)\n").isEmpty)
}

@Test func bodiesInUnrelatedTextAreIgnored() {
  #expect(ParsedRequest.all(in: "About Microsoft.Compute\n\nRequest body:\n\(body)\n").isEmpty)
}

@Test(arguments: [1, 1000]) func deepAndLongBodiesAreHandled(_ count: Int) {
  let opening = String(repeating: "[", count: count * 100)
  let found = ParsedRequest.all(in: "PUT \(collection)\n\(opening)\n")
  #expect(found.map(\.body) == [opening])
  #expect(found.map(\.isParsed) == [count == 1])
}
