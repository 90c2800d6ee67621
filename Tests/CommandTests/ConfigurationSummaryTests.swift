import Testing

/// The human summary names the configurations that leave something out.
@Suite struct ConfigurationSummaryTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.bad, to: "bad.json")
    try directory.write(Payload.warned, to: "warned.json")
    try directory.write(Payload.clean, to: "clean.json")
  }

  /// The lines at the end of the report about configurations.
  private func notes(_ configuration: String, _ arguments: [String] = ["."]) throws -> [String] {
    try directory.write(configuration, to: ".rplint.json")
    let lines = try Program.run(arguments, in: directory.path).output.split(separator: "\n").map(String.init)
    let notes = lines.filter { $0.contains("leaves out") }
    #expect(lines.suffix(notes.count) == notes[...])
    return notes
  }

  @Test func aConfigurationThatLeavesNothingOutIsNotNamed() throws {
    #expect(try notes("{}") == [])
    #expect(try notes(#"{ "ignore": ["RP205"], "exclude": ["gone/"], "minimumApiVersion": "2021-03-01" }"#) == [])
    #expect(try notes(#"{ "ignore": ["RP401"] }"#, ["--no-config", "."]) == [])
  }

  @Test func excludedFilesAndFoldersAreCounted() throws {
    #expect(try notes(#"{ "exclude": ["bad.json"] }"#) == [".rplint.json leaves out 1 excluded file or folder"])
    try directory.write(Payload.bad, to: "old/a.json")
    try directory.write(Payload.bad, to: "old/b.json")
    let excluding = #"{ "exclude": ["bad.json", "old/"] }"#
    #expect(try notes(excluding) == [".rplint.json leaves out 2 excluded files or folders"])
    #expect(try notes(excluding, ["."] + ["--quiet"]) == [])
    #expect(try notes(#"{ "exclude": ["*"] }"#) == [".rplint.json leaves out 4 excluded files or folders"])
    #expect(
      try notes(excluding, ["--force-exclude", "bad.json", "clean.json"])
        == [".rplint.json leaves out 1 excluded file or folder"])
  }

  @Test func ignoredAndSuppressedFindingsAreCounted() throws {
    #expect(try notes(#"{ "ignore": ["RP401"] }"#) == [".rplint.json leaves out 1 finding (1 ignored)"])
    #expect(try notes(#"{ "ignore": ["RP"] }"#) == [".rplint.json leaves out 2 findings (2 ignored)"])
    let suppressing = #"""
      { "ignore": ["RP101"], "exclude": ["clean.json"],
        "suppressions": [{ "files": "bad.json", "rules": ["RP401"], "reason": "r" }] }
      """#
    #expect(
      try notes(suppressing) == [
        ".rplint.json leaves out 1 excluded file or folder and 2 findings (1 ignored, 1 suppressed)"
      ])
    #expect(
      try notes(suppressing, ["--ignore", "RP101", "bad.json", "warned.json"]) == [
        ".rplint.json leaves out 1 finding (1 suppressed)"
      ])
    #expect(
      try notes(#"{ "ignore": ["RP101"], "select": ["RP4"] }"#, ["warned.json"]) == [])
  }

  @Test func findingsInTheConfiguredBaselineAreCounted() throws {
    _ = try directory.rplint("--write-baseline", "known.json", "bad.json", "warned.json")
    #expect(
      try notes(#"{ "baseline": "known.json" }"#, ["bad.json", "warned.json"])
        == [".rplint.json leaves out 2 findings (2 in the baseline)"])
    #expect(try notes("{}", ["--baseline", "known.json", "bad.json"]) == [])
  }

  @Test func aFindingThatAnotherOneReplacesIsNotCounted() throws {
    let text = Payload.envelope(#"{ "properties": { "timeCreated": "yesterday" } }"#)
    try directory.write(text, to: "bad.json")
    #expect(try notes(#"{ "ignore": ["RP106"] }"#, ["bad.json"]) == [])
    let note = ".rplint.json leaves out 1 finding (1 ignored)"
    #expect(try notes(#"{ "ignore": ["RP414"] }"#, ["bad.json"]) == [note])
    #expect(try notes(#"{ "ignore": ["RP106", "RP414"] }"#, ["bad.json"]) == [note])
  }

  @Test func findingsOfRulesAboutRunsAndResponsesAreCounted() throws {
    let collection = Payload.envelope(#"{ "location": "eastus", "properties": { "source": { "id": "VM" } } }"#)
      .replacing("/restorePoints/monday", with: "").replacing(
        "VM",
        with: "/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers/Microsoft.Compute"
          + "/virtualMachines/db")
    try directory.write(collection, to: "collection.json")
    let files = ["collection.json", "clean.json"]
    #expect(try Program.run(["--no-config"] + files, in: directory.path).output.contains("RP403"))
    #expect(
      try notes(#"{ "ignore": ["RP403"] }"#, files) == [".rplint.json leaves out 1 finding (1 ignored)"])
  }
}
