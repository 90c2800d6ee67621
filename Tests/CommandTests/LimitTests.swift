import Testing

/// Input beyond the documented limits: a finding or a failure that names the limit, and never a crash.
@Suite struct LimitTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.bad, to: "bad.json")
  }

  private static let failure = "larger than 2 MiB, the limit that --max-file-size sets\n"

  @Test func aFileThatIsTooLargeIsAFailureAndOthersAreChecked() throws {
    try directory.write("{\"properties\": {}}" + String(repeating: " ", count: 3 << 20), to: "large.json")
    let outcome = try directory.rplint("--max-file-size", "2M", "large.json", "bad.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: large.json: \(Self.failure)")
    #expect(outcome.output.contains("bad.json:4:61: error RP401"))
    #expect(try directory.rplint("--max-file-size", "4M", "large.json").errors.contains("skipped"))
  }

  @Test(arguments: ["lint", "lint --fix", "lint --stream", "upgrade --to 2025-04-01"])
  func anEndlessInputEndsAtTheLimit(command: String) throws {
    let outcome = try directory.shell("\"$rplint\" \(command) --max-file-size 2M - </dev/zero >/dev/null")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasSuffix(": \(Self.failure)"))
  }

  @Test(arguments: [("[", ",", "]", "a.json"), ("", "", "", "a.jsonl")])
  func recordsAreReadBlockByBlock(start: String, separator: String, end: String, name: String) throws {
    let spaces = String(repeating: " ", count: 10_000)
    let record = #"{"properties": {"excludeDisks": [], "provisioningState": "x"}"# + spaces + "}"
    let records = Array(repeating: record + separator + "\n", count: 300).joined()
    try directory.write(start + records + record + end, to: name)
    let outcome = try directory.rplint("--max-file-size", "2M", "--format", "jsonl", name)
    #expect(outcome.errors == "")
    #expect(outcome.output.utf8.count { $0 == 0x0A } == 301)
  }

  /// Restore points may be at fault together, so their blocks are kept; other requests have no limit.
  @Test func pipedRecordsThatMayBeNeededAgainHaveALimit() throws {
    let body = #"{"properties": {"excludeDisks": []}}"#
    try directory.write(
      (0..<20_000).map { #"{"method": "PUT", "url": "\#(Self.url)&n=\#($0)", "body": \#(body)}"# + "\n" }.joined(),
      to: "points.jsonl")
    try directory.write(String(repeating: body + "\n", count: 80_000), to: "bodies.jsonl")
    let command = "\"$rplint\" --max-file-size 2M --format concise -"
    let points = try directory.shell("cat points.jsonl | \(command)")
    #expect(points.status == 2)
    #expect(points.errors == "rplint: <stdin>: \(Self.failure)")
    let bodies = try directory.shell("cat bodies.jsonl | \(command)")
    #expect(bodies.errors == "")
  }

  @Test func aRecordThatIsTooLargeIsAFailure() throws {
    try directory.write("{\"a\": 1}\n{\"b\": \"" + String(repeating: "x", count: 5 << 20) + "\"}\n", to: "a.jsonl")
    #expect(try directory.rplint("--max-file-size", "2M", "a.jsonl").errors == "rplint: a.jsonl: \(Self.failure)")
  }

  @Test(arguments: ["0", "-1", "x", "1T", "M", "99999999999G"]) func aSizeMustBeAPositiveNumber(text: String) throws {
    let outcome = try directory.rplint("--max-file-size=\(text)", "bad.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--max-file-size"))
  }

  @Test func theNumberOfFindingsShownIsLimited() throws {
    let body = #"{"properties": {"a": 1, "b": 1, "c": 1}}"#
    try directory.write(Payload.envelope(body), to: "many.json")
    let outcome = try directory.rplint("--max-findings", "2", "--format", "concise", "many.json", "bad.json")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("many.json: 1 more finding not shown; --max-findings sets the limit\n"))
    #expect(outcome.output.contains("bad.json:4:61: error RP401"))
    #expect(try directory.rplint("--max-findings", "0", "many.json").status == 2)
  }

  private static let url =
    "https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/g/providers"
    + "/Microsoft.Compute/restorePointCollections/c/restorePoints/p?api-version=2025-04-01"

  private static let deepTexts: [(name: String, text: String, finding: String)] = [
    (
      "a.json", #"{"properties": {"excludeDisks": "# + nested("[", depth: 3_000, "]") + "}}",
      "RP001 nested deeper than 2048 levels"
    ),
    (
      "a.yaml",
      "interactions:\n- request:\n    method: PUT\n    uri: \(url)\n"
        + (4..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "RP001 the recording can't be parsed from here on: nested deeper than 100 levels"
    ),
    (
      "b.yaml",
      "a: &a [x, x]\nb: &b [*a, *a]\ninteractions:\n- request:\n    method: PUT\n    uri: \(url)\n    body: *b\n",
      "RP003 cannot determine which operation this is: the recorded body is a YAML alias, which is not supported"
    ),
    (
      "a.tf",
      "resource \"azapi_resource\" \"x\" {\n  type = \"Microsoft.Compute/restorePointCollections@2025-04-01\"\n  body = "
        + nested("{ a = ", depth: 200, "}") + "\n}\n",
      tooDeep
    ),
    (
      "a.bicep",
      "resource c 'Microsoft.Compute/restorePointCollections@2025-04-01' = {\n  properties: "
        + nested("{ a: ", depth: 200, "}") + "\n}\n",
      tooDeep
    ),
  ]

  private static let tooDeep =
    "RP003 cannot determine which operation this is: this looks like a resource, but it is nested deeper than 100 levels"

  private static func nested(_ start: String, depth: Int, _ end: String) -> String {
    String(repeating: start, count: depth) + "1" + String(repeating: end, count: depth)
  }

  @Test(arguments: deepTexts) func nestingHasALimit(file: (name: String, text: String, finding: String)) throws {
    try directory.write(file.text, to: file.name)
    let outcome = try directory.rplint("--format", "concise", file.name)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(" \(file.finding)\n"))
  }

  /// More repairs than fit into this memory.
  @Test func aTextWithManyFaultsDoesNotNeedMuchMemory() throws {
    let disks = String(repeating: "{'id':'a'},", count: 100_000)
    try directory.write("{\"properties\":{\"excludeDisks\":[\(disks)]}}", to: "a.json")
    let outcome = try directory.shell("ulimit -v 300000; \"$rplint\" --no-config a.json")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("a.json:1:33: error RP001 invalid-json: 200001 syntax faults"))
    #expect(outcome.errors == "")
  }

  @Test(arguments: [
    "--select \"$esc\"", "--ignore \"$esc\"", "\"--x$esc\" a", "--format \"$esc\" a", "--config \"$esc\" a",
    "explain \"$esc\"",
    "--severity \"RP401=$esc\" bad.json", "--operation \"$esc\" bad.json", "--swagger \"$esc\" bad.json",
    "config \"$esc\"",
    "schema --operation \"$esc\"", "--rules \"$esc\" bad.json", "--baseline \"$esc\" bad.json", "\"$esc\"",
    "--format json=\"$esc/x\" bad.json", "--max-file-size \"$esc\" bad.json", "upgrade --to \"$esc\" bad.json",
  ])
  func controlCharactersOfArgumentsAreEscaped(arguments: String) throws {
    let outcome = try directory.shell("esc=$(printf '\\033[31m'); \"$rplint\" \(arguments)")
    #expect(!(outcome.errors + outcome.output).contains("\u{1B}"))
  }
}
