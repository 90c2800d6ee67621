import Testing

@testable import Requests

private func item(url: String, body: String = "", extra: String = "") -> String {
  #"{"name": "i", "request": {"method": "PUT", "url": \#(url)\#(body)}\#(extra)}"#
}

private func postman(_ items: String, variables: String = "[]") -> String {
  #"{"info": {"name": "n", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "#
    + #""variable": \#(variables), "item": \#(items)}"#
}

private let rawBody = #", "body": {"mode": "raw", "raw": \#(quoted(collectionBody))}"#

@Test(arguments: [
  "[\(item(url: quoted(collection), body: rawBody))]",
  #"[\#(item(url: quoted(machine))), {"item": [{"item": [\#(item(url: #"{"raw": \#(quoted(collection))}"#, body: rawBody))]}]}]"#,
])
func aRequestIsReadAtAnyDepth(_ items: String) throws {
  let found = ReaderEventSummary.all(in: postman(items))
  let request = try #require(found.first)
  #expect(found.count == 1)
  #expect(request.form == .postman)
  #expect(request.method == "PUT")
  #expect(request.url == collection)
  #expect(request.urlSource == collection)
  #expect(request.sourceID == "v-é")
  #expect(request.sourceIDText == #"\"v-é\""#)
}

@Test func aRequestThatIsAURLIsAGET() throws {
  let found = ReaderEventSummary.all(in: postman(#"[{"request": \#(quoted(collection))}]"#))
  let request = try #require(found.first)
  #expect(request.method == "GET")
  #expect(request.methodSource == "")
  #expect(request.url == collection)
}

@Test func collectionVariablesAreResolved() throws {
  let variables =
    #"[{"key": "host", "value": "https://h"}, {"id": "v", "value": "2021-03-01"}, {"key": "n", "value": 5}]"#
  let url = "{{host}}\(collectionPath)?api-version={{v}}&a={{n}}&b={{other}}"
  let body = #", "body": {"raw": \#(quoted(#"{"location": "{{host}}", "properties": {"source": {"id": "x"}}}"#))}"#
  let found = ReaderEventSummary.all(in: postman("[\(item(url: quoted(url), body: body))]", variables: variables))
  let request = try #require(found.first)
  #expect(request.url == "https://h\(collectionPath)?api-version=2021-03-01&a=5&b={{other}}")
  #expect(request.urlSource == url)
  #expect(request.sourceIDText == #"\"x\""#)
}

@Test func folderVariablesOverrideCollectionVariables() {
  func variables(_ values: String) -> String { #""variable": [\#(values)]"# }
  let request = item(url: quoted("https://h\(collectionPath)?a={{a}}&b={{b}}&c={{c}}"))
  let inner = #"{\#(variables(#"{"key": "b", "value": "inner"}"#)), "item": [\#(request)]}"#
  let values = #"{"key": "a", "value": "{{b}}"}, {"key": "b", "value": "outer"}, {"key": "c", "value": "{{b}}"}"#
  let outer = #"{\#(variables(values)), "item": [\#(request), \#(inner)]}"#
  let off = #"{"key": "a", "value": "off", "disabled": true}"#
  let all = #"[{"key": "a", "value": "whole"}, {"key": "c", "value": "whole"}, \#(off)]"#
  let found = ReaderEventSummary.all(in: postman("[\(outer), \(inner), \(request)]", variables: all))
  let queries = found.map { $0.url?.split(separator: "?").last }
  #expect(
    queries == [
      "a=outer&b=outer&c=outer", "a=inner&b=inner&c=inner", "a=whole&b=inner&c=whole", "a=whole&b={{b}}&c=whole",
    ])
}

@Test func savedSuccessResponsesAreRead() {
  let responses = #", "response": [{"code": 200, "body": "{\"id\": 1}"}, {"code": 404, "body": "{}"}, {"body": null}]"#
  let found = ReaderEventSummary.all(in: postman("[\(item(url: quoted(collection), extra: responses))]"))
  #expect(found.map(\.kind) == [.request, .response])
  #expect(found.last?.bodyKeys == ["id"])
  #expect(found.last?.status == 200)
  #expect(found.last?.url == collection)
}

@Test(arguments: ["formdata", "urlencoded", "file"])
func bodiesOfOtherModesAreIgnored(_ mode: String) {
  let body = #", "body": {"mode": "\#(mode)", "raw": "{}"}"#
  let found = ReaderEventSummary.all(in: postman("[\(item(url: quoted(collection), body: body))]"))
  #expect(found.map(\.bodyKeys) == [nil])
}

@Test func aCollectionWithoutItemsIsUnidentified() {
  let found = ReaderEventSummary.all(
    in: #"{"info": {"name": "restorePoints", "schema": "https://schema.getpostman.com/x"}}"#)
  #expect(found.map(\.reason) == ["this looks like a Postman collection, but has no 'item' array"])
}

@Test func unrelatedRequestsInACollectionAreIgnored() {
  #expect(ReaderEventSummary.all(in: postman("[\(item(url: quoted(machine))), {}, 3]")) == [])
}
