import JSONText
import Requests
import Testing

@testable import Linting

/// What a finding stands at is the key or the value that its pointer names, in whatever form the request is saved.
@Suite struct GeneratedRequestTests {
  /// A request, and the places in it.
  private static let requests = GeneratedRequest.thousand.map { ($0, BodyPlace.all(of: $0.body ?? "") ?? []) }

  @Test(arguments: SavedForm.all) func aFindingStandsAtWhatItsPointerNames(form: SavedForm) {
    for (request, places) in Self.requests {
      let file = Array(form.save(request).utf8)
      let ranges = Self.ranges(of: places, in: file, path: form.file)
      let texts = ranges.map { form.unwrapped(String(decoding: file[$0], as: UTF8.self)) }
      #expect(texts == places.flatMap { [$0.key, $0.value] }, "\(form.save(request))")
    }
  }

  @Test func everyRequestHasPlacesInIt() {
    #expect(Self.requests.count >= 1000)
    #expect(Self.requests.allSatisfy { $0.1.count >= 6 })
  }

  @Test(arguments: SavedForm.all) func theFindingsAreThoseOfThePlainRequest(form: SavedForm) {
    for request in GeneratedRequest.thousand.prefix(20) {
      let seen = form.findings(in: request).map(form.unwrapped)
      #expect(seen.inOrder == form.expectedFindings(in: request).inOrder, "\(form.save(request))")
    }
  }

  @Test func theRequestsHaveFaultsInKeysAndValues() {
    let found = GeneratedRequest.thousand.prefix(20).flatMap(PlainFindings.inBody)
    #expect(Set(found.map(\.rule)).isSuperset(of: [101, 103, 104, 201].map { RuleID($0) }))
  }

  /// Where findings at the key and at the value of each place stand in the file, if it holds one request.
  private static func ranges(of places: [BodyPlace], in file: [UInt8], path: String) -> [Range<Int>] {
    let anchors = places.flatMap { [Finding.Anchor.key($0.pointer), .value($0.pointer)] }
    let findings = anchors.map { Finding(RuleID(1), .info, "", at: $0) }
    var ranges: [Range<Int>] = []
    RequestFinder().findRequests(in: file, path: path) { discovery in
      guard case .request(let request) = discovery else { return }
      let placed = RequestPlaces(request, for: findings, in: file)
      ranges += anchors.map { placed.range(of: $0) }
    }
    return ranges
  }
}
