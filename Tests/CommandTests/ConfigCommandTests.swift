import Testing

/// Configurations that can't be read.
@Suite struct InvalidConfigurationTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.bad, to: "good/a.json")
    for name in ["bad/b.json", "bad/c.json", "bad/deep/d.json"] { try directory.write(Payload.bad, to: name) }
  }

  @Test(arguments: [
    (
      "{ \"ignore\": [\"RP1\"]\n",
      "1:20: missing '}' at the end: the text appears to be cut off, with 1 unclosed bracket, opened on line 1"
    ),
    (#"{ "exlude": [] }"#, "1:3: unknown key 'exlude'; did you mean 'exclude'?"),
    ("{\n  \"select\": \"RP1\"\n}", "2:13: expected an array, but found a string"),
    (#"{ "ignore": ["RP999"] }"#, "1:14: unknown rule 'RP999'; 'rplint rules' lists all rules"),
    (#"{ "minimumApiVersion": "yesterday" }"#, "1:24: 'yesterday' is not a date of the form YYYY-MM-DD"),
  ])
  func anErrorIsReportedOnceAndOtherFilesAreChecked(text: String, message: String) throws {
    try directory.write(text, to: "bad/.rplint.json")
    for jobs in ["1", "4"] {
      let outcome = try directory.rplint("--jobs", jobs, "bad", "good")
      #expect(outcome.errors == "bad/.rplint.json:\(message)\n")
      #expect(outcome.output.contains("good/a.json:4:61: error RP401"))
      #expect(!outcome.output.contains("bad/"))
      #expect(outcome.status == 2)
    }
    #expect(try directory.rplint("bad/b.json").errors == "bad/.rplint.json:\(message)\n")
    #expect(try directory.rplint("config", "bad/b.json").errors == "bad/.rplint.json:\(message)\n")
    let named = try directory.rplint("--config", "bad/.rplint.json", "good")
    #expect(named.errors == "bad/.rplint.json:\(message)\n")
    #expect(named.output == "" && named.status == 2)
    #expect(try directory.rplint("--no-config", "bad").errors == "")
  }

  @Test func anUnknownOperationGetsASuggestion() throws {
    try directory.write(#"{ "operation": "RestorePoint_Create" }"#, to: ".rplint.json")
    let outcome = try directory.rplint("-", input: Payload.body)
    #expect(outcome.errors.hasPrefix(".rplint.json:1:16: 'RestorePoint_Create' is not one of "))
    #expect(outcome.errors.hasSuffix("; did you mean 'RestorePoints_Create'?\n"))
    #expect(outcome.status == 2)
  }

  @Test func reportsIncludeFilesThatWereNotChecked() throws {
    try directory.write("[]", to: "bad/.rplint.json")
    let output = try directory.rplint("--format", "json", "bad").output
    #expect(output.contains(#""failed": 3"#))
    #expect(output.contains("bad/.rplint.json:1:1: expected an object, but found an array"))
  }

  @Test func filesThatCannotBeCheckedAreNotFixed() throws {
    try directory.write("{", to: "bad/.rplint.json")
    try directory.write(Payload.warned, to: "bad/b.json")
    #expect(try directory.rplint("--fix", "bad/b.json").status == 2)
    #expect(try directory.text(of: "bad/b.json") == Payload.warned)
  }

  @Test func addedRulesCanBeNamed() throws {
    try directory.write(#"{ "ignore": ["ORG-COST"] }"#, to: ".rplint.json")
    #expect(
      try directory.rplint("good").errors
        == ".rplint.json:1:14: unknown rule 'ORG-COST'; 'rplint rules' lists all rules\n")
    try directory.write(
      #"{ "rules": [ { "id": "ORG-COST", "name": "cost", "summary": "s", "where": { "operations": ["RestorePoints_Create"] }, "check": false, "message": "m" } ] }"#,
      to: "rules.json")
    let outcome = try directory.rplint("--rules", "rules.json", "good")
    #expect(outcome.errors == "" && !outcome.output.contains("ORG-COST"))
  }

  @Test func aConfigurationThatIsNotAFileIsReported() throws {
    try directory.write("", to: "bad/.rplint.json/x")
    #expect(try directory.rplint("bad/b.json").errors == "bad/.rplint.json: not a regular file\n")
    try directory.link("good/.rplint.json", to: "nowhere")
    #expect(try directory.rplint("good/a.json").errors == "good/.rplint.json: No such file or directory\n")
  }
}

/// `rplint config` and `rplint schema config`.
@Suite struct ConfigCommandTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(
      """
      {
        "minimumApiVersion": "2023-03-01",
        "ignore": ["RP205", "RP207"],
        "severity": { "RP101": "error" }
      }
      """, to: "requests/.rplint.json")
    try directory.write(Payload.clean, to: "requests/new/a.json")
  }

  @Test(arguments: ["requests/new/a.json", "requests/new", "requests", "requests/gone.json"])
  func eachValueIsPrintedWithItsOrigin(path: String) throws {
    let outcome = try directory.rplint("config", path)
    #expect(
      outcome.output == """
        configuration      requests/.rplint.json   default
        minimumApiVersion  2023-03-01              requests/.rplint.json:2
        apiVersion         the newest              default
        operation          inferred from the body  default
        select             all rules               default
        ignore             RP205, RP207            requests/.rplint.json:3
        severity RP101     error                   requests/.rplint.json:4
        failOn             warning                 default
        exclude            none                    default
        baseline           none                    default

        """)
    #expect(outcome.status == 0)
  }

  @Test(arguments: ["config-run", "config-shown"]) func theConfigurationInTheREADMEGivesTheOutputShown(block: String)
    throws
  {
    try directory.write(Readme.block("config").joined(separator: "\n"), to: ".rplint.json")
    try directory.copy(Readme.path + "/samples", to: "samples")
    let run = try Readme.block(block)
    let words = try #require(run.first).split(separator: " ").dropFirst(2).map(String.init)
    let outcome = try Program.run(words, in: directory.path)
    #expect(outcome.output == run.dropFirst().joined(separator: "\n") + "\n")
  }

  @Test func optionsAreShownAsTheOrigin() throws {
    let named = try directory.rplint("config", "--config", "requests/.rplint.json", "x.json").output
    #expect(named.hasPrefix("configuration      requests/.rplint.json   command line\n"))
    let none = try directory.rplint("config", "--no-config", "requests/new/a.json").output
    #expect(none.hasPrefix("configuration      none                    command line\n"))
    #expect(!none.contains(":2"))
  }

  @Test func withoutAConfigurationTheDefaultsApply() throws {
    let outcome = try directory.rplint("config", "-")
    #expect(outcome.output.hasPrefix("configuration      none                    default\n"))
  }

  @Test func theSchemaDescribesEveryKey() throws {
    let output = try directory.rplint("schema", "config").output
    for key in [
      "$schema", "extends", "minimumApiVersion", "apiVersion", "operation", "select", "ignore", "severity", "failOn",
      "include", "exclude", "rules", "swagger", "baseline", "suppressions", "overrides",
    ] {
      #expect(output.contains("\"\(key)\": {"))
    }
    #expect(output.contains("http://json-schema.org/draft-07/schema#"))
    #expect(try directory.rplint("schema").output.contains("Body of RestorePoints_Create"))
    #expect(try directory.rplint("schema", "nothing").status == 2)
  }
}
