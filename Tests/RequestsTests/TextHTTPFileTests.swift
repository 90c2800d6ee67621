import JSONText
import Testing

@testable import Requests

@Test func separatorsSplitAnHTTPFileIntoRequests() {
  let text = """
    @ignored = x
    ### Make one
    # @name make
    // a comment
    PUT \(collection) HTTP/1.1
    # another
    Content-Type: application/json
    Authorization: Bearer {{token}}

    {"location": "westus"}

    ###
    get \(collection)
    ### other
    DELETE \(machine)
    ###

    \(collection)
    """
  let found = ParsedRequest.all(in: text, form: .http)
  #expect(found.map(\.method) == ["PUT", "get", "GET"])
  #expect(found.map(\.methodSource) == ["PUT", "get", ""])
  #expect(found.map(\.url) == [collection, collection, collection])
  #expect(found.map(\.body) == ["{\"location\": \"westus\"}", nil, nil])
}

@Test(arguments: [
  "HTTP/1.1 200 OK\n\n{}", "> {%\n client.log(1)\n%}", "> ./handler.js", ">> ./response.json", "<> ./old.json",
  "### next", "```", "~~~~ ",
])
func aBodyInAnHTTPFileEndsBeforeOtherContent(_ next: String) {
  let found = ParsedRequest.all(in: "PUT \(collection)\n\n{\"a\": 1}\n\n\(next)\n", form: .http)
  #expect(found.map(\.body) == ["{\"a\": 1}"])
}

@Test func aRequestLineEndsABodyWithoutASeparator() {
  let found = ParsedRequest.all(in: "PUT \(collection)\n\n{\"a\": 1}\n\nDELETE \(collection)\n", form: .http)
  #expect(found.map(\.method) == ["PUT", "DELETE"])
  #expect(found.map(\.body) == ["{\"a\": 1}", nil])
}

@Test(arguments: ["< ./body.json", "<@ ./body.json", "<@latin1 body.json"])
func aBodyInAnotherFileIsElsewhere(_ line: String) {
  let found = ParsedRequest.all(in: "PUT \(collection)\n\n\(line)\n###\n", form: .http)
  #expect(found.map(\.hasExternalBody) == [true])
  #expect(found.map(\.body) == [nil])
}

@Test func commentsInABodyInAnHTTPFileAreRemoved() {
  let text = "PUT \(collection)\n\n{\n# one\n\"a\": 1\n  // two\n}\n# three\n"
  let found = ParsedRequest.all(in: text, form: .http)
  #expect(found.map(\.body) == ["{\n\"a\": 1\n}"])
  #expect(found.map(\.isParsed) == [true])
}

@Test func aScriptBeforeARequestIsSkipped() {
  let text = "< {%\n get \(machine)\n%}\nPUT \(collection)\n"
  #expect(ParsedRequest.all(in: text, form: .http).map(\.method) == ["PUT"])
  #expect(ParsedRequest.all(in: "PUT \(collection)\n###\n< {%\n", form: .http).map(\.method) == ["PUT"])
}

@Test func fileVariablesAreResolved() {
  let text = """
    @host = https://h
    @root = {{host}}/subscriptions/s
    @version=2021-03-01
    PUT {{root}}/restorePoints/p?api-version={{ version }}

    {"a": {{number}}, "b": "{{host}}", "c": "{{unknown}}", "d": "{{$guid}}"}

    ###
    @number = 12
    """
  let found = ParsedRequest.all(in: text, form: .http)
  #expect(found.map(\.url) == ["https://h/subscriptions/s/restorePoints/p?api-version=2021-03-01"])
  #expect(found.map(\.urlSource) == ["{{root}}/restorePoints/p?api-version={{ version }}"])
  #expect(found.map(\.body) == ["{\"a\": 12, \"b\": \"https://h\", \"c\": \"{{unknown}}\", \"d\": \"{{$guid}}\"}"])
  #expect(found.map(\.isParsed) == [true])
}

@Test func aResolvedVariableMapsToItsReference() {
  let text = "@a = 1234567\nGET https://h/restorePoints/{{a}}?x=y\n"
  var source: Range<Int>?
  RequestFinder().findRequests(in: Array(text.utf8), path: "a.http") { event in
    if case .request(let request) = event { source = request.url?.mapped.map.source(of: 25..<27) }
  }
  let start = text.utf8.count - "{{a}}?x=y\n".utf8.count
  #expect(source == start..<start + 5)
}

@Test func cyclicVariablesAreNotExpandedForever() {
  let text = "@a = {{b}}{{b}}\n@b = {{a}}{{a}}\n@c = {{c}}\nGET https://h/restorePoints/{{a}}{{c}}\n"
  let found = ParsedRequest.all(in: text, form: .http)
  #expect(found.count == 1)
  #expect(found.allSatisfy { ($0.url ?? "").hasPrefix("https://h/restorePoints/{{") })
}

@Test(arguments: [
  "", "\n", "###", "restorePoint", "GET ", "GET", "@", "@a", "@a=", "{{", "< {% restorePoint", "\u{FEFF}", "```", "`",
])
func textWithoutRequestsHasNone(_ text: String) {
  for form in [RequestForm.http, .prose] {
    #expect(ParsedRequest.all(in: text, form: form).isEmpty)
    #expect(ParsedRequest.all(in: text + "\nrestorePoint", form: form).isEmpty)
  }
}

@Test func aURLInAnHTTPFileExtendsToTheEndOfTheLine() {
  let url = "https://h/restorePoints/my point of return?api-version=2021-03-01"
  #expect(ParsedRequest.all(in: "PUT \(url) HTTP/2\n", form: .http).map(\.url) == [url])
  #expect(ParsedRequest.all(in: "PUT \(url)\u{A0}\n", form: .http).map(\.url) == [url])
}

@Test func theLastDefinitionOfAVariableIsUsed() {
  let text = "@p = one\nGET https://h/restorePoints/{{p}}\n###\n@p = two\n"
  #expect(ParsedRequest.all(in: text, form: .http).map(\.url) == ["https://h/restorePoints/two"])
}

@Test func variableExpansionIsBounded() {
  let names = ["a", "b", "c", "d", "e", "f"]
  let definitions = zip(names, names.dropFirst() + ["word"]).map { name, value in
    "@\(name) = " + String(repeating: "{{\(value)}}", count: 50) + "\n"
  }
  let text = definitions.joined() + "@word = restorePoint\nGET https://h/restorePoints/{{a}}\n"
  let found = ParsedRequest.all(in: text, form: .http)
  #expect(found.count == 1)
  #expect(found.allSatisfy { ($0.url ?? "").utf8.count < 1 << 19 })
}

@Test(arguments: [("00012", true), ("000123", true), ("0012", true), ("{{n}}", false)])
func aSyntaxErrorInAVariablesValueHasNoFix(_ value: String, isFault: Bool) {
  let text = "@n = \(value)\nPUT \(collection)\n\n{\"a\": {{n}}, \"b\": 1,}\n"
  var faults: [SyntaxFault] = []
  RequestFinder().findRequests(in: Array(text.utf8), path: "a.http") { event in
    if case .request(let request) = event { faults = request.body?.faults ?? [] }
  }
  let found = faults.map { "\(String(decoding: Array(text.utf8)[$0.range], as: UTF8.self)) \($0.edits.count)" }
  #expect(found == (isFault ? ["{{n}} 0"] : []) + [", 1"])
}

@Test func aVariableAsLongAsItsReferenceMapsToTheWholeReference() {
  let text = "@a = 12345\nGET https://h/restorePoints/{{a}}?x=y\n"
  var source: Range<Int>?
  RequestFinder().findRequests(in: Array(text.utf8), path: "a.http") { event in
    if case .request(let request) = event { source = request.url?.mapped.map.source(of: 25..<27) }
  }
  let start = text.utf8.count - "{{a}}?x=y\n".utf8.count
  #expect(source == start..<start + 5)
}
