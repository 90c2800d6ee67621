import JSONText
import Testing

@testable import Requests

private let url = "\(collectionPath)?api-version=2021-03-01"
private let response = #"{"properties": {"source": {"id": "a\"é"}, "provisioningState": "Succeeded"}}"#

private func entry(
  url: String = url, body: String = quoted(collectionBody), response: String = quoted(response), status: String = "201"
) -> String {
  #"{"RequestUri": "\#(url)", "RequestMethod": "PUT", "RequestHeaders": {}, "RequestBody": \#(body), "#
    + #""ResponseBody": \#(response), "StatusCode": \#(status)}"#
}

private func har(_ entries: String) -> String { #"{"log": {"version": "1.2", "entries": \#(entries)}}"# }

private func harEntry(url: String = collection, body: String? = quoted(collectionBody)) -> String {
  let post = body.map { #", "postData": {"mimeType": "application/json", "text": \#($0)}"# } ?? ""
  return #"{"request": {"method": "PUT", "url": "\#(url)"\#(post)}, "#
    + #""response": {"status": 200, "content": {"text": \#(quoted(response))}}}"#
}

@Test(arguments: [
  (#"{"Entries": [\#(entry())], "Names": {}}"#, #"\"v-é\""#), (entry(), #"\"v-é\""#),
  (#"[\#(entry())]"#, #"\"v-é\""#), ("\(entry())\n\(entry(url: machinePath))", #"\"v-é\""#),
  (#"{"Entries": [\#(entry(url: machinePath)), \#(entry(body: collectionBody, response: response))]}"#, "\"v-é\""),
])
func aRecordedRequestIsReadWithItsResponse(_ text: String, source: String) throws {
  let found = ReaderEventSummary.all(in: text)
  try #require(found.map(\.kind) == [.request, .response])
  #expect(found.map(\.form) == [.recording, .recording])
  #expect(found.map(\.method) == ["PUT", "PUT"])
  #expect(found.map(\.url) == [url, url])
  #expect(found[0].urlSource == url)
  #expect(found[0].methodSource == "PUT")
  #expect(found[0].sourceID == "v-é")
  #expect(found[0].sourceIDText == source)
  #expect(found[0].extent.hasPrefix(#"{"RequestUri""#) && found[0].extent.hasSuffix("201}"))
  #expect(found[1].status == 201)
  #expect(found[1].sourceID == "a\"é")
}

@Test(arguments: ["\"\"", "null", "\" \""])
func aRecordedRequestMayHaveNoBody(_ body: String) {
  let found = ReaderEventSummary.all(in: entry(body: body, response: body))
  #expect(found.map(\.kind) == [.request])
  #expect(found.map(\.bodyKeys) == [nil])
}

@Test(arguments: ["404", "500", "302"])
func onlySuccessResponsesAreRead(_ status: String) {
  #expect(ReaderEventSummary.all(in: entry(status: status)).map(\.kind) == [.request])
}

@Test func aResponseThatIsNotJSONIsIgnored() {
  #expect(ReaderEventSummary.all(in: entry(response: quoted("<Error>"))).map(\.kind) == [.request])
}

@Test(arguments: ["*", "https://login.microsoftonline.com/t/oauth2/token", machinePath])
func recordedRequestsForOtherResourcesAreIgnored(_ url: String) {
  #expect(ReaderEventSummary.all(in: #"{"Entries": [\#(entry(url: url))]}"#) == [])
  #expect(ReaderEventSummary.all(in: har("[\(harEntry(url: url))]")) == [])
}

@Test(arguments: [
  (#"{"Entries": {"a": "restorePoint"}}"#, "this looks like a recording, but its 'Entries' is not an array"),
  (#"{"Entries": null, "a": "restorePoint"}"#, "this looks like a recording, but its 'Entries' is not an array"),
  (
    #"{"Entries": [{"RequestMethod": "PUT", "a": "restorePoint"}]}"#,
    "this looks like a recorded request, but has no 'RequestUri'"
  ),
  (
    #"{"log": {"creator": {"name": "restorePoint"}}}"#,
    "this looks like a HAR file, but its 'log' has no 'entries' array"
  ),
  (har(#"[{"request": {"comment": "restorePoint"}}]"#), "this looks like a HAR entry, but its request has no 'url'"),
])
func aMalformedRecordingReportsWhatIsMissing(_ text: String, reason: String) {
  let found = ReaderEventSummary.all(in: text)
  #expect(found.map(\.kind) == [.unidentified])
  #expect(found.map(\.reason) == [reason])
}

@Test func aHARFileIsReadWithItsResponses() throws {
  let found = ReaderEventSummary.all(
    in: har("[\(harEntry(url: machine)), \(harEntry()), \(harEntry(body: nil))]"), path: "x.har")
  try #require(found.map(\.kind) == [.request, .response, .request, .response])
  #expect(found.allSatisfy { $0.form == .recording && $0.url == collection && $0.method == "PUT" })
  #expect(found[0].sourceIDText == #"\"v-é\""#)
  #expect(found[0].extent == harEntry())
  #expect(found[1].status == 200)
  #expect(found[1].sourceID == "a\"é")
  #expect(found[2].bodyKeys == nil)
}

/// `{"properties": {"source": {"id": "é"}}}`, with and without padding and newlines.
@Test(arguments: [
  "eyJwcm9wZXJ0aWVzIjogeyJzb3VyY2UiOiB7ImlkIjogIsOpIn19fQ==", "eyJwcm9wZXJ0aWVzIjogeyJzb3VyY2UiOiB7ImlkIjogIsOpIn19fQ",
  "eyJwcm9wZXJ0aWVzIjogeyJzb3VyY2Ui\\r\\nOiB7ImlkIjogIsOpIn19fQ==\\n",
])
func valuesInABase64BodyMapToTheWholeString(_ base64: String) throws {
  let text = #"{"text": "\#(base64)", "encoding": "base64"}"#
  let entry =
    #"{"request": {"method": "PUT", "url": "\#(collection)", "postData": \#(text)}, "#
    + #""response": {"status": 200, "content": \#(text)}}"#
  let found = ReaderEventSummary.all(in: har("[\(entry)]"))
  #expect(found.map(\.kind) == [.request, .response])
  #expect(found.map(\.sourceID) == ["é", "é"])
  #expect(found.map(\.sourceIDText) == [base64, base64])
}

/// `{"properties": {"source": {"id": ">>>???~~~"}}}` in both alphabets.
@Test(arguments: [
  "eyJwcm9wZXJ0aWVzIjogeyJzb3VyY2UiOiB7ImlkIjogIj4+Pj8/P35+fiJ9fX0=",
  "eyJwcm9wZXJ0aWVzIjogeyJzb3VyY2UiOiB7ImlkIjogIj4-Pj8_P35-fiJ9fX0",
])
func base64MayUseTheAlphabetForURLs(_ base64: String) {
  let text = #"{"text": "\#(base64)", "encoding": "base64"}"#
  let entry = #"{"request": {"method": "PUT", "url": "\#(collection)", "postData": \#(text)}}"#
  #expect(ReaderEventSummary.all(in: har("[\(entry)]")).map(\.sourceID) == [">>>???~~~"])
}

@Test(arguments: [("e30*", "base64"), ("e30=e", "base64"), ("e", "BASE64"), ("{}", "quoted-printable")])
func aBodyThatCannotBeDecodedIsUnidentified(_ text: String, _ encoding: String) {
  let content = #"{"text": "\#(text)", "encoding": "\#(encoding)"}"#
  let entry =
    #"{"request": {"method": "PUT", "url": "\#(collection)", "postData": \#(content)}, "#
    + #""response": {"status": 200, "content": \#(content)}}"#
  #expect(ReaderEventSummary.all(in: har("[\(entry)]")).map(\.reason) == ["its body can't be decoded"])
}

@Test func aHARFileWithoutALogIsStillRead() {
  let found = ReaderEventSummary.all(in: #"{"entries": [\#(harEntry())]}"#)
  #expect(found.map(\.kind) == [.unidentified, .request, .response])
  #expect(found.first?.reason == "this looks like a HAR file, but its 'entries' are not inside a 'log'")
}

@Test(arguments: [
  (#"{"log": [\#(harEntry())]}"#, "its 'log' is an array instead of an object with 'entries'"),
  (#"{"version": "1.2", "creator": {"comment": "restorePoint"}, "pages": []}"#, "it has no 'log' with 'entries'"),
])
func aMalformedHARFileReportsWhatIsMissing(_ text: String, _ missing: String) {
  let found = ReaderEventSummary.all(in: text)
  #expect(found.first?.reason == "this looks like a HAR file, but \(missing)")
  #expect(found.dropFirst().map(\.kind) == (text.contains("request") ? [.request, .response] : []))
}

@Test(arguments: [harEntry(), "[\(harEntry())]", "\(harEntry())\n\(harEntry(url: machine))\n"])
func aSingleHAREntryIsRead(_ text: String) {
  let found = ReaderEventSummary.all(in: text)
  #expect(found.map(\.kind) == [.request, .response])
  #expect(found.first?.sourceIDText == #"\"v-é\""#)
}

@Test func aSyntaxErrorInARecordedBodyMapsToTheFile() {
  let text = entry(body: quoted(#"{"location": "westus",}"#), response: "null")
  var fault: String?
  RequestFinder().findRequests(in: Array(text.utf8), path: "r.json") { event in
    guard case .request(let request) = event, let first = request.body?.faults.first else { return }
    fault = String(decoding: Array(text.utf8)[first.range], as: UTF8.self)
  }
  #expect(fault == ",")
}

@Test(arguments: [#"{"Entries": [{"Name": "a"}, 1, null]}"#, har(#"[{"page": 1}, 1]"#)])
func unrelatedEntriesAreIgnored(_ text: String) {
  #expect(ReaderEventSummary.all(in: text) == [])
}
