import Testing

/// Texts that are longer than what is held of them at a time.
@Suite struct LongTextTests {
  private static let good = #"{"properties": {"excludeDisks": [], "note": null}, "text": null}"#
  private static let bad = #"{"properties": {"instantAccessDurationMinutes": 59, "note": "é😀"}}"#

  /// Every thousandth record has a fault.
  private static let records = (0..<27_000).map { index in
    index % 1_000 == 999 ? bad.padded(to: 80) : good.padded(to: 80)
  }

  @Test(arguments: [
    ("lines.jsonl", "", "\n", "\n"), ("array.json", "[\n", ",\n", "\n]\n"), ("one-line.json", "[", ",", "]"),
  ])
  func piecesAndStandardInputComeToTheSame(_ name: String, _ start: String, _ between: String, _ end: String) throws {
    let folder = try Scratch()
    let text = start + Self.records.joined(separator: between) + end
    try folder.write(text, to: name)
    let options = ["--api-version", "2025-04-01", "--format", "jsonl", "--select", "RP401"]
    let alone = try Program.run(options + ["--jobs", "1", name], in: folder.path)
    #expect(alone.status == 1)
    let findings = alone.output.split(separator: "\n")
    #expect(findings.count == 27)
    let line = between.hasSuffix("\n") ? 27_000 + (start.hasSuffix("\n") ? 1 : 0) : 1
    #expect(findings.last?.contains("\"line\":\(line),") == true)
    #expect(try Program.run(options + ["--jobs", "4", name], in: folder.path).output == alone.output)
    let input = try Program.runShell(
      "cat \(name) | $rplint \(options.joined(separator: " ")) --stdin-filename \(name) -", in: folder.path)
    #expect(input.output == alone.output)
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String { self + String(repeating: " ", count: max(0, count - self.count)) }
}
