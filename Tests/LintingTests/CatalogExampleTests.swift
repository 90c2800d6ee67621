import JSONText
import TestSupport
import Testing

@testable import Linting

/// Checks the findings for the catalog's examples.
@Suite struct CatalogExampleTests {
  @Test(
    "A wrong example gives exactly one finding, at the expected location", arguments: CatalogCase.all.filter(\.isWrong))
  func wrongExample(_ example: CatalogCase) throws {
    let findings = example.findings()
    try #require(findings.count == 1, "\(findings.map(\.summary))")
    let finding = try #require(findings.first)
    #expect(finding.rule == example.rule.id)
    #expect(finding.severity == example.example.severity ?? example.rule.severity)
    #expect(finding.pointer == example.example.pointer)
    if let line = example.example.line { #expect(finding.range.start.line == line) }
    if let pointer = finding.pointer, JSONTree(of: example.example.bytes) != nil {
      #expect(CatalogAnchor(of: finding, pointer: pointer, in: example.example.bytes) != .elsewhere)
    }
  }

  @Test(arguments: CatalogCase.all.filter { !$0.isWrong }) func aRightExampleGivesNoFinding(_ example: CatalogCase) {
    #expect(example.findings().map(\.summary) == [])
  }

  @Test(arguments: CatalogCase.all.filter(\.isWrong)) func aWrongExampleGivesTheSameFindingInEveryVariation(
    _ example: CatalogCase
  ) throws {
    let plain = try #require(example.findings().first)
    for variation in CatalogVariation.allCases {
      guard let file = variation.bytes(of: example.example) else { continue }
      let findings = example.findings(in: file)
      try #require(findings.count == 1, "\(variation): \(findings.map(\.summary))")
      let finding = try #require(findings.first)
      #expect(finding.message == plain.message, "\(variation)")
      #expect(finding.rule == plain.rule && finding.severity == plain.severity, "\(variation)")
      #expect(finding.pointer == plain.pointer, "\(variation)")
      expectSameAnchor(finding, in: file, as: plain, of: example.example, variation)
    }
  }

  @Test(arguments: CatalogCase.all.filter { !$0.isWrong }) func aRightExampleGivesNoFindingInAnyVariation(
    _ example: CatalogCase
  ) {
    for variation in CatalogVariation.allCases {
      guard let file = variation.bytes(of: example.example) else { continue }
      #expect(example.findings(in: file).map(\.summary) == [], "\(variation)")
    }
  }

  private func expectSameAnchor(
    _ finding: LocatedFinding, in file: [UInt8], as plain: LocatedFinding, of example: RuleExample,
    _ variation: CatalogVariation
  ) {
    if variation == .carriageReturns { #expect(finding.range.start == plain.range.start) }
    if let pointer = finding.pointer, JSONTree(of: file) != nil {
      let anchor = CatalogAnchor(of: plain, pointer: pointer, in: example.bytes)
      #expect(CatalogAnchor(of: finding, pointer: pointer, in: file) == anchor, "\(variation)")
    } else if plain.range.start.line == plain.range.end.line {
      #expect(Array(file[finding.range.bytes]) == Array(example.bytes[plain.range.bytes]), "\(variation)")
    }
  }
}

extension LocatedFinding {
  /// The finding on one line.
  var summary: String {
    "\(rule) \(severity.rawValue) \(range.start.line):\(range.start.column) \(pointer?.description ?? "-") \(message)"
  }
}
