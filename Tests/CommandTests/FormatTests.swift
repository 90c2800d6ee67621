import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where reports go, in which form and which colour.
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

  private let folder: Scratch

  init() throws {
    folder = try Scratch()
    try folder.write(Payload.bad, to: "bad.json")
    try folder.write(Payload.clean, to: "clean.json")
  }

  private func findings(_ text: String) throws -> [String] {
    try JSONDecoder().decode(Report.self, from: Data(text.utf8)).findings.map { "\($0.file):\($0.line) \($0.rule)" }
  }

  @Test func theJSONReportParses() throws {
    #expect(try findings(folder.rplint("--format", "json", "bad.json", "clean.json").output) == ["bad.json:4 RP401"])
  }

  @Test func theJUnitReportHasAFailureAndAPassingCase() throws {
    let output = try folder.rplint("--format", "junit", "bad.json", "clean.json").output
    #expect(output.hasPrefix("<?xml "))
    #expect(output.hasSuffix("</testsuites>\n"))
    #expect(output.split(separator: "<failure ").count == 2)
    #expect(output.split(separator: "<testsuite ").count == 3)
  }

  @Test func aReportInAFileIsTheOneOfStandardOutput() throws {
    for format in ["human", "json", "jsonl", "junit", "sarif", "github", "gitlab", "azure", "markdown"] {
      let printed = try folder.rplint("--format", format, "bad.json")
      let written = try folder.rplint("--format", "\(format)=report", "bad.json")
      #expect(written.output == "")
      #expect(written.status == 1)
      #expect(try folder.text(of: "report") == printed.output)
    }
  }

  @Test func severalReportsAreWrittenInOneRun() throws {
    let outcome = try folder.rplint(
      "--format", "human", "--format", "json=a.json", "--format", "junit=b.xml", "bad.json")
    #expect(outcome.output.hasPrefix("bad.json:4:61: error RP401"))
    #expect(try findings(folder.text(of: "a.json")) == ["bad.json:4 RP401"])
    #expect(try folder.text(of: "b.xml").hasPrefix("<?xml "))
  }

  @Test func standardOutputStaysEmptyWhenEveryReportGoesToAFile() throws {
    let outcome = try folder.rplint("--format", "json=a.json", "--format", "junit=b.xml", "bad.json")
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
    #expect(outcome.status == 1)
  }

  @Test func quietLeavesOutTheSummary() throws {
    #expect(try folder.rplint("--quiet", "clean.json").output == "")
    #expect(try !folder.rplint("--quiet", "bad.json").output.contains("1 error"))
  }

  @Test func colorsAreForTerminalsUnlessAskedFor() throws {
    #expect(try !folder.rplint("bad.json").output.contains("\u{1B}"))
    #expect(try !folder.rplint("--color", "never", "bad.json").output.contains("\u{1B}"))
    #expect(try folder.rplint("--color", "always", "bad.json").output.contains("\u{1B}["))
  }

  @Test func noColorYieldsToAColorThatIsAskedFor() throws {
    let environment = ["NO_COLOR": "1"]
    #expect(try !folder.rplint("bad.json", environment: environment).output.contains("\u{1B}"))
    #expect(try folder.rplint("--color=always", "bad.json", environment: environment).output.contains("\u{1B}["))
  }

  @Test func statisticsGoToStandardError() throws {
    let outcome = try folder.rplint("--statistics", "--quiet", "bad.json")
    #expect(outcome.errors == "1\tRP401\tinstant-access-duration-out-of-range\n")
  }

  @Test func standardInputGoesByItsName() throws {
    #expect(try folder.rplint("-", input: Payload.bad).output.hasPrefix("<stdin>:4:61: error RP401"))
    let named = try folder.rplint("-", "--stdin-filename", "a/b.json", input: Payload.bad)
    #expect(named.output.hasPrefix("a/b.json:4:61: error RP401"))
    #expect(named.status == 1)
  }

  @Test(arguments: ["human", "json", "junit"]) func theOutputIsTheSameForEveryNumberOfThreads(format: String) throws {
    for number in 0..<100 {
      try folder.write(number % 3 == 0 ? Payload.bad : Payload.clean, to: "many/\(number % 7)/\(number).json")
    }
    let outputs = try ["1", "2", "8"].map { try folder.rplint("--jobs", $0, "--format", format, "many").output }
    #expect(Set(outputs).count == 1)
    #expect(outputs.first?.contains("many/0/0.json") == true)
  }
}
