import JSONText
import Requests
import TestSupport
import Testing

@testable import Linting

/// Checking a file block by block gives the same report as checking it whole.
@Suite struct BlockTests {
  private static let records = [
    #"{"properties": {"excludeDisks": []}, "location": "westeurope"}"#,
    #"{"properties": {"instantAccessDurationMinutes": 59}}"#,
    #"{"properties": {"sourceRestorePoint": {"id": "é😀"}}}"#,
    #"{"location": "westeurope", "tags": {"é😀": "\u0041, [b] \"c\\"}, "properties": {"provisioningState": "x"}}"#,
    #"{"method": "PUT", "url": "/subscriptions/x", "body": {}}"#, #"{"access": "Read", "durationInSeconds": "60"}"#,
    "{}", "7", #"{"properties": {"consistencyMode": "CrashConsistent", "consistencyMode": "CrashConsistent"}}"#,
    put("c", #"{"location": "westeurope", "properties": {"source": {"id": "é"}}}"#),
    put("c/restorePoints/p", #"{"properties": {"instantAccessDurationMinutes": 60}}"#),
    put("c/restorePoints/p", #"{"properties": {"instantAccessDurationMinutes": 90}}"#),
  ]

  private static func put(_ name: String, _ body: String) -> String {
    let group = "/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/g"
    let path = group + "/providers/Microsoft.Compute/restorePointCollections/" + name
    return #"{"method": "PUT", "url": "\#(path)?api-version=2025-04-01", "body": \#(body)}"#
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func blocksOfLinesMatchTheWholeFile(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let broken = Self.records + [#"{"properties": {"instantAccessDurationMinutes": 59"#, #"{"a" 1}"#, "", "  "]
    let newlines = ["\n", "\r\n", "\n\n"]
    let text = (0..<30).map { _ in
      (broken.randomElement(using: &random) ?? "") + (newlines.randomElement(using: &random) ?? "")
    }.joined()
    try expectSameReport(Array((text + (Bool.random(using: &random) ? "{}" : "")).utf8), path: "a.jsonl", &random)
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func blocksOfElementsMatchTheWholeFile(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let gaps = ["", " ", "\n", "\r\n  "]
    func gap() -> String { gaps.randomElement(using: &random) ?? "" }
    let elements = (0..<30).map { _ in gap() + (Self.records.randomElement(using: &random) ?? "") + gap() }
    let text = gap() + "[" + elements.joined(separator: ",") + "]" + gap()
    try expectSameReport(Array(text.utf8), path: "a.json", &random)
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func undecodableBytesMatchTheWholeFile(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines = (0..<30).map { _ in Self.records.randomElement(using: &random) ?? "" }
    let text = seed.isMultiple(of: 2) ? lines.joined(separator: "\n") : "[\(lines.joined(separator: ","))]"
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let isBroken = scalar == "é" && Bool.random(using: &random)
      bytes += isBroken ? [Bool.random(using: &random) ? 0xE9 : 0x85] : Array(String(scalar).utf8)
    }
    try expectSameReport(bytes, path: seed.isMultiple(of: 2) ? "a.jsonl" : "a.json", &random)
  }

  @Test func restorePointsInListsAreCountedOverAllBlocks() throws {
    let collection = "\(SampleRequest.root)/restorePointCollections/c"
    let lines = (0..<4).map { line in
      let points = (0..<200).map { number in
        """
        {"id": "\(collection)/restorePoints/p\(line)-\(number)", "type": "\(ResponseFile.pointType)", \
        "properties": {"timeCreated": "2024-01-01T00:00:00Z"}}
        """
      }
      return "{\"value\": [\(points.joined(separator: ", "))]}"
    }
    var random = SeededGenerator(seed: 7)
    let text = Array(lines.joined(separator: "\n").utf8)
    try expectSameReport(text, path: "a.jsonl", &random)
    let report = Linter().lint(text, path: "a.jsonl", isNamed: true)
    #expect(report.findings.map(\.rule) == [RuleID(415)] && report.findings.first?.range.start.line == 3)
  }

  @Test func aBodyThatIsMissingIsReportedForBlocks() throws {
    let linter = Linter(options: Linter.Options(operation: "RestorePoints_Create"))
    let bytes = Array(String(repeating: " \n", count: 50).utf8)
    var splitter = RecordSplitter.lines()
    var pending = bytes
    let block = try #require(splitter.nextLines(from: &pending, isLast: true))
    let report = linter.report(
      of: [linter.lint(block, path: "a.jsonl", isNamed: true)], path: "a.jsonl", isNamed: true, rereading: { _ in nil })
    #expect(report.findings == linter.lint(bytes, path: "a.jsonl", isNamed: true).findings)
    #expect(report.findings.first?.message.contains("the file is empty") == true)
  }

  @Test(arguments: ["[{}, ]", "[{}", "[{}] x", "[, {}]", "[{} {}", #"[{"a": "]}"#, "[}", "[{}}]"])
  func malformedArraysAreRejected(_ text: String) throws {
    var random = SeededGenerator(seed: 1)
    #expect(throws: RecordSplitter.SplitError.self) { try blocks(of: Array(text.utf8), path: "a.json", &random) }
  }

  @Test(arguments: ["{\n}", "", "\u{FEFF}[{}]", "GET /x"])
  func otherTextsAreNotSplit(_ text: String) {
    #expect(RecordSplitter(beginningOf: Array(text.utf8), path: "a.txt") == nil)
  }

  private func expectSameReport(_ text: [UInt8], path: String, _ random: inout SeededGenerator) throws {
    let linter = Linter(options: Linter.Options(apiVersion: "2021-03-01"))
    let blocks = try blocks(of: text, path: path, &random)
    let whole = linter.lint(text, path: path, isNamed: true)
    let report = linter.report(
      of: blocks.map { linter.lint($0, path: path, isNamed: true) }, path: path, isNamed: true,
      rereading: { Array(text[$0]) })
    #expect(blocks.count > 1)
    #expect(report.requests == whole.requests)
    #expect(report.assumedVersions == whole.assumedVersions)
    #expect(Array(Run([report.facts.requests]).entries) == Array(Run([whole.facts.requests]).entries))
    #expect(report.findings.map(Self.withoutExcerpt) == whole.findings.map(Self.withoutExcerpt))
    let ofRun = try #require(linter.completing([report], rereading: { _ in text }).first)
    let wholeRun = try #require(linter.completing([whole], rereading: { _ in text }).first)
    #expect(ofRun.findings.map(Self.withoutExcerpt) == wholeRun.findings.map(Self.withoutExcerpt))
  }

  /// Splits a text that is read in chunks of a few bytes.
  private func blocks(
    of text: [UInt8], path: String, _ random: inout SeededGenerator
  ) throws -> [RecordSplitter.Block] {
    var remaining = text[...]
    var pending = Array(remaining.prefix(200))
    remaining = remaining.dropFirst(200)
    var splitter = try #require(RecordSplitter(beginningOf: pending, path: path))
    var blocks: [RecordSplitter.Block] = []
    while !remaining.isEmpty {
      if let block = try splitter.nextBlock(from: &pending, isLast: false) { blocks.append(block) }
      let size = Int.random(in: 1...300, using: &random)
      pending += remaining.prefix(size)
      remaining = remaining.dropFirst(size)
    }
    while let block = try splitter.nextBlock(from: &pending, isLast: true) { blocks.append(block) }
    return blocks
  }

  /// Removes the excerpt, which is cut off at the end of the block.
  private static func withoutExcerpt(_ finding: LocatedFinding) -> LocatedFinding {
    var finding = finding
    finding.excerpt = nil
    return finding
  }
}
