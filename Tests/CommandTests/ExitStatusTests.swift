import Testing

/// What the exit status says, and what goes to standard error with it.
@Suite struct ExitStatusTests {
  private let folder: Scratch

  init() throws {
    folder = try Scratch()
    try folder.write(Payload.clean, to: "clean.json")
    try folder.write(Payload.bad, to: "bad.json")
    try folder.write(Payload.warned, to: "warned.json")
    try folder.write(Payload.body, to: "body.json")
  }

  @Test func aCleanFileGivesZero() throws {
    let outcome = try folder.rplint("clean.json")
    #expect(outcome.status == 0)
    #expect(outcome.output == "no faults in 1 request of 1 file\n")
    #expect(outcome.errors == "")
  }

  @Test(arguments: ["bad.json", "warned.json"]) func aFaultGivesOne(file: String) throws {
    #expect(try folder.rplint(file).status == 1)
  }

  @Test(arguments: [("error", 1, 0), ("warning", 1, 1), ("info", 1, 1), ("never", 0, 0)])
  func theLowestSeverityThatFailsIsChosen(level: String, bad: Int32, warned: Int32) throws {
    #expect(try folder.rplint("--fail-on", level, "bad.json").status == bad)
    #expect(try folder.rplint("--fail-on", level, "warned.json").status == warned)
  }

  @Test(arguments: [
    [], ["--nonsense", "clean.json"], ["--format", "prose", "clean.json"], ["--format", "json=", "clean.json"],
    ["--fail-on", "fatal", "clean.json"], ["--color", "sometimes", "clean.json"], ["--jobs", "0", "clean.json"],
    ["--jobs", "many", "clean.json"], ["--operation", "RestorePoints_Destroy", "clean.json"],
    ["--api-version", "newest", "clean.json"], ["--api-version", "2025-1-1", "clean.json"],
    ["--select", "RP999", "clean.json"], ["--severity", "RP401=fatal", "clean.json"], ["explain", "RP999"],
  ])
  func badUsageGivesTwoAndSaysWhy(arguments: [String]) throws {
    let outcome = try Program.run(arguments, in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("Error: "))
  }

  @Test func aMissingFileIsNamedAndTheOthersAreChecked() throws {
    let outcome = try folder.rplint("gone.json", "bad.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: gone.json: No such file or directory\n")
    #expect(outcome.output.contains("bad.json:4:61: error RP401"))
  }

  @Test func aReportThatCannotBeWrittenGivesTwo() throws {
    let outcome = try folder.rplint("--format", "json=gone/report.json", "clean.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: gone/report.json: No such file or directory\n")
  }

  @Test(arguments: ["--version", "--help"]) func askingAboutTheProgramGivesZero(flag: String) throws {
    let outcome = try folder.rplint(flag)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(flag == "--version" ? "0.1.0" : "USAGE: rplint"))
    #expect(outcome.errors == "")
  }

  @Test func aBodyIsReadAsTheOperationThatIsNamed() throws {
    let outcome = try folder.rplint("--operation", "RestorePointCollections_Update", "body.json", "--format", "json")
    #expect(outcome.output.contains(#""operation": "RestorePointCollections_Update""#))
    #expect(outcome.status == 1)
  }

  @Test func aBodyIsCheckedAgainstTheAPIVersionThatIsNamed() throws {
    #expect(try folder.rplint("body.json").output.contains("without an api-version, checked against the newest"))
    let outcome = try folder.rplint("--api-version", "2021-03-01", "body.json")
    #expect(outcome.output.contains("RP304"))
    #expect(!outcome.output.contains("note: 1 file has bodies"))
  }

  @Test func aPathNamedLikeACommandNeedsTheCommandBeforeIt() throws {
    try folder.write(Payload.bad, to: "rules")
    #expect(try folder.rplint("lint", "rules").output.contains("rules:4:61: error RP401"))
    #expect(try folder.rplint("./rules").output.contains("./rules:4:61: error RP401"))
  }

  @Test func whatFollowsTwoDashesIsAPath() throws {
    try folder.write(Payload.bad, to: "--fix")
    #expect(try folder.rplint("lint", "--", "--fix", "clean.json").output.contains("--fix:4:61: error RP401"))
  }
}
