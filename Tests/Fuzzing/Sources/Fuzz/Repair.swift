import JSONText

/// Repairing a text ends, leaves valid JSON alone, and reports faults inside the text; its map is monotone.
func checkRepair(_ input: [UInt8]) {
  let whole = jsonText(of: input)
  for dialect in [JSONDialect.json, .jsonc, .json5] {
    let parsed = ParsedText(MappedText(bytes: input), dialect: dialect)
    checkFaults(parsed.faults, in: input)
    checkMap(parsed.text, length: input.count)
    let tree = parsed.document?.withRoot { jsonText(of: $0) }
    if let whole {
      expect(parsed.faults.isEmpty && tree == whole, "valid JSON was changed as \(dialect)")
    } else {
      let isPlaceholder = input.contains { "{$<".utf8.contains($0) }
      let mayBeValid = tree != nil && (dialect != .json || isPlaceholder)
      expect(mayBeValid || !parsed.faults.isEmpty, "no fault in a text that is not \(dialect)")
    }
  }
}

/// A text's value without whitespace; nil if jansson doesn't accept the text.
private func jsonText(of text: [UInt8]) -> [UInt8]? {
  guard let document = try? JSONDocument(parsing: text.span) else { return nil }
  return document.withRoot { jsonText(of: $0) }
}

/// Faults and their edits are inside the text, and don't split a character.
private func checkFaults(_ faults: [SyntaxFault], in text: [UInt8]) {
  let isText = String(validating: text, as: UTF8.self) != nil
  for range in faults.flatMap({ [$0.range] + $0.edits.map(\.range) }) {
    for bound in [range.lowerBound, range.upperBound] {
      expect((0...text.count).contains(bound), "\(range) is outside of the text")
      expect(!isText || bound == text.count || text[bound] & 0xC0 != 0x80, "\(range) splits a character")
    }
  }
}

/// Derived bytes come from the source in the same order.
func checkMap(_ text: MappedText, length: Int) {
  var last = 0
  for offset in text.bytes.indices {
    let source = text.map.source(of: offset..<offset + 1)
    expect(source.lowerBound >= last, "byte \(offset) is before the one before it")
    expect(source.upperBound <= length, "byte \(offset) is outside of the source")
    last = source.lowerBound
  }
}
