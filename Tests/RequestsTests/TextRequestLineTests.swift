import JSONText
import Testing

@testable import Requests

@Test(arguments: [
  "PUT \(collection)", "  PUT \(collection)", "- PUT \(collection)", "* PUT \(collection)", "1. PUT \(collection)",
  "> PUT \(collection)", "`PUT \(collection)`", "**PUT** \(collection)", "**PUT** `\(collection)`",
  "PUT `\(collection)`",
  "### PUT \(collection)", "PUT \(collection) HTTP/1.1", "PUT: \(collection)", "PUT \(collection)\u{202F}\u{A0}",
  "PUT \(collection).", "**PUT \(collection)**", "PUT\n\(collection)", "```PUT \(collection)```",
  "1. Call `PUT \(collection)` and wait.", "Say `PUT` in `PUT \(collection)`.", "| A | `PUT \(collection)` |",
])
func aRequestLineIsFoundInProse(_ line: String) {
  let found = ParsedRequest.all(in: "Some words.\n\(line)\nMore words.\n")
  #expect(found.map(\.method) == ["PUT"])
  #expect(found.map(\.url) == [collection])
  #expect(found.map(\.urlSource) == [collection])
  #expect(found.first?.extent.hasPrefix("PUT") == true)
}

@Test(arguments: [
  "Use the PUT method on /providers/Microsoft.Compute/restorePointCollections",
  "GET and DELETE operations on a restorePoint",
  "put \(collection)", "PUTS \(collection)", "PUT", "PUT / PATCH of a restorePoint", "PUT /restorePoints makes one",
  "GET https://example.com/a?b=c", "PUT \(machine)", "see \(collection)",
  "Call `curl -X PUT \(collection)`", "Call `PUT /subscriptions/s/restorePoints/p` for it",
  "GET \(machine)&$expand=restorePointCollections",
])
func otherLinesAreNotRequests(_ line: String) {
  #expect(ParsedRequest.all(in: "About restorePointCollections\n\(line)\n").isEmpty)
}

@Test(arguments: [
  "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c",
  "{{host}}/x/restorePoints/p",
  "{endpoint}/subscriptions/s/restorePoints/p", "$base/restorePoints/p", "<host>/subscriptions/s/restorepoints/p",
  "management.azure.com/subscriptions/s/providers/microsoft.compute/RESTOREPOINTCOLLECTIONS/c",
  "https://h/subscriptions/s/resourceGroups/g/providers/microsoft.compute/Disks/d?api-version=2025-01-02",
  "https://h/subscriptions/<subscription</resourceGroups/<g>/restorePoints/<p>?api-version=2021-03-01",
])
func aURLMayStartInManyWays(_ url: String) {
  #expect(ParsedRequest.all(in: "```\nPUT \(url)\n```").map(\.url) == [url])
}

/// The forms in which documents write the method apart from the URL.
@Test(arguments: [
  "POST\n\n\(collection)\n", "**POST**\n\n\(collection)\n", "POST\n\n```http\n\(collection)\n```\n",
  "```\nPOST\n\n\(collection)\n```\n", "Method: POST\nURL: \(collection)\n",
  "- **Method:** POST\n- **URL:** `\(collection)`\n",
  "**HTTP method**: `POST`\n\n**Request URL**:\n\n\(collection)\n", "URL: \(collection)\nMethod: POST\n",
  "Verb: POST\nEndpoint: \(collection)\nBody: {\n}\n",
])
func aMethodApartFromTheURLBelongsToIt(_ text: String) {
  let found = ParsedRequest.all(in: "# Title\n\n" + text)
  #expect(found.map(\.method) == ["POST"])
  #expect(found.map(\.url) == [collection])
  #expect(found.map(\.reason) == [nil])
  #expect(found.map(\.body) == [text.contains("Body") ? "{\n}" : nil])
}

@Test(arguments: [
  (
    "https://h/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/",
    "restorePointCollections/c?api-version=2025-04-01"
  ),
  ("https://h/subscriptions/s/resourceGroups/g", "/providers/Microsoft.Compute/restorePointCollections/c"),
  ("https://h/subscriptions/s/providers/Microsoft.Compute/restorePointColl", "ections/c?api-version=2025-04-01"),
  ("https://h/subscriptions/s/providers/Microsoft.Compute/restorePointCollections/c?", "api-version=2025-04-01"),
])
func aURLWrappedOverTwoLinesIsJoined(_ first: String, _ second: String) {
  for text in ["PUT \(first)\n\(second)\n\n{}\n", "```http\nPUT \(first)\n    \(second)\n\n{}\n```\n"] {
    let found = ParsedRequest.all(in: text)
    #expect(found.map(\.url) == [first + second])
    #expect(found.map(\.body) == ["{}"])
  }
}

@Test(arguments: ["The api-version=2025-04-01 is needed.", "See https://h?api-version=2025-04-01", "{}", "Words"])
func aLineAfterAURLIsNotAlwaysItsRest(_ line: String) {
  let url = "https://h/subscriptions/s/providers/Microsoft.Compute/restorePointCollections/c"
  #expect(ParsedRequest.all(in: "PUT \(url)\n\(line)\n").map(\.url) == [url])
}

@Test func proseAfterAURLIsNotPartOfIt() {
  for prose in ["returns the collection and/or an error.", "2021-03-01 is its version."] {
    #expect(ParsedRequest.all(in: "GET \(collection) \(prose)\n").map(\.url) == [collection])
  }
}

@Test(arguments: [
  "https://h/subscriptions/s/providers/Microsoft.Compute/restorePointCollections/my collection?api-version=2021-03-01",
  "https://h/subscriptions/s/restorePoints/<the point>",
  "https://h/subscriptions/s/providers/Microsoft.Compute/restorePointCollections/c?api-version= 2021-03-01",
  "https://h/subscriptions/s/restorePointCollections/my own long name?api-version=2021-03-01",
  "https://h/subscriptions/s/resourceGroups/my group/providers/Microsoft.Compute/restorePointCollections/c",
])
func spacesClearlyWithinAURLAreKept(_ url: String) {
  #expect(ParsedRequest.all(in: "PUT \(url)\n").map(\.url) == [url])
}

@Test(arguments: [
  "PUT https://h/restorePoints/p\n  ?api-version=2021-03-01\n  &$expand=instanceView",
  "PUT https://h/restorePoints/p \\\n?api-version=2021-03-01 \\\n&$expand=instanceView",
  "PUT https://h/\n/restorePoints/p?api-version=2021-03-01&$expand=instanceView",
])
func linesThatContinueAURLAreJoined(_ text: String) {
  let joined = text.hasPrefix("PUT https://h/\n") ? "https://h//restorePoints/p" : "https://h/restorePoints/p"
  for form in [RequestForm.prose, .http] {
    let found = ParsedRequest.all(in: text + "\n", form: form)
    #expect(found.map(\.url) == [joined + "?api-version=2021-03-01&$expand=instanceView"])
    #expect(found.map(\.extent) == [text])
  }
}

@Test func aContinuedURLMapsByteForByte() {
  let text = "GET https://h/restorePoints/p\n   ?a=b\n"
  var sources: [Range<Int>] = []
  RequestFinder().findRequests(in: Array(text.utf8), path: "a.http") { event in
    guard case .request(let request) = event, let url = request.url?.mapped else { return }
    sources = [url.map.source(of: 24..<25), url.map.source(of: 26..<29)]
  }
  #expect(sources == [28..<29, 34..<37])
}

@Test(arguments: ["\n", "\r\n", "\r"])
func everyLineEndingIsRecognized(_ end: String) {
  let text = ["PUT \(collection)", "Content-Type: application/json", "", "{", "}"].joined(separator: end)
  for form in [RequestForm.prose, .http] {
    let found = ParsedRequest.all(in: text, form: form)
    #expect(found.map(\.url) == [collection])
    #expect(found.map(\.body) == ["{\(end)}"])
  }
}

@Test func aURLWithoutAMethodIsUnidentified() {
  let url = "https://management.azure.com/subscriptions/s/restorepoints/p/EndGetAccess"
  let found = ParsedRequest.all(in: "```http\n\(url)\u{202F}\n```\n")
  #expect(found.map(\.extent) == [url])
  #expect(found.map(\.reason) == ["there is no method before the URL"])
  #expect(ParsedRequest.all(in: "restorePoint\n```\n\(machine)\n```\n").isEmpty)
  #expect(ParsedRequest.all(in: "```\nhttps://example.com/restorePoints\n```\n").isEmpty)
}

@Test func invalidUTF8IsReadUnchanged() {
  let file = Array("PUT https://h/restorePoints/".utf8) + [0xFF, 0xC2, 0x0A, 0xE2, 0x80]
  var urls: [[UInt8]] = []
  RequestFinder().findRequests(in: file, path: "a.http") { event in
    if case .request(let request) = event, let url = request.url?.mapped { urls.append(url.bytes) }
  }
  #expect(urls == [Array("https://h/restorePoints/".utf8) + [0xFF, 0xC2]])
}
