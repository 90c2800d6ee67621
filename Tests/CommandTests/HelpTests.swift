import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `--help`, and the messages for names that rplint doesn't know.
@Suite struct HelpTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.clean, to: "clean.json")
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["help"], ["lint", "--help"], ["help", "lint"], ["--fix", "--help", "a.json"],
  ])
  func helpShowsTheOptionsOfLintingTheCommandsAndTheExitStatuses(arguments: [String]) throws {
    let outcome = try Program.run(arguments, in: directory.path)
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    for start in [
      "USAGE: rplint [lint]", "REPORTS:", "  --format <F[=FILE]>", "COMMANDS:", "  explain ", "EXIT STATUS:",
      "LIMITS",
    ] {
      #expect(lines.contains { $0.hasPrefix(start) }, "\(start)")
    }
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [["rules", "--help"], ["help", "rules"], ["explain", "-h"]])
  func helpOfAnotherCommandShowsItsOwnOptions(arguments: [String]) throws {
    let outcome = try Program.run(arguments, in: directory.path)
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("--fail-on"))
  }

  @Test func everyOptionInTheHelpIsInTheReadme() throws {
    let readme = try String(contentsOfFile: Readme.path + "/README.md", encoding: .utf8)
    let options = try directory.rplint("--help").output.matches(of: #/(?m)^  (?:-h, )?(--[a-z-]+)/#).map {
      String($0.1)
    }
    #expect(options.count > 20)
    for option in options { #expect(readme.contains("`\(option)"), "\(option)") }
  }

  @Test(arguments: [
    (["--exit-zero"], "unknown option '--exit-zero'; use '--fail-on never'"),
    (["--output-file=a.txt"], "unknown option '--output-file'; use '--format FORMAT=FILE'"),
    (["--list-rules"], "unknown option '--list-rules'; use the command 'rplint rules'"),
    (["-v"], "unknown option '-v'; use '--version' for the version, or '--statistics' for more numbers"),
    (["lint", "-q"], "unknown option '-q'; use '--quiet'"),
  ]) func anOptionOfAnotherToolGetsAHint(arguments: [String], message: String) throws {
    for arguments in [arguments, arguments + ["clean.json"]] {
      let outcome = try Program.run(arguments, in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("Error: \(message)\n"))
      #expect(outcome.output == "")
    }
  }

  @Test(arguments: ["-dash.json", "-help.json"]) func aFileThatLooksLikeAnOptionGetsAHint(name: String) throws {
    try directory.write(Payload.clean, to: name)
    let outcome = try directory.shell(#""$rplint" *.json"#)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "Error: '\(name)' looks like an option; to check the file, write './\(name)', or '--' before the paths\n"))
    #expect(try directory.rplint("./\(name)", "clean.json").status == 0)
    #expect(try directory.rplint("--", name, "clean.json").status == 0)
  }

  @Test(arguments: [
    (["--select", "readonly-property"], "unknown rule 'readonly-property'; did you mean 'read-only-property'?"),
    (["--ignore", "RPIO1"], "unknown rule 'RPIO1'; 'rplint rules' lists all rules"),
    (["--ignore", "RP1O1"], "unknown rule 'RP1O1'; did you mean 'RP101'?"),
    (
      ["--operation", "RestorePoint_Create"],
      "unknown operation 'RestorePoint_Create'; did you mean 'RestorePoints_Create'?"
    ),
    (["--severity", "RP101=warn"], "unknown severity 'warn'; did you mean 'warning'?"),
    (["--severity", "RP101=fatal"], "unknown severity 'fatal'; expected one of error, warning, info"),
  ]) func anUnknownNameGetsTheNearest(arguments: [String], message: String) throws {
    let outcome = try Program.run(arguments + ["clean.json"], in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("Error: \(message)\n"))
  }
}
