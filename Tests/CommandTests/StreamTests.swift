import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON lines that are checked as they arrive, and the IDs of their records.
@Suite struct StreamTests {
  private let directory: Scratch

  init() throws { directory = try Scratch() }

  private static func record(_ id: String, minutes: Int) -> String {
    #"{"id": \#(id), "url": "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers"#
      + #"/Microsoft.Compute/restorePointCollections/c/restorePoints/p?api-version=2025-04-01", "method": "PUT", "#
      + #""body": {"properties": {"instantAccessDurationMinutes": \#(minutes)}}}"# + "\n"
  }

  private static let records =
    record(#""a""#, minutes: 30) + record("7", minutes: 100) + record("true", minutes: 500) + record("{}", minutes: 1)

  /// The rules, lines and IDs of the records in JSON lines of findings.
  private func summary(of output: String) -> [String] {
    output.split(separator: "\n").map { line in
      ["rule", "line", "recordId"].map { value(of: $0, in: String(line)) }.joined(separator: " ")
    }
  }

  private func value(of key: String, in line: String) -> String {
    guard let name = line.firstRange(of: "\"\(key)\":") else { return "-" }
    return String(line.suffix(from: name.upperBound).prefix { $0 != "," })
  }

  @Test func eachRecordIsCheckedOnItsOwn() throws {
    let outcome = try directory.rplint("--stream", "--record-id", "/id", "-", input: Self.records)
    #expect(outcome.status == 1)
    #expect(
      summary(of: outcome.output) == [#""RP401" 1 "a""#, #""RP401" 3 true"#, #""RP401" 4 -"#])
    try directory.write(Self.records, to: "a.jsonl")
    let whole = try directory.rplint("--format", "jsonl", "--record-id", "/id", "a.jsonl")
    #expect(summary(of: whole.output).filter { $0.contains("RP401") } == summary(of: outcome.output))
    #expect(summary(of: whole.output).contains(#""RP417" 2 7"#))
    #expect(try directory.rplint("--stream", "--fail-on", "never", "a.jsonl").status == 0)
  }

  /// The first finding is written before the second record exists.
  @Test func findingsAreWrittenAsRecordsArrive() throws {
    try directory.write(Self.record(#""a""#, minutes: 30), to: "1")
    try directory.write(Self.record(#""b""#, minutes: 30), to: "2")
    let outcome = try directory.shell(
      #"""
      mkfifo in; "$rplint" --stream - <in >out & exec 3>in
      cat 1 >&3; until [ -s out ]; do sleep 0.01; done
      wc -l <out; cat 2 >&3; exec 3>&-; wait; wc -l <out
      """#)
    #expect(outcome.output.split { $0.isWhitespace } == ["1", "2"])
  }

  @Test func anUndecodableRecordDoesNotHideTheOthers() throws {
    try directory.write(Array(#"{"restorePoint": ""#.utf8) + [0xE9] + Array("\"}\n\(Self.records)".utf8), to: "a.jsonl")
    let outcome = try directory.rplint("--stream", "a.jsonl")
    #expect(summary(of: outcome.output).filter { $0.contains("RP004") || $0.contains("RP401") }.count == 4)
  }

  @Test func emptyInputHasNoFindings() throws {
    for input in ["", "\n \n"] {
      let outcome = try directory.rplint("--stream", "--operation", "RestorePoints_Create", "-", input: input)
      #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "")
    }
  }

  @Test(arguments: [
    ["--format", "json"], ["--fix"], ["--diff"], ["--baseline", "b.json"], ["--record-id", "id"],
  ]) func whatDoesNotFitIsRefused(options: [String]) throws {
    let outcome = try Program.run(["--stream"] + options + ["-"], in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(options[0]) || outcome.errors.contains("--stream"))
  }
}
