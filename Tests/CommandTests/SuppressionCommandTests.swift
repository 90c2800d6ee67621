import Testing

/// Suppressions in configurations, and `--add-suppressions`.
@Suite struct SuppressionCommandTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    for name in ["a.json", "b.json"] { try directory.write(Payload.warned, to: "old/\(name)") }
  }

  private func configure(_ suppressions: String) throws {
    try directory.write(#"{ "suppressions": [\#(suppressions)] }"#, to: ".rplint.json")
  }

  /// Each finding as its file and rule.
  private func findings(_ arguments: String..., environment: [String: String] = [:]) throws -> [String] {
    let outcome = try Program.run(
      ["--format", "jsonl"] + arguments, in: directory.path, environment: environment)
    return outcome.output.split(separator: "\n").map { line in
      ["file", "rule"].map { key in
        line.split(separator: "\"\(key)\":\"").last?.split(separator: "\"").first.map(String.init) ?? ""
      }.joined(separator: " ")
    }
  }

  @Test(arguments: [
    (#"{ "files": "old/a.json", "rules": ["RP101"], "reason": "r" }"#, ["old/b.json RP101"]),
    (#"{ "files": "old/", "rules": ["RP1"], "reason": "r" }"#, []),
    (#"{ "files": ["*.json", "!b.json"], "rules": ["read-only-property"], "reason": "r" }"#, ["old/b.json RP101"]),
    (#"{ "files": "*", "rules": ["RP101"], "pointer": "/properties", "reason": "r" }"#, []),
    (
      #"{ "files": "old/a.json", "rules": ["RP101"], "pointer": "/properties/source", "reason": "r" }"#,
      ["old/a.json RP101", "old/b.json RP101", ".rplint.json RP901"]
    ),
    (
      #"{ "files": "old/*", "rules": ["RP205"], "reason": "r" }"#,
      ["old/a.json RP101", "old/b.json RP101", "./.rplint.json RP901"]
    ),
  ])
  func aSuppressionInTheConfiguration(suppression: String, expected: [String]) throws {
    try configure(suppression)
    #expect(
      try findings(".").map { $0.replacing("./", with: "") } == expected.map { $0.replacing("./", with: "") })
  }

  @Test func aSuppressionForSeveralFilesIsUnusedOnlyIfAllWereChecked() throws {
    try configure(#"{ "files": "old/*", "rules": ["RP205"], "reason": "r" }"#)
    #expect(try findings("old/a.json") == ["old/a.json RP101"])
    #expect(try findings("old") == ["old/a.json RP101", "old/b.json RP101"])
  }

  @Test func aSuppressionExpires() throws {
    try configure(#"{ "files": "old/a.json", "rules": ["RP101"], "reason": "r", "expires": "2027-01-31" }"#)
    // Seconds since 1970 of 2027-01-31 and 2027-02-01.
    #expect(try findings("old/a.json", environment: ["SOURCE_DATE_EPOCH": "1801353600"]) == [])
    #expect(
      try findings("old/a.json", environment: ["SOURCE_DATE_EPOCH": "1801440000"])
        == ["old/a.json RP101", ".rplint.json RP902"])
    #expect(try findings("old/b.json", environment: ["SOURCE_DATE_EPOCH": "1801440000"]) == ["old/b.json RP101"])
  }

  @Test(arguments: [
    (#"{ "files": "a", "rules": ["RP101"] }"#, "1:20: missing key 'reason'"),
    (#"{ "files": "a", "rules": ["RP101"], "reason": " " }"#, "1:66: the reason must not be empty"),
    (#"{ "files": "a", "rules": [], "reason": "r" }"#, "1:45: the array must not be empty"),
    (
      #"{ "files": "a", "rules": ["RP101"], "reason": "r", "expires": "soon" }"#,
      "1:82: 'soon' is not a date such as 2027-01-31"
    ),
  ])
  func anInvalidSuppressionIsReported(suppression: String, message: String) throws {
    try configure(suppression)
    let outcome = try directory.rplint("old/a.json")
    #expect(outcome.errors == ".rplint.json:\(message)\n" && outcome.status == 2)
  }

  /// A file in each form with comments, with findings.
  private static let commented = [
    "collections.http", "handlers.http", "how-to.md", "restore-points.bicep", "azapi.tf", "cassette.yaml", "create.sh",
    "curl.sh", "create.ps1", "collection.jsonc", "grant.json5",
  ]

  @Test(arguments: commented) func suppressionsAreAddedAsComments(sample: String) throws {
    try directory.copy("\(Readme.path)/samples/bad/\(sample)", to: sample)
    let before = try directory.text(of: sample)
    #expect(try directory.rplint(sample).status == 1)
    let added = try directory.rplint("--add-suppressions", "--reason", "known since 2025", sample)
    #expect(added.status == 0, "\(added.output)\(added.errors)")
    let after = try directory.text(of: sample)
    #expect(after.contains("-- known since 2025"))
    #expect(after.utf8.count > before.utf8.count)
    #expect(try findings(sample).isEmpty)
    #expect(try directory.names().contains(".rplint.json") == false)

    #expect(try directory.rplint("--add-suppressions", "--reason", "again", sample).status == 0)
    #expect(try directory.text(of: sample) == after)
  }

  @Test func suppressionsOfJSONAreAddedToTheConfiguration() throws {
    try directory.write("{\n  // Old versions are fine.\n  \"ignore\": [\"RP306\"]\n}\n", to: ".rplint.json")
    let added = try directory.rplint("--add-suppressions", "--reason", "an export", "old")
    #expect(added.status == 0 && added.errors == "rplint: added suppressions of 2 findings in 2 files\n")
    let text = try directory.text(of: ".rplint.json")
    #expect(
      text == """
        {
          // Old versions are fine.
          "ignore": ["RP306"],
          "suppressions": [
            {"files": "/old/a.json", "rules": ["RP101"], "pointer": "/properties/provisioningState", "reason": "an export"},
            {"files": "/old/b.json", "rules": ["RP101"], "pointer": "/properties/provisioningState", "reason": "an export"}
          ]
        }

        """)
    #expect(try directory.rplint("--add-suppressions", "--reason", "an export", "old").errors == "")
    #expect(try directory.text(of: ".rplint.json") == text)

    try directory.write(Payload.bad, to: "old/c.json")
    #expect(try directory.rplint("--add-suppressions", "--reason", "another", "old").status == 0)
    #expect(try directory.text(of: ".rplint.json").contains("\"an export\"},\n    {\"files\": \"/old/c.json\""))
    #expect(try findings("old").isEmpty)
  }

  @Test func aNewConfigurationIsWrittenWhereThereIsNone() throws {
    #expect(try directory.rplint("--add-suppressions", "--reason", "an export", "old").status == 0)
    #expect(
      try directory.text(of: ".rplint.json").hasPrefix("{\n  \"suppressions\": [\n    {\"files\": \"/old/a.json\""))
    #expect(try findings("old").isEmpty)
  }

  @Test(arguments: [
    ["--add-suppressions", "old"], ["--reason", "r", "old"], ["--add-suppressions", "--reason", " ", "old"],
    ["--add-suppressions", "--reason", "a\nb", "old"], ["--add-suppressions", "--reason", "a --> b", "old"],
    ["--add-suppressions", "--reason", "r", "-"], ["--add-suppressions", "--reason", "r", "--fix", "old"],
    ["--add-suppressions", "--reason", "r", "--write-baseline", "b.json", "old"],
  ])
  func optionsThatDontBelongTogetherAreRejected(arguments: [String]) throws {
    let outcome = try Program.run(arguments, in: directory.path)
    #expect(outcome.status == 2 && outcome.errors.hasPrefix("Error: "))
  }
}
