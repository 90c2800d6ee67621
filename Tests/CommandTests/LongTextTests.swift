import Testing

/// Texts that are too long to be kept in memory as a whole.
@Suite struct LongTextTests {
  private static let good = #"{"properties": {"excludeDisks": [], "note": null}, "text": null}"#
  private static let bad = #"{"properties": {"instantAccessDurationMinutes": 59, "note": "é😀"}}"#

  /// Every thousandth record has an error.
  private static let records = (0..<27_000).map { index in
    index % 1_000 == 999 ? bad.padded(to: 80) : good.padded(to: 80)
  }

  @Test(arguments: [
    ("lines.jsonl", "", "\n", "\n"), ("array.json", "[\n", ",\n", "\n]\n"), ("one-line.json", "[", ",", "]"),
  ])
  func everyThreadCountAndStandardInputGiveTheSameFindings(
    _ name: String, _ start: String, _ separator: String, _ end: String
  ) throws {
    let directory = try Scratch()
    let text = start + Self.records.joined(separator: separator) + end
    try directory.write(text, to: name)
    let options = ["--api-version", "2025-04-01", "--format", "jsonl", "--select", "RP401"]
    let singleThreaded = try Program.run(options + ["--jobs", "1", name], in: directory.path)
    #expect(singleThreaded.status == 1)
    let findings = singleThreaded.output.split(separator: "\n")
    #expect(findings.count == 27)
    let line = separator.hasSuffix("\n") ? 27_000 + (start.hasSuffix("\n") ? 1 : 0) : 1
    #expect(findings.last?.contains("\"line\":\(line),") == true)
    let multithreaded = try Program.run(options + ["--jobs", "4", name], in: directory.path)
    #expect(multithreaded.output == singleThreaded.output)
    let input = try Program.runShell(
      "cat \(name) | $rplint \(options.joined(separator: " ")) --stdin-filename \(name) -", in: directory.path)
    #expect(input.output == singleThreaded.output)
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String { self + String(repeating: " ", count: max(0, count - self.count)) }
}
