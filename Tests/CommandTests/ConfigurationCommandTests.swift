import Testing

/// Configurations that can't be taken.
@Suite struct BrokenConfigurationTests {
  private let folder: Scratch

  init() throws {
    folder = try Scratch()
    try folder.write(Payload.bad, to: "good/a.json")
    for name in ["bad/b.json", "bad/c.json", "bad/deep/d.json"] { try folder.write(Payload.bad, to: name) }
  }

  @Test(arguments: [
    ("{ \"ignore\": [\"RP1\"],\n}", "1:20: trailing comma before '}'"),
    (#"{ "exlude": [] }"#, "1:3: unknown key 'exlude'; did you mean 'exclude'?"),
    ("{\n  \"select\": \"RP1\"\n}", "2:13: an array is expected, and this is a string"),
    (#"{ "ignore": ["RP999"] }"#, "1:14: no rule 'RP999'; 'rplint rules' lists them"),
    (#"{ "minimumApiVersion": "yesterday" }"#, "1:24: 'yesterday' is no date of the form YYYY-MM-DD"),
  ])
  func aFaultIsToldOnceAndTheOtherFilesAreChecked(text: String, complaint: String) throws {
    try folder.write(text, to: "bad/.rplint.json")
    for jobs in ["1", "4"] {
      let outcome = try folder.rplint("--jobs", jobs, "bad", "good")
      #expect(outcome.errors == "bad/.rplint.json:\(complaint)\n")
      #expect(outcome.output.contains("good/a.json:4:61: error RP401"))
      #expect(!outcome.output.contains("bad/"))
      #expect(outcome.status == 2)
    }
    #expect(try folder.rplint("bad/b.json").errors == "bad/.rplint.json:\(complaint)\n")
    #expect(try folder.rplint("config", "bad/b.json").errors == "bad/.rplint.json:\(complaint)\n")
    let named = try folder.rplint("--config", "bad/.rplint.json", "good")
    #expect(named.errors == "bad/.rplint.json:\(complaint)\n")
    #expect(named.output == "" && named.status == 2)
    #expect(try folder.rplint("--no-config", "bad").errors == "")
  }

  @Test func anUnknownOperationIsToldWithTheNearest() throws {
    try folder.write(#"{ "operation": "RestorePoint_Create" }"#, to: ".rplint.json")
    let outcome = try folder.rplint("-", input: Payload.body)
    #expect(outcome.errors.hasPrefix(".rplint.json:1:16: 'RestorePoint_Create' is none of "))
    #expect(outcome.errors.hasSuffix("; did you mean 'RestorePoints_Create'?\n"))
    #expect(outcome.status == 2)
  }

  @Test func reportsSayWhatWasNotChecked() throws {
    try folder.write("[]", to: "bad/.rplint.json")
    let output = try folder.rplint("--format", "json", "bad").output
    #expect(output.contains(#""failed": 3"#))
    #expect(output.contains("bad/.rplint.json:1:1: an object is expected, and this is an array"))
  }

  @Test func filesThatCannotBeCheckedStayAsTheyAre() throws {
    try folder.write("{", to: "bad/.rplint.json")
    try folder.write(Payload.warned, to: "bad/b.json")
    #expect(try folder.rplint("--fix", "bad/b.json").status == 2)
    #expect(try folder.text(of: "bad/b.json") == Payload.warned)
  }

  @Test func rulesOfTheUserMayBeNamed() throws {
    try folder.write(#"{ "ignore": ["ORG-COST"] }"#, to: ".rplint.json")
    #expect(try folder.rplint("good").errors == ".rplint.json:1:14: no rule 'ORG-COST'; 'rplint rules' lists them\n")
    try folder.write(
      #"{ "rules": [ { "id": "ORG-COST", "name": "cost", "summary": "s", "where": { "operations": ["RestorePoints_Create"] }, "check": false, "message": "m" } ] }"#,
      to: "rules.json")
    let outcome = try folder.rplint("--rules", "rules.json", "good")
    #expect(outcome.errors == "" && !outcome.output.contains("ORG-COST"))
  }

  @Test func whatIsNoFileIsToldByItsName() throws {
    try folder.write("", to: "bad/.rplint.json/x")
    #expect(try folder.rplint("bad/b.json").errors == "bad/.rplint.json: no regular file\n")
    try folder.link("good/.rplint.json", to: "nowhere")
    #expect(try folder.rplint("good/a.json").errors == "good/.rplint.json: No such file or directory\n")
  }
}

/// `rplint config` and `rplint schema config`.
@Suite struct ConfigCommandTests {
  private let folder: Scratch

  init() throws {
    folder = try Scratch()
    try folder.write(
      """
      {
        "minimumApiVersion": "2023-03-01",
        "ignore": ["RP205", "RP207"],
        "severity": { "RP101": "error" }
      }
      """, to: "requests/.rplint.json")
    try folder.write(Payload.clean, to: "requests/new/a.json")
  }

  @Test(arguments: ["requests/new/a.json", "requests/new", "requests", "requests/gone.json"])
  func eachValueIsShownWithItsOrigin(path: String) throws {
    let outcome = try folder.rplint("config", path)
    #expect(
      outcome.output == """
        configuration      requests/.rplint.json     default
        minimumApiVersion  2023-03-01                requests/.rplint.json:2
        apiVersion         the newest                default
        operation          told by the body's shape  default
        select             all rules                 default
        ignore             RP205, RP207              requests/.rplint.json:3
        severity RP101     error                     requests/.rplint.json:4
        exclude            none                      default

        """)
    #expect(outcome.status == 0)
  }

  @Test(arguments: ["config-run", "config-shown"]) func theREADMEShowsWhatItsConfigurationDoes(block: String) throws {
    try folder.write(Readme.block("config").joined(separator: "\n"), to: ".rplint.json")
    try folder.copy(Readme.path + "/samples", to: "samples")
    let run = try Readme.block(block)
    let words = try #require(run.first).split(separator: " ").dropFirst(2).map(String.init)
    let outcome = try Program.run(words, in: folder.path)
    #expect(outcome.output == run.dropFirst().joined(separator: "\n") + "\n")
  }

  @Test func optionsAreNamedAsTheOrigin() throws {
    let named = try folder.rplint("config", "--config", "requests/.rplint.json", "x.json").output
    #expect(named.hasPrefix("configuration      requests/.rplint.json     command line\n"))
    let none = try folder.rplint("config", "--no-config", "requests/new/a.json").output
    #expect(none.hasPrefix("configuration      none                      command line\n"))
    #expect(!none.contains(":2"))
  }

  @Test func withoutAConfigurationTheDefaultsHold() throws {
    let outcome = try folder.rplint("config", "-")
    #expect(outcome.output.hasPrefix("configuration      none                      default\n"))
  }

  @Test func theSchemaNamesEveryKey() throws {
    let output = try folder.rplint("schema", "config").output
    for key in ["minimumApiVersion", "apiVersion", "operation", "select", "ignore", "severity", "exclude", "$schema"] {
      #expect(output.contains("\"\(key)\": {"))
    }
    #expect(output.contains("http://json-schema.org/draft-07/schema#"))
    #expect(try folder.rplint("schema").output.contains("Body of RestorePoints_Create"))
    #expect(try folder.rplint("schema", "nothing").status == 2)
  }
}
