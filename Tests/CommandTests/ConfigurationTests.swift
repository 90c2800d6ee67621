import Testing

/// The effect of `.rplint.json` files.
@Suite struct ConfigurationTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    for name in ["top.json", "a/one.json", "a/deep/two.json", "b/three.json"] {
      try directory.write(Payload.bad, to: name)
    }
    try directory.write(#"{ "minimumApiVersion": "2026-04-01" }"#, to: "a/.rplint.json")
    try directory.write(#"{ "severity": { "RP401": "info" } }"#, to: ".rplint.json")
  }

  /// Each finding as its file, severity and rule.
  private func findings(_ arguments: String..., input: String = "") throws -> [String] {
    let outcome = try Program.run(["--format", "human", "--quiet"] + arguments, in: directory.path, input: input)
    return outcome.output.split(separator: "\n").filter {
      $0.contains(": error RP") || $0.contains(": warning RP") || $0.contains(": info RP")
    }
    .map { line in
      let words = line.split(separator: " ")
      return "\(line.prefix { $0 != ":" }) \(words[1]) \(words[2])"
    }
  }

  @Test(arguments: ["1", "4"]) func theNearestConfigurationAboveEachFileApplies(jobs: String) throws {
    let nested = ["a/deep/two.json warning RP306", "a/deep/two.json error RP401"]
    let beside = ["a/one.json warning RP306", "a/one.json error RP401"]
    let other = ["b/three.json info RP401", "top.json info RP401"]
    #expect(try findings("--jobs", jobs, ".").map { $0.replacing("./", with: "") } == nested + beside + other)
    #expect(try findings("--jobs", jobs, "top.json", "a/one.json") == other.suffix(1) + beside)
    #expect(try findings("--jobs", jobs, "b", "a/deep/../one.json").last == "a/deep/../one.json error RP401")
  }

  @Test func theOutputForManyDirectoriesDoesNotDependOnTheThreadCount() throws {
    for number in 0..<40 {
      try directory.write(Payload.bad, to: "many/\(number % 8)/\(number).json")
      if number % 8 < 4 {
        try directory.write(
          #"{ "ignore": ["RP401"], "minimumApiVersion": "2026-04-01" }"#, to: "many/\(number % 8)/.rplint.json")
      }
    }
    let one = try directory.rplint("--jobs", "1", "many")
    #expect(one.output == (try directory.rplint("--jobs", "4", "many")).output)
    #expect(one.output.contains("RP306") && one.output.contains("info RP401"))
  }

  @Test func configurationsAboveTheCurrentDirectoryApplyToo() throws {
    let outcome = try directory.shell(
      "cd b && \"$rplint\" --quiet three.json; cd ../a/deep && \"$rplint\" --quiet two.json ../../top.json")
    #expect(outcome.output.contains("three.json:4:61: info RP401"))
    #expect(outcome.output.contains("two.json:3:207: warning RP306"))
    #expect(outcome.output.contains("../../top.json:4:61: info RP401"))
  }

  @Test func standardInputUsesTheCurrentDirectory() throws {
    #expect(try findings("-", input: Payload.bad) == ["<stdin> info RP401"])
    #expect(try findings("-", "--stdin-filename", "a/x.json", input: Payload.bad) == ["a/x.json info RP401"])
  }

  @Test func oneConfigurationCanBeUsedForAllFiles() throws {
    #expect(
      try findings("--config", "a/.rplint.json", "top.json") == ["top.json warning RP306", "top.json error RP401"])
    #expect(
      try findings("--no-config", "top.json", "a/one.json") == ["top.json error RP401", "a/one.json error RP401"])
    #expect(
      try directory.rplint("--config", "gone.json", "top.json").errors == "gone.json: No such file or directory\n")
    let both = try directory.rplint("--config", "a/.rplint.json", "--no-config", "top.json")
    #expect(both.status == 2 && both.errors.contains("--config"))
  }

  @Test func theCommandLineTakesPrecedence() throws {
    try directory.write(
      #"{ "select": ["RP3"], "ignore": ["RP401"], "severity": { "RP401": "info" }, "apiVersion": "2021-03-01", "operation": "RestorePoints_Create" }"#,
      to: ".rplint.json")
    #expect(try findings("top.json") == [])
    #expect(try findings("--select", "RP401", "top.json") == ["top.json info RP401"])
    #expect(try findings("--select", "RP401", "--severity", "RP401=warning", "top.json") == ["top.json warning RP401"])
    try directory.write(Payload.body, to: "body.json")
    #expect(try findings("body.json") == ["body.json error RP304"])
    #expect(try findings("--ignore", "RP304", "body.json") == [])
    #expect(try findings("--api-version", "2025-04-01", "body.json") == [])
  }

  @Test func fixesAndDiffsFollowTheConfiguration() throws {
    try directory.write(#"{ "ignore": ["RP101"] }"#, to: "b/.rplint.json")
    try directory.write(Payload.warned, to: "b/warned.json")
    try directory.write(Payload.warned, to: "warned.json")
    #expect(try directory.rplint("--diff", "b/warned.json").output == "")
    #expect(try directory.rplint("--fix", "b/warned.json", "warned.json").errors == "rplint: applied 1 fix in 1 file\n")
    #expect(try directory.text(of: "b/warned.json") == Payload.warned)
  }

  @Test func findingsAcrossFilesFollowTheConfigurationOfTheirFile() throws {
    let collection = Payload.envelope(
      #"{ "location": "eastus", "properties": { "source": { "id": "/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers/Microsoft.Compute/virtualMachines/vm" } } }"#
    )
    .replacing("/restorePoints/monday", with: "")
    try directory.write(collection, to: "run/0.json")
    try directory.write(Payload.clean, to: "run/1.json")
    #expect(try findings("run") == ["run/1.json warning RP403"])
    for (configuration, expected) in [
      (#"{ "severity": { "RP403": "error" } }"#, ["run/1.json error RP403"]), (#"{ "ignore": ["RP403"] }"#, []),
      (#"{ "select": ["RP1"] }"#, []),
    ] {
      try directory.write(configuration, to: "run/.rplint.json")
      #expect(try findings("run") == expected)
    }
  }

  @Test func longTextsFollowTheirConfiguration() throws {
    let line = Payload.bad.replacing("\n", with: String(repeating: " ", count: 10_000)) + "\n"
    try directory.write(String(repeating: line, count: (5 << 19) / line.utf8.count), to: "b/long.jsonl")
    let outcome = try directory.rplint("--format", "jsonl", "b/long.jsonl")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#""severity":"info""#))
    #expect(!outcome.output.contains(#""error""#))
  }
}

/// The effect of `exclude`.
@Suite struct ExclusionTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    for name in ["kept.json", "old/a.json", "sub/old/b.json", "sub/c.tmp.json", "sub/d.json"] {
      try directory.write(Payload.clean, to: name)
    }
    try directory.write(#"{ "exclude": ["/old/", "*.tmp.json", "!sub/kept.tmp.json"] }"#, to: ".rplint.json")
  }

  /// The number of requests and files, from the first line of the report.
  private func count(_ arguments: String...) throws -> String {
    let outcome = try Program.run(arguments, in: directory.path)
    return String(outcome.output.drop { $0 != "s" }.drop { $0 != "i" }.dropFirst(3).prefix { $0 != "\n" })
  }

  @Test func excludedFilesAreNotSearched() throws {
    #expect(try count(".") == "3 requests of 3 files (2 skipped)")
    #expect(try count("sub") == "2 requests of 2 files (1 skipped)")
    #expect(
      try directory.rplint("old").output
        == "nothing to check (1 skipped)\n.rplint.json leaves out 1 excluded file or folder\n")
    #expect(try directory.shell("cd sub && \"$rplint\" .").output.contains("2 files"))
    #expect(try count("--no-config", ".") == "5 requests of 5 files")
    try directory.write(Payload.clean, to: "sub/kept.tmp.json")
    #expect(try count("sub") == "3 requests of 3 files (1 skipped)")
  }

  @Test func namedFilesAreExcludedOnlyWithForceExclude() throws {
    #expect(try count("old/a.json", "sub/c.tmp.json", "kept.json") == "3 requests of 3 files")
    #expect(
      try count("--force-exclude", "old/a.json", "sub/c.tmp.json", "kept.json") == "1 request of 1 file (2 skipped)")
    #expect(try directory.rplint("--force-exclude", "old/a.json").status == 0)
    #expect(try directory.rplint("--force-exclude", "--fix", "old/a.json", "kept.json").status == 0)
  }

  @Test func patternsAreRelativeToTheConfigurationFile() throws {
    try directory.write(#"{ "exclude": ["/old"] }"#, to: "sub/.rplint.json")
    #expect(try count(".") == "3 requests of 3 files (2 skipped)")
    #expect(try count("--config", "sub/.rplint.json", ".") == "4 requests of 4 files (1 skipped)")
  }

  @Test func theConfigurationIsNotARequest() throws {
    #expect(try directory.rplint("--no-config", ".").output == "no problems in 5 requests of 5 files\n")
  }
}
