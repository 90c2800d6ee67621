import JSONText
import Testing

@Suite struct SyntaxRepairPropertyTests {
  @Test(arguments: Breakage.allCases)
  func repairsGeneratedBodiesBrokenAtOnePosition(_ breakage: Breakage) throws {
    var cases = 0
    for seed in 1...600 {
      var numbers = SeededNumbers(seed: seed)
      let body = GeneratedBody(numbers: &numbers)
      guard let broken = BrokenBody(body, breakage, &numbers) else { continue }
      cases += 1
      try check(broken, of: body)
    }
    #expect(cases > 100, "\(breakage): \(cases)")
  }

  @Test(arguments: Breakage.allCases)
  func repairsRequestBodiesBrokenAtOnePosition(_ breakage: Breakage) throws {
    var cases = 0
    for (index, shape) in GeneratedBody.shapes.enumerated() {
      for seed in 1...40 {
        var numbers = SeededNumbers(seed: seed * GeneratedBody.shapes.count + index)
        let body = GeneratedBody(shape, isPretty: seed.isMultiple(of: 2))
        guard let broken = BrokenBody(body, breakage, &numbers) else { continue }
        cases += 1
        try check(broken, of: body)
      }
    }
    #expect(cases >= 40, "\(breakage): \(cases)")
  }

  private func check(_ broken: BrokenBody, of body: GeneratedBody) throws {
    let parsed = ParsedText(MappedText(bytes: Array(broken.text.utf8)))
    let messages = parsed.faults.map(\.message)
    let isOne = messages.count == 1 && messages[0].contains(broken.breakage.cause)
    #expect(isOne, "\(broken.breakage)\n\(broken.text)\n\(messages)")
    let result = tree(parsed)
    let expected = try tree(of: broken.expected.rendered().text)
    if broken.breakage != .cutOff { #expect(result == expected, "\(broken.breakage)\n\(broken.text)") }
    try checkRanges(parsed, broken, body)
    try checkFix(parsed.faults, broken, expected)
  }

  /// Checks that the fixes turn the text into JSON, which equals the expected body unless the text was cut off.
  private func checkFix(_ faults: [SyntaxFault], _ broken: BrokenBody, _ expected: String) throws {
    let edits = faults.flatMap(\.edits).sorted { $0.range.lowerBound < $1.range.lowerBound }
    #expect(edits.isEmpty == [.secondDocument, .hugeNumber].contains(broken.breakage))
    guard !edits.isEmpty else { return }
    var fixed = Array(broken.text.utf8)
    for edit in edits.reversed() { fixed.replaceSubrange(edit.range, with: edit.text.utf8) }
    let result = try tree(of: String(decoding: fixed, as: UTF8.self))
    if broken.breakage != .cutOff { #expect(result == expected, "\(broken.breakage)\n\(broken.text)") }
  }

  /// Checks that each whole key and value maps to its range in the broken text.
  private func checkRanges(_ parsed: borrowing ParsedText, _ broken: BrokenBody, _ body: GeneratedBody) throws {
    let whole = Array(body.rendered().text.utf8)
    let document = try JSONDocument(parsing: whole.span)
    let pointers = document.withRoot { JSONTree.nodes(of: $0).map(\.pointer) }
    let before = RangeIndex(of: pointers, in: whole.span)
    let repaired = RangeIndex(of: pointers, in: parsed.text.bytes.span)
    for pointer in pointers {
      let entry = try #require(before[pointer])
      guard broken.keeps(entry.value) else { continue }
      let found = try #require(repaired[pointer], "\(pointer) in \(broken.text)")
      for (range, other) in [(entry.key, found.key), (entry.value, found.value)] {
        guard let range, let other else {
          #expect((range == nil) == (other == nil))
          continue
        }
        let expected = broken.bounds(of: range)
        let actual = parsed.text.map.source(of: other)
        #expect(
          actual.lowerBound == expected.start ?? actual.lowerBound, "\(broken.breakage) \(pointer) \(broken.text)")
        #expect(actual.upperBound == expected.end ?? actual.upperBound, "\(broken.breakage) \(pointer) \(broken.text)")
      }
    }
  }

  @Test func survivesRandomMutations() {
    let pieces = Array("{}[]\",:'\\/*#`$<> \n\t0-+.eExu“é\u{202F}\u{0}".utf8) + [0xFF, 0xC3, 0xE2]
    for seed in 1...3000 {
      var numbers = SeededNumbers(seed: seed)
      var bytes = Array(GeneratedBody(numbers: &numbers).rendered().text.utf8)
      for _ in 0..<Int.random(in: 1...8, using: &numbers) {
        let offset = Int.random(in: 0...bytes.count, using: &numbers)
        let end = min(bytes.count, offset + Int.random(in: 0...3, using: &numbers))
        bytes.replaceSubrange(offset..<end, with: [pieces.randomElement(using: &numbers) ?? 0])
      }
      checkBounds(bytes, [.json, .jsonc, .json5, .javaScript][seed % 4])
    }
  }

  private func checkBounds(_ bytes: [UInt8], _ dialect: JSONDialect) {
    let parsed = ParsedText(MappedText(bytes: bytes), dialect: dialect)
    let whole = 0...bytes.count
    let ranges = parsed.faults.flatMap { [$0.range] + $0.edits.map(\.range) }
    let areInside = ranges.allSatisfy { whole.contains($0.lowerBound) && whole.contains($0.upperBound) }
    #expect(areInside, "\(String(decoding: bytes, as: UTF8.self)) \(ranges)")
    #expect(tree(parsed) != nil || !parsed.faults.isEmpty)
    _ = SyntaxRepair.extentOfValue(in: bytes.span, from: 0, dialect: dialect)
  }
}
