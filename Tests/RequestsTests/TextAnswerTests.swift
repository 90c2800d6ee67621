import Testing

@testable import Requests

private let answer = #"{"properties": {"source": {"id": "v-é"}}}"#
private let status = "HTTP/1.1 200 OK\nContent-Type: application/json; charset=utf-8\nDate: x\n\n"
private let put = "PUT \(collection)\n\n\(collectionBody)\n"

private func checkAnswer(
  _ text: String, path: String, requests: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = FoundInJSON.all(in: text, path: path)
  let kinds = found.map { $0.kind == .answer ? "answer" : $0.method ?? "-" }
  #expect(kinds == requests, sourceLocation: sourceLocation)
  let lent = found.first { $0.kind == .answer }
  #expect(lent?.extent == answer, sourceLocation: sourceLocation)
  #expect(lent?.sourceIDText == "\"v-é\"", sourceLocation: sourceLocation)
  #expect(lent?.url == collection, sourceLocation: sourceLocation)
}

@Test(arguments: [
  "GET \(collection)\n\n\(status)\(answer)\n", "GET \(collection)\n\(status)\(answer)",
  "GET \(collection)\nAccept: */*\n\nHTTP/2 200\n\n\n\(answer)\n\n### next\nDELETE {{other}}/x\n",
  "# @name get\nGET \(collection) HTTP/1.1\n\n> {%\n client.log(1)\n%}\n\n\(status)\(answer)\n",
  "GET \(collection)\n\nHTTP/1.1 429 Too Many Requests\n\n{\"error\": {}}\n\n\(status)\(answer)",
  "GET \(collection)\n\nHTTP/1.1 202 Accepted\nContent-Length: 0\n\n\(status)\(answer)\n###\n",
])
func anAnswerBelowARequestOfAnHTTPFileIsRead(_ text: String) {
  checkAnswer(text, path: "a.http", requests: ["GET", "answer"])
}

@Test func anAnswerStandsBetweenTheRequestsOfAnHTTPFile() {
  checkAnswer("\(put)\n\(status)\(answer)\n\n\(put)", path: "a.http", requests: ["PUT", "answer", "PUT"])
}

@Test(arguments: [
  "GET \(collection)\n\n\(status)\(answer)\n", "```http\nGET \(collection)\n```\n\n```http\n\(status)\(answer)\n```\n",
  "```\nGET \(collection)\n\n\(status)\(answer)\n```\n\nThe end: {1}\n",
  "## Get\n\n`GET \(collection)`\n\n### Sample response\n\nIt says:\n\n```json\n\(status)\(answer)\n```\n",
  "## Request\n\n```\nGET \(collection)\n```\n\n## Response\n\n\(status)\(answer)\n\nDone.\n",
  "> GET \(collection)\n>\n> HTTP/1.1 200 OK\n>\n> \(answer)\n",
])
func anAnswerBelowARequestOfProseIsRead(_ text: String) {
  checkAnswer(text, path: "a.md", requests: ["GET", "answer"])
}

@Test func anAnswerBehindABodyOfProseIsRead() {
  checkAnswer("```\n\(put)```\n\n```\n\(status)\(answer)\n```\n", path: "a.md", requests: ["PUT", "answer"])
  checkAnswer("\(put)\n\(status)\(answer)\n\n\(put)", path: "a.txt", requests: ["PUT", "answer", "PUT"])
}

@Test(arguments: [
  "HTTP/1.1\n\n\(answer)", "HTTP/1.1 404 Not Found\n\n\(answer)", "HTTP/1.1 500\n\n\(answer)",
  "HTTP/1.1 204 No Content\n\n",
  "HTTP/1.1 200 OK\n",
  "HTTP/1.1 200 OK\n\n<html>", "HTTP/1.1 200 OK\n\n[1", "HTTP/1.1 200 OK\n\nbody:\n{}", "HTTP/1.1 200 OK\n\n\"x\"",
])
func whatIsNoAnswerOfSuccessIsPassedOver(_ text: String) {
  for path in ["a.http", "a.md"] {
    let found = FoundInJSON.all(in: "GET \(collection)\n\n\(text)\n", path: path)
    #expect(found.map(\.kind).filter { $0 != .answer } == [.request])
    #expect(found.allSatisfy { $0.kind == .request || $0.bodyKeys == [] })
  }
}

@Test(arguments: [("a.http", "###\n\n"), ("a.md", "## Another\n\n")])
func anAnswerApartFromTheRequestMustTellItself(_ path: String, _ separator: String) {
  #expect(FoundInJSON.all(in: "\(put)\n\(separator)\(status)\(answer)\n", path: path).map(\.kind) == [.request])
  let type = "Microsoft.Compute/restorePointCollections"
  let own = #"{"id": "i", "type": "\#(type)", "properties": {"provisioningState": "x"}}"#
  for text in ["\(put)\n\(separator)\(status)\(own)\n", "\(status)\(own)\n"] {
    let found = FoundInJSON.all(in: text, path: path)
    #expect(found.last?.kind == .answer)
    #expect(found.last?.operation == "RestorePointCollections_Get")
    #expect(found.last?.extent == own)
  }
}

@Test func textsWithAnswersCutAnywhereDoNoHarm() {
  let text = Array("\(put)\n\(status)\(answer)\n### \n```\n\(status)\(answer)\n```\n\(status)".utf8)
  for path in ["a.http", "a.md"] {
    for end in text.indices { RequestFinder().findRequests(in: Array(text[..<end]), path: path) { _ in } }
  }
}
