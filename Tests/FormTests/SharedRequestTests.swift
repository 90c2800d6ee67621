import Linting
import Testing

/// A request has the same findings in every form.
@Suite struct SharedRequestTests {
  static let requests = SharedRequest.catalog + SharedRequest.beyondASCII

  @Test(arguments: SavedForm.all) func findingsMatchThoseOfThePlainRequest(form: SavedForm) {
    let saved = Self.requests.filter(form.canSave)
    #expect(saved.count >= 30)
    for request in saved {
      let findings = form.findings(in: request).map(form.unwrapped)
      #expect(
        findings.sortedDescriptions == form.expectedFindings(in: request).sortedDescriptions,
        "\(request)\n\(form.save(request))")
    }
  }

  @Test func requestsCoverManyRules() {
    let findings = Self.requests.map(PlainFindings.inEnvelope)
    #expect(Set(findings.joined().map(\.rule)).count >= 30)
    #expect(findings.contains { $0.isEmpty })
  }
}

extension [ObservedFinding] {
  /// The descriptions in alphabetical order, since the order of a request's parts depends on the form, with whitespace
  /// normalized.
  var sortedDescriptions: [String] {
    map { $0.description.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.sorted()
  }
}
