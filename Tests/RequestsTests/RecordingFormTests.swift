import JSONText
import Testing

@testable import Requests

private let url = "\(collectionPath)?api-version=2021-03-01"
private let answer = #"{"properties": {"source": {"id": "a\"é"}, "provisioningState": "Succeeded"}}"#

private func entry(
  url: String = url, body: String = quoted(collectionBody), answer: String = quoted(answer), status: String = "201"
) -> String {
  #"{"RequestUri": "\#(url)", "RequestMethod": "PUT", "RequestHeaders": {}, "RequestBody": \#(body), "#
    + #""ResponseBody": \#(answer), "StatusCode": \#(status)}"#
}

private func har(_ entries: String) -> String { #"{"log": {"version": "1.2", "entries": \#(entries)}}"# }

private func harEntry(url: String = collection, body: String? = quoted(collectionBody)) -> String {
  let post = body.map { #", "postData": {"mimeType": "application/json", "text": \#($0)}"# } ?? ""
  return #"{"request": {"method": "PUT", "url": "\#(url)"\#(post)}, "#
    + #""response": {"status": 200, "content": {"text": \#(quoted(answer))}}}"#
}

@Test(arguments: [
  (#"{"Entries": [\#(entry())], "Names": {}}"#, #"\"v-é\""#), (entry(), #"\"v-é\""#),
  (#"[\#(entry())]"#, #"\"v-é\""#), ("\(entry())\n\(entry(url: machinePath))", #"\"v-é\""#),
  (#"{"Entries": [\#(entry(url: machinePath)), \#(entry(body: collectionBody, answer: answer))]}"#, "\"v-é\""),
])
func aRecordedRequestIsReadWithItsAnswer(_ text: String, source: String) throws {
  let found = FoundInJSON.all(in: text)
  try #require(found.map(\.kind) == [.request, .answer])
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
  let found = FoundInJSON.all(in: entry(body: body, answer: body))
  #expect(found.map(\.kind) == [.request])
  #expect(found.map(\.bodyKeys) == [nil])
}

@Test(arguments: ["404", "500", "302"])
func onlyAnswersOfSuccessAreLent(_ status: String) {
  #expect(FoundInJSON.all(in: entry(status: status)).map(\.kind) == [.request])
}

@Test func anAnswerThatIsNoJSONIsPassedOver() {
  #expect(FoundInJSON.all(in: entry(answer: quoted("<Error>"))).map(\.kind) == [.request])
}

@Test(arguments: ["*", "https://login.microsoftonline.com/t/oauth2/token", machinePath])
func recordedRequestsForOtherResourcesArePassedOver(_ url: String) {
  #expect(FoundInJSON.all(in: #"{"Entries": [\#(entry(url: url))]}"#) == [])
  #expect(FoundInJSON.all(in: har("[\(harEntry(url: url))]")) == [])
}

@Test(arguments: [
  (#"{"Entries": {}}"#, "this looks like a recording, but its 'Entries' is no array"),
  (#"{"Entries": null}"#, "this looks like a recording, but its 'Entries' is no array"),
  (#"{"Entries": [{"RequestMethod": "PUT"}]}"#, "this looks like a recorded request, but has no 'RequestUri'"),
  (#"{"log": {"creator": {}}}"#, "this looks like a HAR file, but its 'log' has no array 'entries'"),
  (har(#"[{"request": {}}]"#), "this looks like an entry of a HAR file, but its request has no 'url'"),
])
func aBrokenRecordingSaysWhatIsMissing(_ text: String, reason: String) {
  let found = FoundInJSON.all(in: text)
  #expect(found.map(\.kind) == [.unidentified])
  #expect(found.map(\.reason) == [reason])
}

@Test func anArchiveIsReadWithItsAnswers() throws {
  let found = FoundInJSON.all(
    in: har("[\(harEntry(url: machine)), \(harEntry()), \(harEntry(body: nil))]"), path: "x.har")
  try #require(found.map(\.kind) == [.request, .answer, .request, .answer])
  #expect(found.allSatisfy { $0.form == .recording && $0.url == collection && $0.method == "PUT" })
  #expect(found[0].sourceIDText == #"\"v-é\""#)
  #expect(found[0].extent == harEntry())
  #expect(found[1].status == 200)
  #expect(found[1].sourceID == "a\"é")
  #expect(found[2].bodyKeys == nil)
}

/// `{"properties": {"source": {"id": "é"}}}`, without and with padding and line ends.
@Test(arguments: [
  "eyJwcm9wZXJ0aWVzIjogeyJzb3VyY2UiOiB7ImlkIjogIsOpIn19fQ==", "eyJwcm9wZXJ0aWVzIjogeyJzb3VyY2UiOiB7ImlkIjogIsOpIn19fQ",
  "eyJwcm9wZXJ0aWVzIjogeyJzb3VyY2Ui\\r\\nOiB7ImlkIjogIsOpIn19fQ==\\n",
])
func aBodyInBase64StandsAtTheWholeOfIt(_ base64: String) throws {
  let text = #"{"text": "\#(base64)", "encoding": "base64"}"#
  let entry =
    #"{"request": {"method": "PUT", "url": "\#(collection)", "postData": \#(text)}, "#
    + #""response": {"status": 200, "content": \#(text)}}"#
  let found = FoundInJSON.all(in: har("[\(entry)]"))
  #expect(found.map(\.kind) == [.request, .answer])
  #expect(found.map(\.sourceID) == ["é", "é"])
  #expect(found.map(\.sourceIDText) == [base64, base64])
}

@Test(arguments: [("e30*", "base64"), ("e30=e", "base64"), ("e", "BASE64"), ("{}", "quoted-printable")])
func aBodyThatCannotBeDecodedIsSaidTo(_ text: String, _ encoding: String) {
  let kept = #"{"text": "\#(text)", "encoding": "\#(encoding)"}"#
  let entry =
    #"{"request": {"method": "PUT", "url": "\#(collection)", "postData": \#(kept)}, "#
    + #""response": {"status": 200, "content": \#(kept)}}"#
  #expect(FoundInJSON.all(in: har("[\(entry)]")).map(\.reason) == ["its body can't be decoded"])
}

@Test func anArchiveWithoutALogIsReadAllTheSame() {
  let found = FoundInJSON.all(in: #"{"entries": [\#(harEntry())]}"#)
  #expect(found.map(\.kind) == [.unidentified, .request, .answer])
  #expect(found.first?.reason == "this looks like a HAR file, but its 'entries' stand in no 'log'")
}

@Test(arguments: [
  (#"{"log": [\#(harEntry())]}"#, "its entries stand in 'log' itself and not in its 'entries'"),
  (#"{"version": "1.2", "creator": {}, "pages": []}"#, "it has no 'log' with 'entries'"),
])
func anArchiveInAnotherShapeSaysWhatIsMissing(_ text: String, _ missing: String) {
  let found = FoundInJSON.all(in: text)
  #expect(found.first?.reason == "this looks like a HAR file, but \(missing)")
  #expect(found.dropFirst().map(\.kind) == (text.contains("request") ? [.request, .answer] : []))
}

@Test(arguments: [harEntry(), "[\(harEntry())]", "\(harEntry())\n\(harEntry(url: machine))\n"])
func anEntryOfAnArchiveMayStandAlone(_ text: String) {
  let found = FoundInJSON.all(in: text)
  #expect(found.map(\.kind) == [.request, .answer])
  #expect(found.first?.sourceIDText == #"\"v-é\""#)
}

@Test func aFaultInARecordedBodyStandsInTheFile() {
  let text = entry(body: quoted(#"{"location": "westus",}"#), answer: "null")
  var fault: String?
  RequestFinder().findRequests(in: Array(text.utf8), path: "r.json") { discovery in
    guard case .request(let request) = discovery, let first = request.body?.faults.first else { return }
    fault = String(decoding: Array(text.utf8)[first.range], as: UTF8.self)
  }
  #expect(fault == ",")
}

@Test(arguments: [#"{"Entries": [{"Name": "a"}, 1, null]}"#, har(#"[{"page": 1}, 1]"#)])
func entriesOfOtherThingsArePassedOver(_ text: String) {
  #expect(FoundInJSON.all(in: text) == [])
}
