import JSONText
import Testing

@testable import Linting

/// The examples of the catalogue show what the rules find.
@Suite struct CatalogExampleTests {
  @Test("A wrong example gives its one finding at its place", arguments: CatalogCase.all.filter(\.isWrong))
  func wrongExample(_ example: CatalogCase) throws {
    let findings = example.findings()
    try #require(findings.count == 1, "\(findings.map(\.summary))")
    let finding = try #require(findings.first)
    #expect(finding.rule == example.rule.id)
    #expect(finding.severity == example.example.severity ?? example.rule.severity)
    #expect(finding.pointer == example.example.pointer)
    if let line = example.example.line { #expect(finding.place.start.line == line) }
    if let pointer = finding.pointer, JSONTree(of: example.example.bytes) != nil {
      #expect(CatalogPlace(of: finding, pointer: pointer, in: example.example.bytes) != .elsewhere)
    }
  }

  @Test("A right example gives no finding", arguments: CatalogCase.all.filter { !$0.isWrong })
  func rightExample(_ example: CatalogCase) {
    #expect(example.findings().map(\.summary) == [])
  }

  @Test("A wrong example gives the same finding in disguise", arguments: CatalogCase.all.filter(\.isWrong))
  func disguisedWrongExample(_ example: CatalogCase) throws {
    let plain = try #require(example.findings().first)
    for disguise in CatalogDisguise.allCases {
      guard let file = disguise.bytes(of: example.example) else { continue }
      let findings = example.findings(in: file)
      try #require(findings.count == 1, "\(disguise): \(findings.map(\.summary))")
      let finding = try #require(findings.first)
      #expect(finding.message == plain.message, "\(disguise)")
      #expect(finding.rule == plain.rule && finding.severity == plain.severity, "\(disguise)")
      #expect(finding.pointer == plain.pointer, "\(disguise)")
      expectSamePlace(finding, in: file, as: plain, of: example.example, disguise)
    }
  }

  @Test("A right example gives no finding in disguise", arguments: CatalogCase.all.filter { !$0.isWrong })
  func disguisedRightExample(_ example: CatalogCase) {
    for disguise in CatalogDisguise.allCases {
      guard let file = disguise.bytes(of: example.example) else { continue }
      #expect(example.findings(in: file).map(\.summary) == [], "\(disguise)")
    }
  }

  private func expectSamePlace(
    _ finding: LocatedFinding, in file: [UInt8], as plain: LocatedFinding, of example: RuleExample,
    _ disguise: CatalogDisguise
  ) {
    if disguise == .carriageReturns { #expect(finding.place.start == plain.place.start) }
    if let pointer = finding.pointer, JSONTree(of: file) != nil {
      let place = CatalogPlace(of: plain, pointer: pointer, in: example.bytes)
      #expect(CatalogPlace(of: finding, pointer: pointer, in: file) == place, "\(disguise)")
    } else if plain.place.start.line == plain.place.end.line {
      #expect(Array(file[finding.place.bytes]) == Array(example.bytes[plain.place.bytes]), "\(disguise)")
    }
  }
}

extension LocatedFinding {
  /// The finding as a line of text.
  var summary: String {
    "\(rule) \(severity.rawValue) \(place.start.line):\(place.start.column) \(pointer?.description ?? "-") \(message)"
  }
}
