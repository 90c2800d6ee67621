import Testing

/// `--baseline` and `--write-baseline`.
@Suite struct BaselineCommandTests {
  private let directory: Scratch

  /// A tree with 50 findings.
  init() throws {
    directory = try Scratch()
    for number in 0..<25 {
      try directory.write(Payload.bad, to: "requests/\(number % 5)/bad-\(number).json")
      try directory.write(Payload.warned, to: "requests/\(number % 5)/warned-\(number).json")
    }
  }

  @Test func anOldTreeIsAdopted() throws {
    let written = try directory.rplint("--write-baseline", "known.json", "requests")
    #expect(written.status == 0)
    #expect(written.errors == "rplint: recorded 50 findings in known.json\n")
    #expect(try directory.rplint("--baseline", "known.json", "requests").status == 0)

    try directory.write(Payload.bad, to: "requests/new.json")
    let new = try directory.rplint("--baseline", "known.json", "--format", "jsonl", "requests")
    #expect(new.status == 1)
    #expect(new.output.split(separator: "\n").count == 1 && new.output.contains(#""file":"requests/new.json""#))
    try directory.write(Payload.clean, to: "requests/new.json")

    try directory.write(Payload.clean, to: "requests/0/bad-0.json")
    let stale = try directory.rplint("--baseline", "known.json", "--format", "jsonl", "requests")
    #expect(stale.status == 0)
    #expect(stale.output.contains(#""rule":"RP903""#) && stale.output.contains(#""file":"known.json","line":4,"#))
    #expect(
      try directory.rplint("--write-baseline", "known.json", "requests").errors
        == "rplint: recorded 49 findings in known.json\n")
    #expect(try directory.rplint("--baseline", "known.json", "--format", "jsonl", "requests").output == "")
  }

  @Test func filesAreRelativeToTheBaseline() throws {
    _ = try directory.rplint("--write-baseline", "requests/known.json", "requests")
    #expect(try directory.text(of: "requests/known.json").contains(#"{"file": "0/bad-0.json", "rule": "RP401""#))
    let outcome = try directory.shell("cd requests/0 && \"$rplint\" --baseline ../known.json . ../1/bad-1.json")
    #expect(outcome.status == 0)
    _ = try directory.rplint("--write-baseline", "requests/0/known.json", "./requests")
    #expect(try directory.text(of: "requests/0/known.json").contains(#""../1/bad-1.json""#))
    #expect(try directory.rplint("--baseline", "requests/0/known.json", "./requests").status == 0)
  }

  @Test func aPartOfTheTreeKeepsTheRestOfTheBaseline() throws {
    _ = try directory.rplint("--write-baseline", "known.json", "requests")
    #expect(
      try directory.rplint("--write-baseline", "known.json", "requests/3").errors.contains("recorded 50 findings"))
    #expect(try directory.rplint("--baseline", "known.json", "requests/3/bad-3.json").output.contains("RP903") == false)
  }

  @Test func theConfigurationCanNameABaseline() throws {
    _ = try directory.rplint("--write-baseline", "requests/known.json", "requests")
    try directory.write(#"{ "baseline": "known.json" }"#, to: "requests/.rplint.json")
    #expect(try directory.rplint("./requests").status == 0)
    #expect(try directory.rplint("--no-config", "requests").status == 1)
    try directory.write(#"{ "baseline": "gone.json" }"#, to: "requests/.rplint.json")
    let gone = try directory.rplint("./requests")
    #expect(gone.errors == "./requests/gone.json: No such file or directory\n" && gone.status == 2)
  }

  @Test func knownFindingsAreNotFixed() throws {
    _ = try directory.rplint("--write-baseline", "known.json", "requests")
    let known = try directory.text(of: "requests/0/warned-0.json")
    try directory.write(Payload.warned, to: "requests/new.json")
    let outcome = try directory.rplint("--baseline", "known.json", "--fix", "requests")
    #expect(outcome.errors == "rplint: applied 1 fix in 1 file\n" && outcome.status == 0)
    #expect(try directory.text(of: "requests/0/warned-0.json") == known)
    #expect(try directory.rplint("--baseline", "known.json", "--diff", "requests").output == "")
  }

  @Test func anInvalidBaselineIsReported() throws {
    try directory.write("{", to: "known.json")
    let outcome = try directory.rplint("--baseline", "known.json", "requests/0")
    #expect(outcome.errors.hasPrefix("known.json:1:") && outcome.status == 2)
    #expect(try directory.rplint("--write-baseline", "gone/known.json", "requests/0").status == 2)
  }
}
