import Testing

@testable import Requests

/// A path that is a request only inside a fence.
private let path = "/x/restorePointCollections/c"

@Test(arguments: [
  ("```", "```", ["PUT"]), ("```", "`````", ["PUT"]), ("~~~", "~~~~", ["PUT"]), ("````", "```", ["PUT", "DELETE"]),
  ("```", "~~~", ["PUT", "DELETE"]), ("```", "```http", ["PUT", "DELETE"]), ("~~~", "~~~ x", ["PUT", "DELETE"]),
])
func aFenceIsClosedByOneThatIsAsLongAndHasNoInfo(_ opening: String, _ closing: String, _ methods: [String]) {
  let text = "\(opening)http\nPUT \(collection)\n\(closing)\nDELETE \(path)\n\(opening)\n"
  #expect(FoundRequest.all(in: text, path: "a.md").map(\.method) == methods)
}

@Test(arguments: [".", ",", ";", ":", ".:"])
func punctuationAfterAURLInProseIsNotPartOfIt(_ punctuation: String) {
  #expect(FoundRequest.all(in: "Send PUT \(collection)\(punctuation)\n", path: "a.md").map(\.url) == [])
  #expect(FoundRequest.all(in: "PUT \(collection)\(punctuation)\n", path: "a.md").map(\.url) == [collection])
}
