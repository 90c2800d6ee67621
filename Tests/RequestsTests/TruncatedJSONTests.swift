import JSONText
import Testing

@testable import Requests

private let recorded =
  #"{"RequestUri": "\#(collectionPath)", "RequestMethod": "PUT", "RequestBody": \#(quoted(collectionBody))}"#
private let archived =
  #"{"request": {"method": "PUT", "url": "\#(collection)", "postData": {"text": \#(quoted(collectionBody))}}}"#
private let resource =
  #"{"type": "Microsoft.Compute/restorePointCollections", "apiVersion": "v", "properties": {"a": [{}]}}"#

/// The events for a truncated file.
private enum Event: Equatable {
  case request(String)
  case fault
  case other
}

private func events(in text: [UInt8]) -> [Event] {
  var events: [Event] = []
  RequestFinder().findRequests(in: text, path: "truncated.json") { event in
    switch event {
    case .request(let request): events.append(.request(String(decoding: text[request.extent], as: UTF8.self)))
    case .fault: events.append(.fault)
    case .response, .unidentified, .unrelated, .unreadable: events.append(.other)
    }
  }
  return events
}

@Test(arguments: [
  (#"{"log": {"version": "1.2", "é": [1, "]"], "entries": ["#, archived), (#"{"Entries": ["#, recorded),
  ("[", recorded), (#"{"$schema": "https://x/deploymentTemplate.json#", "resources": ["#, resource),
])
func completeRequestsInATruncatedFileAreRead(_ start: String, _ entry: String) {
  let text = Array("\(start)\(entry), \(entry)]".utf8)
  for end in start.utf8.count + entry.utf8.count + 2..<text.count - 1 {
    let events = events(in: Array(text[..<end]))
    #expect(events.contains(.fault), "\(end)")
    #expect(events.first { $0 != .fault } == .request(entry), "\(end)")
  }
}

@Test(arguments: ["", "[", "]", "{]", "[{}", "[{}]", "[1, 2", "[[1], [2", "{\"a\": [{}, {\"b\": [1"])
func onlyAnUnclosedArrayWithACompleteElementIsClosed(_ text: String) {
  let expected = ["[{}": "[{}]", "[[1], [2": "[[1]]", "{\"a\": [{}, {\"b\": [1": "{\"a\": [{}]}"]
  #expect(TruncatedJSON(MappedText(bytes: Array(text.utf8)))?.text.string == expected[text])
}
