import JSONText
import TestSupport
import Testing

@testable import Linting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Checks that fixing a text once fixes all that can be fixed, and that what can't be is left as it was.
@Suite struct FixConvergenceTests {
  @Test(arguments: DamagedText.samples, [false, true])
  func fixingDamagedTextsConverges(_ sample: DamagedText, includesUnsafe: Bool) {
    for seed in 0..<Self.seeds {
      check(sample.damaged(seed: seed), sample.name, includesUnsafe: includesUnsafe)
    }
  }

  @Test(
    "Texts whose fixes once grew with each run",
    arguments: [
      ("a.json5", "{durationInSeconds:'\n"), ("a.json5", "{access: 'Read', durationInSeconds: '300\n}\n"),
      ("a.js", "{type: \"RestorePoint\", group: \"Compute\", properties: () => ({ a: {{ b: {\n"),
      ("a.md", "type: \"RestorePointCollection\",\ngroup: \"Compute\",\nproperties: () => ({ location: {{ a\n"),
    ], [false, true])
  func fixingConverges(file: (name: String, text: String), includesUnsafe: Bool) {
    check(Array(file.text.utf8), file.name, includesUnsafe: includesUnsafe)
  }

  /// How many damaged texts of each sample are fixed, once with and once without unsafe fixes.
  private static let seeds = ProcessInfo.processInfo.environment["RPLINT_FIX_SEEDS"].flatMap { UInt64($0) } ?? 40

  private func check(_ text: [UInt8], _ name: String, includesUnsafe: Bool) {
    let linter = Linter(options: .init(operation: "RestorePoints_Create"))
    func fix(_ bytes: [UInt8]) -> FixResult {
      linter.fix(bytes, path: name, isNamed: true, includesUnsafe: includesUnsafe)
    }
    let before = linter.lint(text, path: name, isNamed: true)
    let first = fix(text)
    let second = fix(first.bytes)
    let shown = "\(name)\n\(String(decoding: text, as: UTF8.self))\n->\n\(String(decoding: first.bytes, as: UTF8.self))"
    #expect(second.bytes == first.bytes && second.fixes == 0, "\(shown)")
    #expect((first.bytes != text) == (first.fixes > 0))
    #expect(first.report.findings == linter.lint(first.bytes, path: name, isNamed: true).findings)
    let fixable = first.report.findings.filter { $0.fix.map { $0.isSafe || includesUnsafe } ?? false }
    #expect(fixable == first.unfixed)
    #expect(first.report.requests >= before.requests, "\(shown)")
    checkFirstRound(of: text, before.findings.filter { $0.fix.map { $0.isSafe || includesUnsafe } ?? false }, shown) {
      linter.fix(text, path: name, isNamed: true, includesUnsafe: includesUnsafe, relevant: $0).bytes
    }
    let found = Set(before.findings.map(\.rule))
    let hiding = includesUnsafe ? Self.hiding.union(Self.hidingUnlessGuessed) : Self.hiding
    guard found.isDisjoint(with: hiding) else { return }
    #expect(Set(first.report.findings.map(\.rule)).isSubset(of: found), "\(shown)")
  }

  /// Checks that a round of fixes changes no bytes outside of their edits.
  private func checkFirstRound(
    of text: [UInt8], _ fixable: [LocatedFinding], _ shown: String,
    fix: (@escaping ([LocatedFinding]) -> [LocatedFinding]) -> [UInt8]
  ) {
    var isFirst = true
    let fixed = fix { findings in
      defer { isFirst = false }
      return isFirst ? findings : []
    }
    var kept: [ArraySlice<UInt8>] = []
    var start = 0
    for range in fixable.flatMap({ $0.fix?.edits ?? [] }).map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      kept.append(text[start..<max(start, range.lowerBound)])
      start = max(start, range.upperBound)
    }
    kept.append(text[start...])
    #expect(fixed.starts(with: kept[0]) && fixed.reversed().starts(with: text[start...].reversed()), "\(shown)")
    #expect(fixed.contains(inOrder: kept), "\(shown)")
  }

  /// The rules whose findings stand for others until they are fixed: of a value of the wrong type, and of a URL that
  /// can't be split into its parts.
  private static let hiding = Set([104, 206].map { RuleID($0) })

  /// Those whose unsafe fixes uncover others: of a body that is cut off, and of the value of an unknown property.
  private static let hidingUnlessGuessed = Set([1, 103].map { RuleID($0) })
}

extension [UInt8] {
  /// Whether the parts occur one after the other.
  fileprivate func contains(inOrder parts: [ArraySlice<UInt8>]) -> Bool {
    var rest = self[...]
    for part in parts where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}

/// A saved request that is damaged at random.
struct DamagedText: Sendable, CustomTestStringConvertible {
  let name: String
  private let text: [UInt8]

  var testDescription: String { name }

  private static let body = #"""
    {
      "id": "x",
      "Properties": {
        "provisioningState": "Succeeded",
        "consistencyMode": "crashconsistent",
        "instantAccessDurationMinutes": "120",
        "excludeDisks": [
          { "id": "subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers/Microsoft.Compute/disks/d", },
          'x' // é
        ],
        "timeCreated": None,
      },
      "source": { "id": "C:\dir" }
    }
    """#

  private static let url =
    "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers/Microsoft.Compute"
    + "/restorePointCollections/c/restorePoints/p&api-version=2025-04-01"

  static let samples = [
    DamagedText("a.json", body), DamagedText("a.json5", body), DamagedText("a.http", "PUT \(url)\n\n\(body)\n"),
    DamagedText("a.md", "# Point\n\n```http\nPUT \(url)\n\n\(body)\n```\n"), DamagedText("a.jsonl", body),
    DamagedText(
      "b.jsonl", #"{"method": "PUT", "url": "\#(url)", "body": {"id": "x", "Properties": {"id": 1}}}"# + "\n"),
    DamagedText("a.sh", "curl -X PUT '\(url)' -d \"{\\\"id\\\": \\\"x\\\", \\\"Properties\\\": {}}\"\n"),
    DamagedText("c.json", #"{"method": "PUT", "url": "\#(url)", "body": "{\"id\": 1, \"tags\": {}}"}"#),
  ]

  private static let pieces = Array("{}[]\",:'\\/# \n0<$“é".unicodeScalars).map { Array(String($0).utf8) }

  private init(_ name: String, _ text: String) {
    self.name = name
    self.text = Array(text.utf8)
  }

  /// The text after up to three insertions, removals, repetitions of a line, or cuts.
  func damaged(seed: UInt64) -> [UInt8] {
    var numbers = SeededGenerator(seed: seed)
    var bytes = text
    for _ in 0..<(seed % 4) {
      let start = Int.random(in: 0...bytes.count, using: &numbers)
      let end = min(bytes.count, start + Int.random(in: 0...6, using: &numbers))
      switch Int.random(in: 0...9, using: &numbers) {
      case 0: bytes.removeSubrange(start...)
      case 1, 2: bytes.removeSubrange(start..<end)
      case 3:
        let line = bytes[..<start].split(separator: 0x0A).last ?? []
        bytes.insert(contentsOf: [0x0A] + line, at: start)
      default: bytes.replaceSubrange(start..<end, with: Self.pieces.randomElement(using: &numbers) ?? [])
      }
    }
    return bytes
  }
}
