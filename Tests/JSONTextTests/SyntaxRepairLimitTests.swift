import JSONText
import Testing

/// Texts with more faults than anybody reads, or than are repaired.
@Suite struct SyntaxRepairLimitTests {
  /// An array with the given number of objects that have one fault each, an unquoted key.
  private func text(faults: Int) -> MappedText {
    MappedText(bytes: Array(("[" + String(repeating: "{a: 1},", count: faults) + "{}]").utf8))
  }

  private func parsed(_ text: MappedText, dialect: JSONDialect = .json) -> (faults: [SyntaxFault], isParsed: Bool) {
    let parsed = ParsedText(text, dialect: dialect)
    switch parsed.document {
    case .some: return (parsed.faults, true)
    case .none: return (parsed.faults, false)
    }
  }

  @Test func aThousandFaultsAreListed() throws {
    let parsed = self.parsed(text(faults: 1_000))
    #expect(parsed.faults.count == 1_000)
    #expect(parsed.isParsed)
  }

  @Test(arguments: [1_001, 5_000]) func moreFaultsAreOneThatSaysHowMany(count: Int) throws {
    let parsed = self.parsed(text(faults: count))
    let fault = try #require(parsed.faults.first)
    #expect(parsed.faults.count == 1)
    #expect(fault.message.hasPrefix("\(count) syntax faults"))
    #expect(fault.message.hasSuffix("unquoted key 'a'"))
    #expect(fault.range == 2..<3)
    #expect(parsed.isParsed)
  }

  @Test func manyFaultsAreFixedTogether() throws {
    let text = text(faults: 1_500)
    let fault = try #require(parsed(text).faults.first)
    let fixed = parsed(text.applying(fault.edits))
    #expect(fixed.faults.isEmpty)
    #expect(fixed.isParsed)
  }

  @Test func aTextBeyondRepairIsLeftAsItIs() throws {
    let parsed = self.parsed(text(faults: 20_000))
    let fault = try #require(parsed.faults.first)
    #expect(parsed.faults.count == 1)
    #expect(fault.message.hasPrefix("20000 syntax faults"))
    #expect(fault.edits.isEmpty)
    #expect(!parsed.isParsed)
  }

  /// One fault whose repair needs an edit for each byte.
  @Test func aStringOfControlCharactersIsNotRepaired() throws {
    let text = Array(#"{"a": ""#.utf8) + Array(repeating: 0, count: 20_000) + Array(#"", b: 1}"#.utf8)
    let parsed = self.parsed(MappedText(bytes: text))
    #expect(parsed.faults.map { $0.message.split(separator: " ").first } == ["raw", "unquoted"])
    #expect(parsed.faults.first?.edits == [])
    #expect(!parsed.isParsed)
  }

  @Test func aLongDocumentInJSON5IsNoFault() throws {
    let text = MappedText(bytes: Array(("[" + String(repeating: "{a: 'b'},", count: 20_000) + "]").utf8))
    let parsed = self.parsed(text, dialect: .json5)
    #expect(parsed.faults.isEmpty)
    #expect(parsed.isParsed)
  }

  @Test func faultsAfterTheBodyAreNotCounted() throws {
    let parsed = self.parsed(MappedText(bytes: Array(#"{"a": 1} {b: 1, c: 1}"#.utf8)))
    #expect(parsed.faults.map(\.message) == ["two JSON documents: the second one starts here"])
  }
}
