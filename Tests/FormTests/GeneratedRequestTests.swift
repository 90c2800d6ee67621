import JSONText
import Requests
import Testing

@testable import Linting

/// In every form, the range of a finding is that of the key or value that its pointer refers to.
@Suite struct GeneratedRequestTests {
  /// Requests and their members.
  private static let requests = GeneratedRequest.thousand.map { ($0, BodyMember.all(of: $0.body ?? "") ?? []) }

  @Test(arguments: SavedForm.all) func findingRangeMatchesItsPointer(form: SavedForm) {
    for (request, members) in Self.requests {
      let file = Array(form.save(request).utf8)
      let ranges = Self.ranges(of: members, in: file, path: form.file)
      let texts = ranges.map { form.unwrapped(String(decoding: file[$0], as: UTF8.self)) }
      #expect(texts == members.flatMap { [$0.key, $0.value] }.map(form.normalized), "\(form.save(request))")
    }
  }

  @Test func everyRequestHasMembers() {
    #expect(Self.requests.count >= 1000)
    #expect(Self.requests.allSatisfy { $0.1.count >= 6 })
  }

  @Test(arguments: SavedForm.all) func findingsMatchThoseOfThePlainRequest(form: SavedForm) {
    for request in GeneratedRequest.thousand.prefix(20) {
      let findings = form.findings(in: request).map(form.unwrapped)
      #expect(
        findings.sortedDescriptions == form.expectedFindings(in: request).sortedDescriptions, "\(form.save(request))")
    }
  }

  @Test func requestsHaveFaultsInKeysAndValues() {
    let findings = GeneratedRequest.thousand.prefix(20).flatMap(PlainFindings.inBody)
    #expect(Set(findings.map(\.rule)).isSuperset(of: [101, 103, 104, 201].map { RuleID($0) }))
  }

  /// The ranges of each member's key and value in a file that contains one request.
  private static func ranges(of members: [BodyMember], in file: [UInt8], path: String) -> [Range<Int>] {
    let anchors = members.flatMap { [Finding.Anchor.key($0.pointer), .value($0.pointer)] }
    let findings = anchors.map { Finding(RuleID(1), .info, "", at: $0) }
    var ranges: [Range<Int>] = []
    RequestFinder().findRequests(in: file, path: path) { event in
      guard case .request(let request) = event else { return }
      let located = RequestRanges(request, for: findings, in: file)
      ranges += anchors.map { located.range(of: $0) }
    }
    return ranges
  }
}
