import JSONText
import Testing

@testable import Requests

private let recorded =
  #"{"RequestUri": "\#(collectionPath)", "RequestMethod": "PUT", "RequestBody": \#(quoted(collectionBody))}"#
private let archived =
  #"{"request": {"method": "PUT", "url": "\#(collection)", "postData": {"text": \#(quoted(collectionBody))}}}"#
private let resource =
  #"{"type": "Microsoft.Compute/restorePointCollections", "apiVersion": "v", "properties": {"a": [{}]}}"#

/// What a file was about when it was cut.
private enum Met: Equatable {
  case request(String)
  case fault
  case other
}

private func met(in text: [UInt8]) -> [Met] {
  var met: [Met] = []
  RequestFinder().findRequests(in: text, path: "cut.json") { discovery in
    switch discovery {
    case .request(let request): met.append(.request(String(decoding: text[request.extent], as: UTF8.self)))
    case .fault: met.append(.fault)
    case .answer, .unidentified, .unreadable: met.append(.other)
    }
  }
  return met
}

@Test(arguments: [
  (#"{"log": {"version": "1.2", "é": [1, "]"], "entries": ["#, archived), (#"{"Entries": ["#, recorded),
  ("[", recorded), (#"{"$schema": "https://x/deploymentTemplate.json#", "resources": ["#, resource),
])
func theRequestsBeforeACutAreRead(_ start: String, _ entry: String) {
  let text = Array("\(start)\(entry), \(entry)]".utf8)
  for end in start.utf8.count + entry.utf8.count + 2..<text.count - 1 {
    let met = met(in: Array(text[..<end]))
    #expect(met.contains(.fault), "\(end)")
    #expect(met.first { $0 != .fault } == .request(entry), "\(end)")
  }
}

@Test(arguments: ["", "[", "]", "{]", "[{}", "[{}]", "[1, 2", "[[1], [2", "{\"a\": [{}, {\"b\": [1"])
func onlyAnOpenArrayWithAWholeElementIsCut(_ text: String) {
  let expected = ["[{}": "[{}]", "[[1], [2": "[[1]]", "{\"a\": [{}, {\"b\": [1": "{\"a\": [{}]}"]
  #expect(CutText(MappedText(bytes: Array(text.utf8)))?.text.string == expected[text])
}
