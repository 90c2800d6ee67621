import Testing

/// Rules that a user adds with `--rules`.
@Suite struct AddedRuleTests {
  private let directory: Scratch

  private static let rules = #"""
    {
      "rules": [
        {
          "id": "ORG-COST",
          "name": "cost-center-tag",
          "severity": "error",
          "summary": "a collection without a costCenter tag",
          "why": "Bills are split by it.",
          "help": "Add the tag costCenter.",
          "where": { "operations": ["RestorePointCollections_CreateOrUpdate"] },
          "check": { "required": ["tags"], "properties": { "tags": { "required": ["costCenter"] } } },
          "message": "{name} is missing",
          "wrong": [ { "file": "a.json", "operation": "RestorePointCollections_CreateOrUpdate", "body": {} } ]
        }
      ]
    }
    """#

  private static let length = #"""
    { "rules": [ {
      "id": "org.length", "name": "long-access", "summary": "instant access of less than two hours", "severity": "info",
      "where": { "operations": ["RestorePoints_Create"], "pointer": "/properties/instantAccessDurationMinutes" },
      "check": { "minimum": 120 }, "message": "{value} must be {expected}"
    } ] }
    """#

  init() throws {
    directory = try Scratch()
    try directory.write(Self.rules, to: "rules.json")
    try directory.write(Self.length, to: "length.json")
    try directory.write(Payload.clean, to: "clean.json")
    try directory.write(Payload.bad, to: "bad.json")
    try directory.write(#"{ "location": "westeurope", "tags": { "a": "b" } }"#, to: "collection.json")
  }

  private func lint(_ arguments: String...) throws -> Outcome {
    try Program.run(
      ["--operation", "RestorePointCollections_CreateOrUpdate", "--api-version", "2025-04-01"] + arguments,
      in: directory.path
    )
  }

  @Test func aMissingMemberIsReportedAtItsObject() throws {
    let outcome = try lint("--rules", "rules.json", "--select", "org-cost", "--format", "human", "collection.json")
    #expect(
      outcome.output == """
        collection.json:1:37: error ORG-COST cost-center-tag: costCenter is missing
          1 | { "location": "westeurope", "tags": { "a": "b" } }
            |                                     ^
          help: Add the tag costCenter.

        1 error in 1 request of 1 file

        """)
    #expect(outcome.status == 1)
    #expect(try directory.rplint("--rules", "rules.json", "clean.json").status == 0)
  }

  @Test func rulesOfSeveralFilesAreCombined() throws {
    let outcome = try directory.rplint("--rules", "rules.json", "--rules", "length.json", "bad.json", "--quiet")
    let lines = outcome.output.split(separator: "\n").filter { $0.hasPrefix("bad.json") }
    #expect(
      lines.map { $0.prefix { $0 != "," } } == [
        "bad.json:4:61: error RP401 instant-access-duration-out-of-range: "
          + "'instantAccessDurationMinutes' must be between 60 and 300",
        "bad.json:4:61: info org.length long-access: 59 must be a number of at least 120",
      ])
  }

  @Test func addedRulesCanBeIgnoredAndTheirSeverityChanged() throws {
    let ignored = try directory.rplint("--rules", "length.json", "--ignore", "long-access", "clean.json")
    #expect(ignored.output == "no problems in 1 request of 1 file\n")
    let changed = try directory.rplint("--rules", "length.json", "--severity", "ORG=error", "--quiet", "clean.json")
    #expect(changed.output.contains("error org.length"))
    #expect(changed.status == 1)
    let unknown = try directory.rplint("--select", "long-access", "clean.json")
    #expect(unknown.errors.hasPrefix("Error: unknown rule 'long-access'"))
  }

  @Test(arguments: ["human", "json", "jsonl", "junit", "sarif", "github", "gitlab", "azure", "markdown"])
  func everyFormatReportsTheRule(format: String) throws {
    let output = try lint("--rules", "rules.json", "--select", "ORG-COST", "--format", format, "collection.json").output
    #expect(output.contains("ORG-COST"))
    #expect(output.contains("costCenter is missing"))
    if format != "jsonl" && format != "json" && format != "sarif" { return }
    #expect(output.contains("cost-center-tag"))
  }

  @Test func rulesAndExplainIncludeTheRule() throws {
    let list = try directory.rplint("rules", "--rules", "rules.json").output.split(separator: "\n")
    #expect(
      list.last
        == "ORG-COST  cost-center-tag                        error         a collection without a costCenter tag")
    #expect(list.first?.hasPrefix("RP001     invalid-json  ") == true)
    let json = try directory.rplint("rules", "--rules", "rules.json", "--format", "json").output
    #expect(json.contains(#"{ "id": "ORG-COST", "name": "cost-center-tag", "severity": "error", "fixable": false, "#))
    let explained = try directory.rplint("explain", "--rules", "rules.json", "cost-center-tag")
    #expect(
      explained.output == """
        ORG-COST cost-center-tag (error)

        What
          a collection without a costCenter tag

        Why
          Bills are split by it.

        Wrong
          a.json (--operation RestorePointCollections_CreateOrUpdate):
          {}

        Fix
          Add the tag costCenter.

        """)
  }

  @Test(arguments: [["lint", "bad.json"], ["rules"], ["explain", "RP001"]])
  func anInvalidRuleFileIsAUsageError(command: [String]) throws {
    try directory.write(Self.rules.replacing("\"check\"", with: "\"chek\""), to: "broken.json")
    let outcome = try Program.run(command + ["--rules", "broken.json"], in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("Error: broken.json:11:7: unknown key 'chek'; did you mean 'check'?\n"))
  }

  @Test func anUnreadableRuleFileIsAUsageError() throws {
    let outcome = try directory.rplint("--rules", "gone.json", "bad.json")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("Error: gone.json: No such file or directory\n"))
  }

  @Test func theRulesInTheREADMEGiveTheOutputShown() throws {
    try directory.write(Readme.block("rules").joined(separator: "\n"), to: "org.json")
    let run = try Readme.block("rules-run")
    let words = try #require(run.first).split(separator: " ").dropFirst(2).map(String.init)
    let arguments = words.map { $0 == "org.json" ? directory.path + "/org.json" : $0 }
    let outcome = try Program.run(arguments + ["--no-config"], in: Readme.path)
    #expect(outcome.output == run.dropFirst().joined(separator: "\n") + "\n")
    let check = try Readme.block("rules-check")
    #expect(check.first == "$ rplint rules --check org.json")
    #expect(
      try directory.rplint("rules", "--check", "org.json").output
        == check.dropFirst().joined(separator: "\n") + "\n")
  }

  @Test func fixesOfAddedRulesAreApplied() throws {
    try directory.write(
      #"""
      { "rules": [ {
        "id": "ORG-CRASH", "name": "no-crash-consistency", "summary": "s", "fix": {"remove": true, "applicability": "safe"},
        "where": { "operations": ["RestorePoints_Create"], "pointer": "/properties/consistencyMode" },
        "check": { "not": { "const": "CrashConsistent" } }, "message": "m"
      } ] }
      """#, to: "crash.json")
    try directory.write(Payload.envelope(#"{ "properties": { "consistencyMode": "CrashConsistent" } }"#), to: "r.json")
    #expect(try directory.rplint("--rules", "crash.json", "--fix", "r.json").status == 0)
    #expect(try directory.text(of: "r.json") == Payload.envelope(#"{ "properties": {} }"#))
  }

  private static let examples = #"""
    { "rules": [ {
      "id": "ORG-NAME", "name": "restore-point-name", "summary": "s",
      "where": { "part": "url", "pointer": "/restorePoint" }, "check": { "pattern": "^[a-z]+$" }, "message": "m",
      "wrong": [ { "file": "a.http", "text": "GET URL/Monday?api-version=2025-04-01" } ],
      "right": [ { "file": "a.http", "text": "GET URL/monday?api-version=2025-04-01" } ]
    } ] }
    """#.replacing(
      "URL",
      with: "https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll"
        + "/providers/Microsoft.Compute/restorePointCollections/nightly/restorePoints")

  @Test func theExamplesOfARuleFileAreRun() throws {
    try directory.write(Self.examples, to: "org.json")
    let passed = try directory.rplint("rules", "--check", "org.json")
    #expect(passed.status == 0)
    #expect(passed.output == "org.json: 1 rule, 1 wrong example and 1 right example, all as expected\n")
    let untested = try directory.rplint("rules", "--check", "length.json")
    #expect(untested.status == 0)
    #expect(
      untested.output
        == "length.json: 1 rule, 0 wrong examples and 0 right examples, all as expected; no wrong example of org.length\n"
    )
  }

  @Test func anExampleThatIsNotAsExpectedIsReportedAtItsPlace() throws {
    let swapped = Self.examples.replacing("Monday", with: "tuesday").replacing("/monday", with: "/MONDAY")
    try directory.write(swapped, to: "org.json")
    let outcome = try directory.rplint("rules", "--check", "org.json")
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        org.json:4:14: ORG-NAME: wrong example 1 gives no finding
        org.json:5:14: ORG-NAME: right example 1 gives a warning in line 1: m
        org.json: 1 rule, 1 wrong example and 1 right example, 2 not as expected

        """)
    try directory.write(Self.examples.replacing("/nightly", with: "").replacing("GET", with: "GOT"), to: "org.json")
    #expect(
      try directory.rplint("rules", "--check", "org.json").output.hasPrefix(
        "org.json:4:14: ORG-NAME: wrong example 1 gives no finding, because no request was found in it\n"
          + "org.json:5:14: ORG-NAME: right example 1 contains no request\n"))
  }

  @Test func allFaultsOfARuleFileAreReportedAtOnce() throws {
    try directory.write(
      Self.examples.replacing("pattern", with: "patern").replacing("\"m\"", with: "\"{m}\""), to: "org.json")
    for arguments in [["rules", "--check", "org.json"], ["--rules", "org.json", "clean.json"]] {
      let outcome = try Program.run(arguments, in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines[0].hasPrefix("Error: org.json:3:70: unknown key 'patern'; did you mean 'pattern'?"))
      #expect(lines[1].hasPrefix("org.json:3:105: '{m}' is not one of "))
    }
    #expect(try directory.rplint("rules", "--check", "gone.json").status == 2)
  }

  private static let policy = #"""
    { "rules": [
      { "id": "ORG-FIRST", "name": "collection-first", "summary": "s", "message": "no collection",
        "where": { "part": "run", "operations": ["RestorePoints_Create"], "pointer": "/createsCollection" },
        "check": { "const": true } },
      { "id": "ORG-TEAM", "name": "team-header", "summary": "s", "message": "no team",
        "where": { "part": "header" }, "check": { "required": ["X-Team"] } }
    ] }
    """#

  @Test(arguments: ["1", "8"]) func aPolicyInTheConfigurationAppliesToTheRun(jobs: String) throws {
    try directory.write(Self.policy, to: "tree/org.json")
    try directory.write(#"{ "rules": ["org.json"] }"#, to: "tree/.rplint.json")
    let collection = Payload.envelope(#"{ "location": "eastus", "properties": { "instantAccess": true } }"#)
      .replacing("/restorePoints/monday", with: "")
    try directory.write(collection, to: "tree/z.json")
    for number in 0..<20 {
      try directory.write(
        Payload.clean.replacing("monday", with: "point-\(number)"), to: "tree/\(number % 3)/\(number).json")
    }
    func findings(_ paths: String...) throws -> [Substring] {
      try Program.run(["--jobs", jobs, "--format", "concise"] + paths, in: directory.path).output.split(separator: "\n")
    }
    #expect(try findings("tree") == [])
    #expect(try findings("tree/z.json", "tree/0/0.json") == [])
    #expect(try findings("tree/0/0.json") == ["tree/0/0.json:3:188: warning ORG-FIRST no collection"])
    #expect(try findings("tree/0", "tree/1").count == 14)
    try directory.write("PUT \(Self.url)\nX-Owner: me\n\n{}\n", to: "tree/a.http")
    #expect(try findings("tree") == ["tree/a.http:1:33: warning ORG-TEAM no team"])
    try directory.write(#"{ "rules": ["org.json"], "ignore": ["ORG"] }"#, to: "tree/.rplint.json")
    let ignored = try directory.rplint("tree/0/0.json", "tree/a.http").output
    #expect(ignored.hasSuffix("\ntree/.rplint.json leaves out 3 findings (3 ignored)\n"))
  }

  private static let url =
    "https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll"
    + "/providers/Microsoft.Compute/restorePointCollections/nightly/restorePoints/tuesday?api-version=2025-04-01"
}
