import JSONText
import Testing

@testable import Linting

/// Baselines, which contain the known findings of a tree.
@Suite struct BaselineTests {
  private static let collection = SampleRequest.collection(
    #"{"location":"eastus","properties":{"provisioningState":"x"}}"#)
  private static let other = SampleRequest.collection(#"{"location":"eastus","id":"x","name":"d"}"#, name: "d")

  private func report(_ requests: [String]) -> RunReport.File {
    Linter().lint(Array("[\(requests.joined(separator: ","))]".utf8), path: "a.json", isNamed: true)
  }

  private func match(_ baseline: Baseline, _ file: RunReport.File) -> (reported: [String], stale: [String]) {
    var match = BaselineMatch(baseline)
    var file = file
    match.apply(to: &file, named: "a.json", selection: RuleSelection())
    let stale = match.staleEntries(selection: RuleSelection()) { _ in true }
    return (file.findings.map { "\($0.rule)" }, stale.map { "\($0.rule) \($0.range.start.line)" })
  }

  private func baseline(of file: RunReport.File) throws -> Baseline {
    let written = Baseline(replacing: nil, with: [("a.json", file)]) { _ in false }
    return try Baseline(Array(written.text.utf8), path: "b.json")
  }

  @Test func knownFindingsAreNotReported() throws {
    let known = report([Self.collection.text, Self.other.text])
    #expect(known.findings.count == 3)
    #expect(match(try baseline(of: known), known) == ([], []))
  }

  @Test func movedReformattedAndRenamedNeighborsMakeNoDifference() throws {
    let known = try baseline(of: report([Self.collection.text]))
    let renamed = Self.other.text.replacing(#""d""#, with: #""e""#).replacing("/d?", with: "/e?")
    let moved = "\n\n" + Self.collection.text.replacing(",", with: ",\n   ")
    #expect(match(known, report([moved])) == ([], []))
    #expect(match(known, report([renamed, moved])).reported == ["RP101", "RP101"])
  }

  @Test func aNewFindingAndAStaleEntryAreReported() throws {
    let known = try baseline(of: report([Self.collection.text]))
    let fixed = Self.collection.text.replacing(#""provisioningState":"x""#, with: #""instantAccess":true"#)
    let (reported, stale) = match(known, report([fixed, Self.other.text]))
    #expect(reported == ["RP101", "RP101"])
    #expect(stale == ["RP903 4"])
  }

  @Test func equalFindingsAreCounted() throws {
    let known = try baseline(of: report([Self.collection.text, Self.collection.text]))
    #expect(known.count == 2 && known.text.contains(#""count": 2"#))
    #expect(match(known, report(Array(repeating: Self.collection.text, count: 3))).reported == ["RP101"])
  }

  @Test func anEntryOfARuleThatIsNotRunIsNotStale() throws {
    var match = BaselineMatch(try baseline(of: report([Self.collection.text])))
    var file = RunReport.File(path: "a.json")
    match.apply(to: &file, named: "a.json", selection: RuleSelection(selected: [RuleID(401)]))
    #expect(match.staleEntries(selection: RuleSelection()) { _ in true }.isEmpty)
  }

  @Test func entriesOfFilesThatWereNotCheckedAreKeptWhileTheFilesExist() throws {
    let previous = try baseline(of: report([Self.collection.text]))
    let next = Baseline(replacing: previous, with: []) { $0 == "a.json" }
    #expect(next.text == previous.text)
    #expect(Baseline(replacing: previous, with: []) { _ in false }.count == 0)
    #expect(Baseline(replacing: previous, with: [("a.json", RunReport.File(path: "a.json"))]) { _ in true }.count == 0)
    let match = BaselineMatch(previous)
    #expect(match.staleEntries(selection: RuleSelection()) { _ in true }.isEmpty)
    #expect(match.staleEntries(selection: RuleSelection()) { _ in false }.map(\.rule) == [RuleID(903)])
  }

  @Test func theTextIsSortedAndHasNoLines() throws {
    let files = ["b.json", "a.json"].map { ($0, report([Self.other.text, Self.collection.text])) }
    let text = Baseline(replacing: nil, with: files) { _ in false }.text
    #expect(
      text.split(separator: "\n").filter { $0.contains("\"file\"") }.map { $0.split(separator: "\"")[3] }
        == ["a.json", "a.json", "a.json", "b.json", "b.json", "b.json"])
    #expect(!text.contains("line"))
  }

  @Test(arguments: [
    ("[]", "b.json:1:1: expected an object, but found an array"),
    (
      #"{"schemaVersion": "2.0", "findings": []}"#,
      "b.json:1:1: '2.0' is not a known version of baselines; expected '1.0'"
    ),
    (
      #"{"schemaVersion": "1.0", "findings": [{"file": 1, "rule": "RP101"}, {"rule": "RP101"}]}"#,
      "b.json:1:48: expected a string, but found an integer\nb.json:1:69: missing key 'file'"
    ),
  ])
  func anInvalidBaselineIsRejected(text: String, message: String) {
    #expect { try Baseline(Array(text.utf8), path: "b.json") } throws: { "\($0)" == message }
  }
}
