import JSONText
import Requests
import TestSupport
import Testing

@testable import Linting

/// A text that is checked block by block comes to the same as one that is checked whole.
@Suite struct BlockTests {
  private static let records = [
    #"{"properties": {"excludeDisks": []}, "location": "westeurope"}"#,
    #"{"properties": {"instantAccessDurationMinutes": 59}}"#,
    #"{"properties": {"sourceRestorePoint": {"id": "é😀"}}}"#,
    #"{"location": "westeurope", "tags": {"é😀": "\u0041, [b] \"c\\"}, "properties": {"provisioningState": "x"}}"#,
    #"{"method": "PUT", "url": "/subscriptions/x", "body": {}}"#, #"{"access": "Read", "durationInSeconds": "60"}"#,
    "{}", "7", #"{"properties": {"consistencyMode": "CrashConsistent", "consistencyMode": "CrashConsistent"}}"#,
  ]

  @Test(arguments: 0..<60 as Range<UInt64>) func linesComeToTheSame(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let broken = Self.records + [#"{"properties": {"instantAccessDurationMinutes": 59"#, #"{"a" 1}"#, "", "  "]
    let ends = ["\n", "\r\n", "\n\n"]
    let text = (0..<30).map { _ in
      (broken.randomElement(using: &random) ?? "") + (ends.randomElement(using: &random) ?? "")
    }.joined()
    try expectTheSame(text + (Bool.random(using: &random) ? "{}" : ""), path: "a.jsonl", &random)
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func elementsComeToTheSame(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let gaps = ["", " ", "\n", "\r\n  "]
    func gap() -> String { gaps.randomElement(using: &random) ?? "" }
    let elements = (0..<30).map { _ in gap() + (Self.records.randomElement(using: &random) ?? "") + gap() }
    try expectTheSame(gap() + "[" + elements.joined(separator: ",") + "]" + gap(), path: "a.json", &random)
  }

  @Test(arguments: ["[{}, ]", "[{}", "[{}] x", "[, {}]", "[{} {}", #"[{"a": "]}"#, "[}", "[{}}]"])
  func whatDoesNotHoldTogetherIsRefused(_ text: String) throws {
    var random = SeededGenerator(seed: 1)
    #expect(throws: RecordCutter.Refusal.self) { try blocks(of: text, path: "a.json", &random) }
  }

  @Test(arguments: ["{\n}", "", "\u{FEFF}[{}]", "GET /x"])
  func otherTextsAreNoRecords(_ text: String) {
    #expect(RecordCutter(beginningOf: Array(text.utf8), path: "a.txt") == nil)
  }

  private func expectTheSame(_ text: String, path: String, _ random: inout SeededGenerator) throws {
    let linter = Linter(options: Linter.Options(apiVersion: "2021-03-01"))
    let blocks = try blocks(of: text, path: path, &random)
    let whole = linter.lint(Array(text.utf8), path: path, isNamed: true)
    let report = try #require(
      linter.report(of: blocks.map { linter.lint($0, path: path) }, path: path, isNamed: true))
    #expect(blocks.count > 1)
    #expect(report.requests == whole.requests)
    #expect(report.assumedVersions == whole.assumedVersions)
    #expect(report.facts == whole.facts)
    #expect(report.findings.map(Self.withoutExcerpt) == whole.findings.map(Self.withoutExcerpt))
  }

  /// The blocks of a text that is read in pieces of a few bytes.
  private func blocks(
    of text: String, path: String, _ random: inout SeededGenerator
  ) throws -> [RecordCutter.Block] {
    var rest = Array(text.utf8)[...]
    var pending = Array(rest.prefix(200))
    rest = rest.dropFirst(200)
    var cutter = try #require(RecordCutter(beginningOf: pending, path: path))
    var blocks: [RecordCutter.Block] = []
    while !rest.isEmpty {
      if let block = try cutter.cut(&pending, isLast: false) { blocks.append(block) }
      let size = Int.random(in: 1...300, using: &random)
      pending += rest.prefix(size)
      rest = rest.dropFirst(size)
    }
    while let block = try cutter.cut(&pending, isLast: true) { blocks.append(block) }
    return blocks
  }

  /// The line shown ends where the block ends, so it is left out.
  private static func withoutExcerpt(_ finding: LocatedFinding) -> LocatedFinding {
    var finding = finding
    finding.excerpt = nil
    return finding
  }
}
