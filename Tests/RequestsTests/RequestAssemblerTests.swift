import JSONText
import Testing

@testable import Requests

private let pointBody = #"{"properties": {"excludeDisks": []}}"#

/// The kind of every event, with its operation or reason.
private func events(in text: String, path: String) -> [String] {
  var events: [String] = []
  RequestFinder().findRequests(in: Array(text.utf8), path: path) { event in
    switch event {
    case .request(let request): events.append("request \(request.operation ?? request.method?.text ?? "-")")
    case .response: events.append("response")
    case .unidentified: events.append("unidentified")
    case .unrelated(_, let reason): events.append("unrelated \(reason)")
    case .fault: events.append("fault")
    case .unreadable: events.append("unreadable")
    }
  }
  return events
}

/// A body without a URL is identified by its shape in every form.
@Test(arguments: [
  ("a.json", pointBody), ("a.json", #"{"method": "PUT", "body": \#(pointBody)}"#),
  ("a.har", #"{"log": {"entries": [{"request": {"method": "PUT", "postData": {"text": \#(quoted(pointBody))}}}]}}"#),
  ("a.json", #"{"info": {}, "item": [{"request": {"method": "PUT", "body": {"raw": \#(quoted(pointBody))}}}]}"#),
  ("a.json", #"{"Entries": [{"RequestMethod": "PUT", "RequestBody": \#(quoted(pointBody))}]}"#),
  ("a.yaml", "interactions:\n- request:\n    method: PUT\n    body: '\(pointBody)'\n# restorePoint\n"),
  ("a.md", "About restore points.\n\nRequest body:\n\n```json\n\(pointBody)\n```\n\nA restorePoint.\n"),
])
func aBodyWithoutAURLIsIdentified(_ path: String, _ text: String) {
  #expect(events(in: text, path: path) == ["request RestorePoints_Create"])
}

/// `{"properties": {"excludeDisks": []}}` in base64.
@Test(arguments: [
  "body: !!binary |\n      eyJwcm9wZXJ0aWVzIjogeyJleGNs\n      dWRlRGlza3MiOiBbXX19\n",
  "body:\n      encoding: UTF-8\n      base64_string: eyJwcm9wZXJ0aWVzIjogeyJleGNsdWRlRGlza3MiOiBbXX19\n",
])
func aBase64BodyInACassetteIsDecoded(_ body: String) {
  let text = "interactions:\n- request:\n    method: PUT\n    uri: \(collection)\n    \(body)"
  let found = FoundRequest.all(in: text, path: "a.yaml")
  #expect(found.map(\.body?.string) == [pointBody])
  #expect(found.map(\.reason) == [nil])
}

@Test func aBase64BodyThatCannotBeDecodedIsUnidentified() {
  let text = "interactions:\n- request:\n    method: PUT\n    uri: \(collection)\n    body: !!binary '*'\n"
  #expect(FoundRequest.all(in: text, path: "a.yaml").map(\.reason) == ["its body can't be decoded"])
}

/// Bodies that are cut off and JSON with other faults are reported if a name in them is ours.
@Test(arguments: [
  #"{"location": "x", "properties": {"source": {"id": "/subscriptions/s/providers/Microsoft.Compute/virtualMachines/v"#,
  #"{"properties": {"excludeDisks": [{"id": "/subscr"#, #"{"properties": {"consistencyMode": }} x {"#,
  #"{"access": "Read", "durationInSeconds": 36"#,
])
func aBrokenBodyIsNotUnrelated(_ text: String) {
  let found = events(in: text, path: "a.json")
  #expect(found.count == 1)
  #expect(found.allSatisfy { $0 == "unreadable" || $0.hasPrefix("request") })
}

@Test(arguments: [
  ("package.json", #"{"name": "restore", "version": "1.0.0", "scripts": {"build": "tsc"}}"#),
  ("a.json", "{}"), ("a.json", "[1, \"x\"]"), ("a.json", #"{"a": [}"#),
  ("README.md", "# Title\n\nRun `make`.\n\nRequest body:\n\n```json\n{\"a\": 1}\n```\n"),
  ("build.sh", "#!/bin/sh\ncurl -X POST https://example.com -d '{\"location\": \"x\"}'\n"),
  ("compose.yaml", "services:\n  web:\n    image: nginx\n"),
  (
    "a.http",
    "GET https://example.com/points?x=restorePoint\n\n### restorePoint\nPUT https://example.com\n\n{}\n"
  ),
  ("a.har", #"{"log": {"entries": [{"request": {"method": "GET", "url": "https://example.com"}}]}}"#),
  (
    "sql.http",
    "PUT https://h/subscriptions/s/resourceGroups/g/providers/Microsoft.Sql/servers/s/databases/d/restorePoints?a=b\n"
  ),
  ("a.json", #"{"parameters": {"api-version": "x", "restorePointName": "p"}, "responses": {}}"#),
])
func otherFilesHoldNothingOfOurs(_ path: String, _ text: String) {
  #expect(events(in: text, path: path).allSatisfy { $0.hasPrefix("unrelated") })
}

@Test func aURLWithoutAMethodKeepsItsURL() {
  let found = FoundRequest.all(in: #"{"url": "\#(collection)", "body": \#(pointBody)}"#, path: "a.json")
  #expect(found.map(\.url) == [collection])
  #expect(found.map(\.reason) == ["the request has no method"])
}

@Test func aSpaceInAPathDoesNotHideTheRequest() {
  let url = collection.replacing("restorePointCollections", with: "restore Point Collections")
  #expect(FoundRequest.all(in: #"{"method": "GET", "url": "\#(url)"}"#, path: "a.json").map(\.url) == [url])
}
