import Testing

@testable import Requests

private let response = #"{"properties": {"source": {"id": "v-é"}}}"#
private let status = "HTTP/1.1 200 OK\nContent-Type: application/json; charset=utf-8\nDate: x\n\n"
private let put = "PUT \(collection)\n\n\(collectionBody)\n"

private func checkResponse(
  _ text: String, path: String, requests: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = ReaderEventSummary.all(in: text, path: path)
  let kinds = found.map { $0.kind == .response ? "response" : $0.method ?? "-" }
  #expect(kinds == requests, sourceLocation: sourceLocation)
  let first = found.first { $0.kind == .response }
  #expect(first?.extent == response, sourceLocation: sourceLocation)
  #expect(first?.sourceIDText == "\"v-é\"", sourceLocation: sourceLocation)
  #expect(first?.url == collection, sourceLocation: sourceLocation)
}

@Test(arguments: [
  "GET \(collection)\n\n\(status)\(response)\n", "GET \(collection)\n\(status)\(response)",
  "GET \(collection)\nAccept: */*\n\nHTTP/2 200\n\n\n\(response)\n\n### next\nDELETE {{other}}/x\n",
  "# @name get\nGET \(collection) HTTP/1.1\n\n> {%\n client.log(1)\n%}\n\n\(status)\(response)\n",
  "GET \(collection)\n\nHTTP/1.1 429 Too Many Requests\n\n{\"error\": {}}\n\n\(status)\(response)",
  "GET \(collection)\n\nHTTP/1.1 202 Accepted\nContent-Length: 0\n\n\(status)\(response)\n###\n",
])
func aResponseBelowARequestInAnHTTPFileIsRead(_ text: String) {
  checkResponse(text, path: "a.http", requests: ["GET", "response"])
}

@Test func aResponseBetweenRequestsInAnHTTPFileIsRead() {
  checkResponse("\(put)\n\(status)\(response)\n\n\(put)", path: "a.http", requests: ["PUT", "response", "PUT"])
}

@Test(arguments: [
  "GET \(collection)\n\n\(status)\(response)\n",
  "```http\nGET \(collection)\n```\n\n```http\n\(status)\(response)\n```\n",
  "```\nGET \(collection)\n\n\(status)\(response)\n```\n\nThe end: {1}\n",
  "## Get\n\n`GET \(collection)`\n\n### Sample response\n\nIt says:\n\n```json\n\(status)\(response)\n```\n",
  "## Request\n\n```\nGET \(collection)\n```\n\n## Response\n\n\(status)\(response)\n\nDone.\n",
  "> GET \(collection)\n>\n> HTTP/1.1 200 OK\n>\n> \(response)\n",
])
func aResponseBelowARequestInProseIsRead(_ text: String) {
  checkResponse(text, path: "a.md", requests: ["GET", "response"])
}

@Test func aResponseAfterABodyInProseIsRead() {
  checkResponse("```\n\(put)```\n\n```\n\(status)\(response)\n```\n", path: "a.md", requests: ["PUT", "response"])
  checkResponse("\(put)\n\(status)\(response)\n\n\(put)", path: "a.txt", requests: ["PUT", "response", "PUT"])
}

@Test(arguments: [
  "HTTP/1.1\n\n\(response)", "HTTP/1.1 404 Not Found\n\n\(response)", "HTTP/1.1 500\n\n\(response)",
  "HTTP/1.1 204 No Content\n\n",
  "HTTP/1.1 200 OK\n",
  "HTTP/1.1 200 OK\n\n<html>", "HTTP/1.1 200 OK\n\n[1", "HTTP/1.1 200 OK\n\nbody:\n{}", "HTTP/1.1 200 OK\n\n\"x\"",
])
func otherResponsesAreIgnored(_ text: String) {
  for path in ["a.http", "a.md"] {
    let found = ReaderEventSummary.all(in: "GET \(collection)\n\n\(text)\n", path: path)
    #expect(found.map(\.kind).filter { $0 != .response } == [.request])
    #expect(found.allSatisfy { $0.kind == .request || $0.bodyKeys == [] })
  }
}

@Test(arguments: [("a.http", "###\n\n"), ("a.md", "## Another\n\n")])
func aResponseSeparatedFromItsRequestMustIdentifyItself(_ path: String, _ separator: String) {
  #expect(
    ReaderEventSummary.all(in: "\(put)\n\(separator)\(status)\(response)\n", path: path).map(\.kind) == [.request])
  let type = "Microsoft.Compute/restorePointCollections"
  let own = #"{"id": "i", "type": "\#(type)", "properties": {"provisioningState": "x"}}"#
  for text in ["\(put)\n\(separator)\(status)\(own)\n", "\(status)\(own)\n"] {
    let found = ReaderEventSummary.all(in: text, path: path)
    #expect(found.last?.kind == .response)
    #expect(found.last?.operation == "RestorePointCollections_Get")
    #expect(found.last?.extent == own)
  }
}

@Test func textsWithResponsesTruncatedAnywhereAreHandled() {
  let text = "\(put)\n\(status)\(response)\n### \n```\n\(status)\(response)\n```\n\(put)\n\(status)"
  for path in ["a.http", "a.md"] { checkTruncations(of: text, path: path) }
}
