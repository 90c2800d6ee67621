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
    let expected = try leaves(of: broken.expected.rendered().text)
    let result = parsed.document?.withRoot { leaves(of: $0) } ?? []
    check(result, against: expected, broken)
    try checkRanges(parsed, broken, body)
    try checkFix(parsed.faults, broken, expected)
  }

  /// Checks that a repaired body equals the expected one; of a body that is cut off, the last value may be unknown.
  private func check(_ result: [Leaf], against expected: [Leaf], _ broken: BrokenBody) {
    guard broken.breakage == .cutOff, let last = result.last else {
      return #expect(result == expected, "\(broken.breakage)\n\(broken.text)")
    }
    #expect(Array(result.dropLast()) == Array(expected.prefix(result.count - 1)), "\(broken.text)")
    let original = result.count <= expected.count ? expected[result.count - 1] : nil
    let isUnchanged = last == original
    let isOnPath = original?.pointer.tokens.starts(with: last.pointer.tokens) == true
    let isReplaced = isOnPath && ["null", #""${value}""#, "{}", "[]"].contains(last.text)
    let isShortened = last.text.hasSuffix("\"") && original?.text.hasPrefix(last.text.dropLast()) == true
    #expect(isUnchanged || isReplaced || isShortened, "\(last) in \(broken.text)")
  }

  /// Checks that the fixes turn the text into JSON, which equals the expected body.
  private func checkFix(_ faults: [SyntaxFault], _ broken: BrokenBody, _ expected: [Leaf]) throws {
    let edits = faults.flatMap(\.edits).sorted { $0.range.lowerBound < $1.range.lowerBound }
    #expect(edits.isEmpty != broken.hasFix, "\(broken.breakage)\n\(broken.text)")
    guard !edits.isEmpty else { return }
    var fixed = Array(broken.text.utf8)
    for edit in edits.reversed() { fixed.replaceSubrange(edit.range, with: edit.text.utf8) }
    check(try leaves(of: String(decoding: fixed, as: UTF8.self)), against: expected, broken)
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
        for (bound, expected) in [(actual.lowerBound, expected.start), (actual.upperBound, expected.end)] {
          let isRight = expected.map { bound == $0 } ?? broken.isBesideBreakage(bound)
          #expect(isRight, "\(broken.breakage) \(pointer) \(actual) \(broken.text)")
        }
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
      checkBounds(bytes, [.json, .jsonc, .json5][seed % 3])
    }
  }

  private func checkBounds(_ bytes: [UInt8], _ dialect: JSONDialect) {
    let parsed = ParsedText(MappedText(bytes: bytes), dialect: dialect)
    let whole = 0...bytes.count
    let ranges = parsed.faults.flatMap { [$0.range] + $0.edits.map(\.range) }
    let areInside = ranges.allSatisfy { whole.contains($0.lowerBound) && whole.contains($0.upperBound) }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(areInside, "\(text) \(ranges)")
    if let whole = try? JSONDocument(parsing: bytes.span) {
      #expect(parsed.faults == [])
      #expect(tree(parsed) == whole.withRoot { tree($0) })
    } else {
      let isAllowed = dialect != .json || bytes.contains { "{$<".utf8.contains($0) } && tree(parsed) != nil
      #expect(isAllowed || !parsed.faults.isEmpty, "\(text)")
      #expect(tree(parsed) != nil || !parsed.faults.isEmpty, "\(text)")
    }
    checkScalars(parsed.faults, bytes, text)
  }

  /// Checks that no fault or edit starts or ends inside a character.
  private func checkScalars(_ faults: [SyntaxFault], _ bytes: [UInt8], _ text: String) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return }
    let bounds = faults.flatMap { [$0.range] + $0.edits.map(\.range) }.flatMap { [$0.lowerBound, $0.upperBound] }
    #expect(bounds.allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }, "\(text) \(faults)")
  }
}

/// A scalar or an empty container of a body.
private struct Leaf: Equatable {
  let pointer: JSONPointer
  let text: String
}

private func leaves(of root: JSONNode) -> [Leaf] {
  JSONTree.nodes(of: root).filter { $0.node.count == 0 }
    .map { Leaf(pointer: $0.pointer, text: tree($0.node)) }
}

private func leaves(of text: String) throws -> [Leaf] {
  try JSONDocument(parsing: Array(text.utf8).span).withRoot { leaves(of: $0) }
}
