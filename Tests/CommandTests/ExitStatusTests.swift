import Testing

/// The exit status, and the messages on standard error that go with it.
@Suite struct ExitStatusTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.clean, to: "clean.json")
    try directory.write(Payload.bad, to: "bad.json")
    try directory.write(Payload.warned, to: "warned.json")
    try directory.write(Payload.body, to: "body.json")
  }

  @Test func aCleanFileExitsWith0() throws {
    let outcome = try directory.rplint("clean.json")
    #expect(outcome.status == 0)
    #expect(outcome.output == "no problems in 1 request of 1 file\n")
    #expect(outcome.errors == "")
  }

  @Test(arguments: ["bad.json", "warned.json"]) func aFindingExitsWith1(file: String) throws {
    #expect(try directory.rplint(file).status == 1)
  }

  @Test(arguments: [("error", 1, 0), ("warning", 1, 1), ("info", 1, 1), ("never", 0, 0)])
  func failOnSetsTheLowestSeverityThatFails(level: String, bad: Int32, warned: Int32) throws {
    #expect(try directory.rplint("--fail-on", level, "bad.json").status == bad)
    #expect(try directory.rplint("--fail-on", level, "warned.json").status == warned)
  }

  @Test(arguments: [
    [], ["--nonsense", "clean.json"], ["--format", "prose", "clean.json"], ["--format", "json=", "clean.json"],
    ["--fail-on", "fatal", "clean.json"], ["--color", "sometimes", "clean.json"], ["--jobs", "0", "clean.json"],
    ["--jobs", "many", "clean.json"], ["--operation", "RestorePoints_Destroy", "clean.json"],
    ["--api-version", "newest", "clean.json"], ["--api-version", "2025-1-1", "clean.json"],
    ["--select", "RP999", "clean.json"], ["--severity", "RP401=fatal", "clean.json"], ["explain", "RP999"],
  ])
  func usageErrorsExitWith2(arguments: [String]) throws {
    let outcome = try Program.run(arguments, in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("Error: "))
  }

  @Test func aMissingFileIsReportedAndOtherFilesAreChecked() throws {
    let outcome = try directory.rplint("gone.json", "bad.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: gone.json: No such file or directory\n")
    #expect(outcome.output.contains("bad.json:4:61: error RP401"))
  }

  @Test func aReportThatCannotBeWrittenExitsWith2() throws {
    let outcome = try directory.rplint("--format", "json=gone/report.json", "clean.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: gone/report.json: No such file or directory\n")
  }

  /// `TEST_TMPDIR` keeps the thread sanitizer from a temporary file of its own, which would not fit either.
  @Test func aReportThatDoesNotFitIsNotLeftTruncated() throws {
    try directory.write("old", to: "old.json")
    let script =
      "export TEST_TMPDIR=/none; ulimit -f 1; \"$rplint\" --format FORMAT --fail-on never bad.json bad.json many"
    for number in 0..<40 { try directory.write(Payload.bad, to: "many/\(number).json") }
    for (format, name) in [("json=new.json", "new.json"), ("json=old.json", "old.json")] {
      let outcome = try directory.shell(script.replacing("FORMAT", with: format))
      #expect(outcome.status == 2)
      #expect(outcome.errors == "rplint: \(name): File too large\n")
    }
    #expect(try directory.text(of: "old.json") == "old")
    #expect(try directory.names() == ["bad.json", "body.json", "clean.json", "many", "old.json", "warned.json"])
  }

  @Test func aReplacedReportKeepsItsPermissionsAndLinks() throws {
    try directory.write("old", to: "sub/report.json")
    try directory.link("link.json", to: "sub/report.json")
    let outcome = try directory.shell(
      "chmod 640 sub/report.json; \"$rplint\" --format json=link.json clean.json; stat -c %a sub/report.json; ls -A sub"
    )
    #expect(outcome.output == "640\nreport.json\n")
    #expect(try directory.text(of: "link.json").contains("schemaVersion"))
  }

  @Test func aReportCanGoToADevice() throws {
    #expect(try directory.shell("\"$rplint\" --format json=/dev/null clean.json && test -c /dev/null").status == 0)
  }

  @Test(arguments: [
    "clean.json", "--diff warned.json", "rules", "rules --format json", "explain RP101", "schema", "config clean.json",
    "--help", "--version",
  ]) func outputThatCannotBeWrittenExitsWith2(arguments: String) throws {
    let outcome = try directory.shell("\"$rplint\" \(arguments) >/dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("standard output: No space left on device"))
  }

  @Test(arguments: ["--version", "--help"]) func versionAndHelpExitWith0(flag: String) throws {
    let outcome = try directory.rplint(flag)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(flag == "--version" ? "0.1.0" : "USAGE: rplint"))
    #expect(outcome.errors == "")
  }

  @Test func operationSetsTheOperationOfABody() throws {
    let outcome = try directory.rplint("--operation", "RestorePointCollections_Update", "body.json", "--format", "json")
    #expect(outcome.output.contains(#""operation": "RestorePointCollections_Update""#))
    #expect(outcome.status == 1)
  }

  @Test func apiVersionSetsTheAPIVersionOfABody() throws {
    #expect(try directory.rplint("body.json").output.contains("checked against the newest"))
    let outcome = try directory.rplint("--api-version", "2021-03-01", "body.json")
    #expect(outcome.output.contains("RP304"))
    #expect(!outcome.output.contains("checked against the newest"))
  }

  @Test func aPathNamedLikeACommandNeedsLintOrADot() throws {
    try directory.write(Payload.bad, to: "rules")
    #expect(try directory.rplint("lint", "rules").output.contains("rules:4:61: error RP401"))
    #expect(try directory.rplint("./rules").output.contains("./rules:4:61: error RP401"))
  }

  @Test func argumentsAfterTwoDashesArePaths() throws {
    try directory.write(Payload.bad, to: "--fix")
    #expect(try directory.rplint("lint", "--", "--fix", "clean.json").output.contains("--fix:4:61: error RP401"))
  }
}
