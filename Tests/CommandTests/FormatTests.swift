import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The formats, destinations and colors of reports.
@Suite struct FormatTests {
  private struct Report: Decodable {
    struct Finding: Decodable {
      let rule: String
      let file: String
      let line: Int
    }
    let schemaVersion: String
    let findings: [Finding]
  }

  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.bad, to: "bad.json")
    try directory.write(Payload.clean, to: "clean.json")
  }

  private func findings(_ text: String) throws -> [String] {
    try JSONDecoder().decode(Report.self, from: Data(text.utf8)).findings.map { "\($0.file):\($0.line) \($0.rule)" }
  }

  @Test func theJSONReportIsValid() throws {
    #expect(try findings(directory.rplint("--format", "json", "bad.json", "clean.json").output) == ["bad.json:4 RP401"])
  }

  @Test func theJUnitReportHasAFailureAndAPassingCase() throws {
    let output = try directory.rplint("--format", "junit", "bad.json", "clean.json").output
    #expect(output.hasPrefix("<?xml "))
    #expect(output.hasSuffix("</testsuites>\n"))
    #expect(output.split(separator: "<failure ").count == 2)
    #expect(output.split(separator: "<testsuite ").count == 3)
  }

  @Test func aReportInAFileEqualsTheOneOnStandardOutput() throws {
    for format in [
      "human", "concise", "json", "jsonl", "junit", "sarif", "github", "gitlab", "azure", "markdown",
      "html",
    ] {
      let printed = try directory.rplint("--format", format, "bad.json")
      let written = try directory.rplint("--format", "\(format)=report", "bad.json")
      #expect(written.output == "")
      #expect(written.status == 1)
      #expect(try directory.text(of: "report") == printed.output)
    }
  }

  @Test func oneRunCanWriteSeveralReports() throws {
    let outcome = try directory.rplint(
      "--format", "human", "--format", "json=a.json", "--format", "junit=b.xml", "bad.json")
    #expect(outcome.output.hasPrefix("bad.json:4:61: error RP401"))
    #expect(try findings(directory.text(of: "a.json")) == ["bad.json:4 RP401"])
    #expect(try directory.text(of: "b.xml").hasPrefix("<?xml "))
  }

  @Test func standardOutputIsEmptyIfEveryReportGoesToAFile() throws {
    let outcome = try directory.rplint("--format", "json=a.json", "--format", "junit=b.xml", "bad.json")
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
    #expect(outcome.status == 1)
  }

  @Test func theHTMLReportShowsFixesAsDiffs() throws {
    try directory.write(Payload.warned, to: "warned.json")
    let page = try directory.rplint("--format", "html", "warned.json").output
    #expect(page.hasPrefix("<!doctype html>\n"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(page.contains(#""diff":["@@ -3,3 +3,3 @@""#))
  }

  @Test func aDashStandsForStandardOutput() throws {
    let outcome = try directory.rplint("--format", "concise=-", "--format", "json=a.json", "bad.json")
    #expect(outcome.output.hasPrefix("bad.json:4:61: error RP401 "))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ["--format", "json", "--format", "junit"], ["--format", "json", "--format", "junit=-"],
    ["--format", "json=a", "--format", "junit=./a"], ["--format", "json=sub/a", "--format", "junit=link/a"],
    ["--format", "json", "--format", "json"],
  ]) func twoReportsInOnePlaceAreAUsageError(options: [String]) throws {
    try directory.write("", to: "sub/empty")
    try directory.link("link", to: "sub")
    let outcome = try Program.run(options + ["bad.json"], in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("would both be written to"))
  }

  @Test func gitLabPathsAreRelativeToTheRepository() throws {
    try directory.write("", to: ".git/HEAD")
    try directory.write(Payload.bad, to: "sub/bad.json")
    let fromRoot = try directory.rplint("--format", "gitlab", directory.path + "/sub/bad.json")
    #expect(fromRoot.output.contains(#""path": "sub/bad.json""#))
    let fromBelow = try directory.shell("cd sub && \"$rplint\" --format gitlab bad.json")
    #expect(fromBelow.output == fromRoot.output)
  }

  @Test func notesOnStandardErrorHaveNoCommands() throws {
    let command = "##vso[task.complete]::error::x"
    try directory.write("no request", to: "\(command).md")
    let outcome = try directory.rplint("\(command).md", "\(command).json", "bad.json", "--show-skipped")
    #expect(outcome.errors.contains("# #vso[task.complete]: :error: :x.md: skipped"))
    #expect(outcome.errors.contains("# #vso[task.complete]: :error: :x.json: "))
    let unknown = try directory.rplint("--select", command, "bad.json")
    let invalid = try directory.rplint("--jobs=\(command)", "bad.json")
    for errors in [outcome.errors, unknown.errors, invalid.errors] {
      #expect(errors.contains("# #vso["))
      #expect(!errors.contains(#/##|::/#))
    }
  }

  @Test func annotationsOnStandardErrorStayCommands() throws {
    let outcome = try directory.rplint("--fix", "--format", "github", "-", input: Payload.bad)
    #expect(outcome.errors.hasPrefix("::error file=<stdin>,line=4,"))
  }

  @Test func quietOmitsTheSummary() throws {
    #expect(try directory.rplint("--quiet", "clean.json").output == "")
    #expect(try !directory.rplint("--quiet", "bad.json").output.contains("1 error"))
  }

  @Test func colorsAreForTerminalsUnlessRequested() throws {
    #expect(try !directory.rplint("bad.json").output.contains("\u{1B}"))
    #expect(try !directory.rplint("--color", "never", "bad.json").output.contains("\u{1B}"))
    #expect(try directory.rplint("--color", "always", "bad.json").output.contains("\u{1B}["))
  }

  @Test func colorOptionOverridesNoColor() throws {
    let environment = ["NO_COLOR": "1"]
    #expect(try !directory.rplint("bad.json", environment: environment).output.contains("\u{1B}"))
    #expect(try directory.rplint("--color=always", "bad.json", environment: environment).output.contains("\u{1B}["))
  }

  @Test func statisticsGoToStandardError() throws {
    let outcome = try directory.rplint("--statistics", "--quiet", "bad.json")
    #expect(outcome.errors == "1\tRP401\tinstant-access-duration-out-of-range\n")
  }

  @Test func stdinFilenameNamesStandardInput() throws {
    #expect(try directory.rplint("-", input: Payload.bad).output.hasPrefix("<stdin>:4:61: error RP401"))
    let named = try directory.rplint("-", "--stdin-filename", "a/b.json", input: Payload.bad)
    #expect(named.output.hasPrefix("a/b.json:4:61: error RP401"))
    #expect(named.status == 1)
  }

  @Test(arguments: ["human", "json", "junit"]) func theOutputDoesNotDependOnTheThreadCount(format: String) throws {
    for number in 0..<100 {
      try directory.write(number % 3 == 0 ? Payload.bad : Payload.clean, to: "many/\(number % 7)/\(number).json")
    }
    let outputs = try ["1", "2", "8"].map { try directory.rplint("--jobs", $0, "--format", format, "many").output }
    #expect(Set(outputs).count == 1)
    #expect(outputs.first?.contains("many/0/0.json") == true)
  }
}
