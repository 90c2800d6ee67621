import Testing

@testable import Requests

private let body = #"{"properties": {"source": {"id": "v-é"}}}"#

private func cassette(_ response: String, request: String = "method: GET\n    uri: \(collection)") -> String {
  """
  interactions:
  - request:
      \(request)
    response:
      headers: {}
      \(response)
  version: 1

  """
}

@Test(arguments: [
  ("body:\n      string: '\(body)'\n    status:\n      code: 200\n      message: OK", 200, "\"v-é\""),
  ("body:\n      string: '\(body)'\n    status:\n      message: Created\n      code: 201", 201, "\"v-é\""),
  ("body: '\(body)'\n    status: 200 OK\n    code: 200", 200, "\"v-é\""),
  ("body: \"\(body.replacing("\"", with: "\\\""))\"\n    code: 202", 202, #"\"v-é\""#),
  ("body: '\(body)'", nil, "\"v-é\""), ("status:\n      code: '200'\n    body: >-\n      \(body)", 200, "\"v-é\""),
])
func aRecordedResponseMapsToTheFile(_ response: String, _ status: Int?, _ sourceID: String) {
  let found = ReaderEventSummary.all(in: cassette(response), path: "a.yaml")
  #expect(found.map(\.kind) == [.request, .response])
  #expect(found.last?.form == .recording)
  #expect(found.last?.status == status)
  #expect(found.last?.method == "GET")
  #expect(found.last?.url == collection)
  #expect(found.last?.sourceIDText == sourceID)
}

@Test(arguments: [
  "body:\n      string: '\(body)'\n    status:\n      code: 404", "body:\n      string: '\(body)'\n    code: 500",
  "body:\n      string: ''",
  "status:\n      code: 200", "body: null", "body: !!binary '*'", "body:\n      string: '<html>'",
  "body:\n      string: 'broken", "body: [1", "body:\n      string: 'x'\n    status: [1]",
])
func otherRecordedResponsesAreIgnored(_ response: String) {
  let found = ReaderEventSummary.all(in: cassette(response), path: "a.yaml")
  #expect(found.map(\.kind).filter { $0 != .fault } == [.request])
}

@Test(arguments: ["uri: \(collection)", "method: GET\n    uri: \(machine)", "method: GET\n    body: '/restorePoints'"])
func responsesToUnrelatedRequestsAreIgnored(_ request: String) {
  let found = ReaderEventSummary.all(in: cassette("body: '\(body)'", request: request), path: "a.yaml")
  #expect(!found.contains { $0.kind == .response })
}

@Test func aResponseIsReadEvenIfItsRequestBodyIsNot() {
  let request = "method: PUT\n    uri: \(collection)\n    body: !!binary '*'"
  let found = ReaderEventSummary.all(in: cassette("body: '\(body)'", request: request), path: "a.yaml")
  #expect(found.map(\.kind) == [.unidentified, .response])
}
