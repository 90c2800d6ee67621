import Testing

/// The keys of a configuration that concern the whole run, or other files.
@Suite struct ConfigurationKeyTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    for name in ["requests/a.json", "requests/old/b.json"] { try directory.write(Payload.bad, to: name) }
  }

  private func configure(_ text: String) throws { try directory.write(text, to: "requests/.rplint.json") }

  /// Each finding as its file and rule.
  private func findings(_ arguments: String...) throws -> [String] {
    let outcome = try Program.run(["--format", "jsonl"] + arguments, in: directory.path)
    return outcome.output.split(separator: "\n").map { line in
      ["file", "rule"].map { key in
        line.split(separator: "\"\(key)\":\"").last?.split(separator: "\"").first.map(String.init) ?? ""
      }.joined(separator: " ")
    }
  }

  /// The first line of `rplint config FILE` that starts with a name, without padding.
  private func setting(_ name: String, of file: String) throws -> String? {
    try directory.rplint("config", file).output.split(separator: "\n").first { $0.hasPrefix(name) }.map {
      $0.split(separator: " ").joined(separator: " ")
    }
  }

  @Test func failOnAppliesToTheFilesOfTheConfiguration() throws {
    try configure(#"{ "failOn": "never" }"#)
    #expect(try directory.rplint("./requests").status == 0)
    #expect(try directory.rplint("--fail-on", "error", "requests").status == 1)
    try directory.write(Payload.warned, to: "other.json")
    #expect(try directory.rplint("./requests", "other.json").status == 1)
  }

  @Test func includeReplacesTheKnownExtensions() throws {
    try directory.write(Payload.bad, to: "requests/c.request")
    try configure(#"{ "include": ["old/", "*.request"] }"#)
    #expect(try findings("requests") == ["requests/c.request RP401", "requests/old/b.json RP401"])
    try configure(#"{ "include": "*.json", "exclude": ["old/"] }"#)
    #expect(try findings("requests") == ["requests/a.json RP401"])
    #expect(try findings("requests/c.request") == ["requests/c.request RP401"])
  }

  @Test func overridesApplyToSomeFiles() throws {
    try configure(#"{ "overrides": [{ "files": "old/", "severity": { "RP401": "info" }, "ignore": ["RP101"] }] }"#)
    let output = try directory.rplint("--quiet", "requests").output
    #expect(output.contains("requests/a.json") && output.contains("error") && output.contains("info"))
    #expect(try directory.rplint("requests/old").status == 0)
    #expect(try directory.rplint("requests/a.json").status == 1)
    #expect(
      try setting("severity RP401", of: "requests/old/b.json") == "severity RP401 info requests/.rplint.json:1")
    #expect(try setting("severity RP401", of: "requests/a.json") == nil)
  }

  @Test func rulesAndSwaggerFilesAreRelativeToTheConfiguration() throws {
    try directory.write(
      #"{ "rules": [ { "id": "ORG-1", "name": "org-one", "summary": "s", "where": { "operations": ["RestorePoints_Create"] }, "check": false, "message": "m" } ] }"#,
      to: "org/rules.json")
    try configure(#"{ "rules": ["../org/rules.json"], "select": ["org-one"] }"#)
    #expect(try findings("requests/a.json") == ["requests/a.json ORG-1"])
    #expect(try directory.rplint("--quiet", "requests/a.json").output.contains("org-one"))
    try configure(#"{ "swagger": ["gone.json"] }"#)
    #expect(
      try directory.rplint("requests/a.json").errors
        == "requests/.rplint.json:1:15: 'requests/gone.json': No such file or directory\n")
  }

  @Test func extendsIsRelativeToTheConfiguration() throws {
    try directory.write(#"{ "ignore": ["RP401"], "exclude": ["old/"] }"#, to: "org/base.json")
    try configure(#"{ "extends": "../org/base.json" }"#)
    #expect(try findings("requests") == [])
    #expect(
      try setting("ignore", of: "requests/a.json") == "ignore RP401 requests/../org/base.json:1")
    try directory.write(#"{ "extends": "../requests/.rplint.json" }"#, to: "org/base.json")
    let outcome = try directory.rplint("./requests")
    #expect(outcome.errors.hasSuffix("extends itself\n") && outcome.status == 2)
  }
}
