import Linting
import Testing

/// A request gives the same findings in whatever form it is saved.
@Suite struct SharedRequestTests {
  static let requests = SharedRequest.catalogue + SharedRequest.beyondASCII

  @Test(arguments: SavedForm.all) func aFormGivesTheFindingsOfThePlainRequest(form: SavedForm) {
    let saved = Self.requests.filter(form.canSave)
    #expect(saved.count >= 30)
    for request in saved {
      let seen = form.findings(in: request).map(form.unwrapped)
      #expect(seen.inOrder == form.expectedFindings(in: request).inOrder, "\(request)\n\(form.save(request))")
    }
  }

  @Test func theRequestsAreOfManyRules() {
    let found = Self.requests.map(PlainFindings.inEnvelope)
    #expect(Set(found.joined().map(\.rule)).count >= 30)
    #expect(found.contains { $0.isEmpty })
  }
}

extension [SeenFinding] {
  /// By what is said, since the parts of a request come in another order in each form; blanks count as one.
  var inOrder: [String] {
    map { $0.description.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.sorted()
  }
}
