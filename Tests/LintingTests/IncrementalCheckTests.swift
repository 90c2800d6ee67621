import JSONText
import TestSupport
import Testing

@testable import Linting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A text that is edited has the findings of the same text checked as a whole.
@Suite struct IncrementalCheckTests {
  private static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "samples")

  static let samples: [String] = ["good", "bad"].flatMap { part in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.appending(path: part).path)) ?? []
    let isInParts = { (name: String) in [".json", ".jsonl", ".http"].contains { name.hasSuffix($0) } }
    return names.filter(isInParts).sorted().map { "\(part)/\($0)" }
  }

  private static let pieces = [
    "\n", "\n\n### x\n", "\n\n###\n@name = p\n", "{{name}}", "< {% x %}", "\"", "}", ",", "]", "é😀", "x", "\r\n", "[",
    "1",
  ]

  @Test(arguments: samples) func everyStateHasTheFindingsOfTheWholeText(sample: String) throws {
    let bytes = try [UInt8](Data(contentsOf: Self.directory.appending(path: sample)))
    var states = [String(decoding: bytes, as: UTF8.self)]
    var generator = SeededGenerator(seed: UInt64(bytes.count))
    for _ in 0..<20 { states.append(Self.edited(states[states.count - 1], &generator)) }
    let linter = Linter()
    var check = IncrementalCheck()
    func entries(_ report: RunReport.File) -> [Run.Entry] { Array(Run([report.facts.requests]).entries) }
    for state in states + [states[0]] {
      let report = check.report(on: Array(state.utf8), path: sample, by: linter)
      let expected = linter.lint(Array(state.utf8), path: sample, isNamed: false)
      try #require(Self.withoutExcerpts(report) == Self.withoutExcerpts(expected), "\(state)")
      try #require(entries(report) == entries(expected), "\(state)")
      try #require(report.outcome == expected.outcome && report.requests == expected.requests, "\(state)")
      try #require(report.assumedVersions == expected.assumedVersions, "\(state)")
    }
  }

  private static func withoutExcerpts(_ report: RunReport.File) -> [LocatedFinding] {
    report.findings.map { finding in
      var finding = finding
      finding.excerpt = nil
      return finding
    }
  }

  /// Replaces a few characters, or repeats some lines.
  private static func edited(_ text: String, _ generator: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    let start = Int.random(in: 0...scalars.count, using: &generator)
    if Int.random(in: 0..<8, using: &generator) == 0 {
      let end = min(scalars.count, start + 200)
      scalars.insert(contentsOf: scalars[start..<end], at: end)
    } else {
      let end = min(scalars.count, start + Int.random(in: 0...2, using: &generator))
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      scalars.replaceSubrange(start..<end, with: Array(piece.unicodeScalars))
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  @Test(arguments: [
    ("run.jsonl", "\n"), ("run.json", ",\n"), ("run.http", "\n\n### next\n"),
  ])
  func unchangedPartsAreNotCheckedAgain(path: String, separator: String) {
    let url =
      "https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/"
      + "Microsoft.Compute/restorePointCollections/c/restorePoints/p"
    func request(_ body: String) -> String {
      path == "run.http"
        ? "PUT \(url)?api-version=2025-04-01\n\n\(body)"
        : #"{"method": "PUT", "url": "\#(url)?api-version=2025-04-01", "body": \#(body)}"#
    }
    func text(_ bodies: [String]) -> [UInt8] {
      let joined = bodies.map(request).joined(separator: separator)
      return Array((path == "run.json" ? "[\(joined)]" : joined).utf8)
    }
    var check = IncrementalCheck()
    let bodies = [#"{"properties": {"x": 1}}"#, #"{"properties": {}}"#, #"{"properties": {"y": 1}}"#]
    for bodies in [bodies, [bodies[0], #"{"properties": {"excludeDisks": []}}"#, bodies[2]]] {
      let report = check.report(on: text(bodies), path: path, by: Linter())
      let expected = Linter().lint(text(bodies), path: path, isNamed: false)
      #expect(Self.withoutExcerpts(report) == Self.withoutExcerpts(expected))
    }
    #expect(check.reusedParts == 2)
  }
}
