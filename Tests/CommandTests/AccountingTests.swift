import Testing

/// Every file is checked, or skipped or failed with a reason, however the command line leads to it.
@Suite struct AccountingTests {
  /// An envelope with one error, RP401, and a byte that isn't UTF-8.
  private static let latin1 =
    Array(Payload.bad.dropLast(3).utf8) + Array(",\n  \"note\": \"J".utf8) + [0xF6] + Array("\"\n}\n".utf8)

  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.bad, to: "mix/bad.json")
    try directory.write(Payload.clean, to: "mix/clean.json")
    try directory.write(Self.latin1, to: "mix/latin.json")
    try directory.write(
      Array("{}\n".utf8) + Self.record(0xE9) + Self.record(0x61) + Self.record(0xFF), to: "mix/l.jsonl")
    try directory.write("# Notes\n\nNothing here.\n", to: "mix/README.md")
    try directory.write("", to: "mix/empty.json")
    try directory.write(Payload.bad, to: "mix/old/excluded.json")
    try directory.write(#"{ "exclude": ["/old/"] }"#, to: "mix/.rplint.json")
  }

  /// A line with an error, and with a byte in a name.
  private static func record(_ byte: UInt8) -> [UInt8] {
    Array(#"{"properties": {"instantAccessDurationMinutes": 59}, "x": ""#.utf8) + [byte] + Array("\"}\n".utf8)
  }

  private func findings(_ paths: String...) throws -> [String] {
    let outcome = try Program.run(["--format", "jsonl", "--select", "RP0,RP401"] + paths, in: directory.path)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func aDirectoryAndItsFilesGiveTheSameFindings() throws {
    let found = try findings("mix")
    #expect(found.count { $0.contains("RP004") } == 3)
    #expect(found.count { $0.contains("RP401") } == 5)
    #expect(try findings("mix/latin.json", "mix").sorted() == found.sorted())
    #expect(try findings("mix", "mix/latin.json") == found)
    let names = ["README.md", "bad.json", "clean.json", "empty.json", "l.jsonl", "latin.json"]
    #expect(try names.flatMap { try findings("mix/\($0)") } == found)
  }

  @Test func theCountsAddUp() throws {
    let outcome = try directory.rplint("--format", "json", "--show-skipped", "mix", "gone.json", "mix/bad.json")
    #expect(outcome.status == 2)
    let lines = outcome.output.split(separator: "\n").map { $0.filter { $0 != " " && $0 != "," } }
    for count in ["\"files\":4", "\"skipped\":3", "\"failed\":1", "\"requests\":6"] { #expect(lines.contains(count)) }
    for line in [
      "\"file\":\"mix/README.md\"", "\"reason\":\"norestore-pointrequest\"", "\"file\":\"mix/empty.json\"",
      "\"reason\":\"thefileisempty\"", "\"file\":\"mix/old/\"", "\"reason\":\"excludedbytheconfiguration\"",
    ] {
      #expect(lines.contains(line))
    }
    #expect(
      outcome.errors == """
        rplint: gone.json: No such file or directory
        rplint: mix/README.md: skipped: no restore-point request
        rplint: mix/empty.json: skipped: the file is empty
        rplint: mix/old/: skipped: excluded by the configuration

        """)
    #expect(!(try directory.rplint("--format", "json", "mix").output.contains("skippedFiles")))
  }

  @Test func aNamedFileWithoutRequestsIsSkippedWithANote() throws {
    let outcome = try directory.rplint("mix/README.md", "mix/clean.json")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "rplint: mix/README.md: skipped: no restore-point request\n")
    #expect(outcome.output == "no problems in 1 request of 1 file (1 skipped)\n")
    #expect(try directory.rplint("--quiet", "mix/README.md").errors == "")
    #expect(try directory.rplint("mix").errors == "")
  }

  @Test func withoutRequestsThereIsNothingToCheck() throws {
    try directory.write("", to: "nothing/.keep")
    #expect(try directory.rplint("nothing").output == "nothing to check\n")
    #expect(try directory.rplint("nothing").status == 0)
    #expect(try directory.rplint("nope.json").output == "nothing to check (1 unreadable)\n")
    #expect(try directory.rplint("nope.json").status == 2)
    #expect(try directory.rplint("nope.json", "mix/bad.json").output.contains("RP401"))
  }

  @Test func requestsCanBeRequired() throws {
    let arguments = ["mix/clean.json", "mix/README.md", "mix/old", "mix", "mix/clean.json", "mix"]
    let outcome = try Program.run(["--require-requests", "--fail-on", "never"] + arguments, in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("rplint: mix/README.md: no request found\n"))
    #expect(outcome.errors.contains("rplint: mix/old: no request found\n"))
    #expect(!outcome.errors.contains("clean.json: no request"))
    #expect(!outcome.errors.contains("rplint: mix: no request"))
    #expect(try directory.rplint("--require-requests", "--fail-on", "never", "mix", "mix/clean.json").status == 0)
  }

  @Test func aFileNameThatIsNotUTF8IsReadAndShownWithEscapes() throws {
    let outcome = try directory.shell(
      #"""
      mkdir names && cp mix/bad.json "$(printf 'names/caf\351.json')"
      "$rplint" --quiet names; "$rplint" --format json "$(printf 'names/caf\351.json')"; "$rplint" requests names
      """#)
    #expect(outcome.output.contains(#"names/caf\xE9.json:4:61: error RP401"#))
    #expect(outcome.output.contains(#""file": "names/caf\\xE9.json""#))
    #expect(outcome.output.contains(#"names/caf\xE9.json (JSON)"#))
    #expect(outcome.errors == "")
  }

  @Test func aPathLongerThanTheSystemAllowsIsRead() throws {
    let outcome = try directory.shell(
      """
      name=$(printf '%0200d' 0); top=$PWD; mkdir long; cd long
      for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do mkdir $name; cd -P $name; done
      cp $top/mix/bad.json a.json; cd $top; "$rplint" --no-config --format jsonl long; rm -r long
      """)
    #expect(outcome.output.contains("RP401"))
    #expect(outcome.errors == "")
  }

  @Test func standardInputWithoutRequestsIsSkipped() throws {
    let outcome = try directory.rplint("-", input: "{}")
    #expect(outcome.status == 0)
    #expect(outcome.output == "nothing to check (1 skipped)\n")
  }

  @Test func blocksOfALongFileAreCheckedLikeAShortFile() throws {
    let filler = String(repeating: #"{"properties": {"excludeDisks": []}}"# + "\n", count: 60_000)
    let records = Self.record(0xE9) + Self.record(0x61) + Self.record(0xFF)
    try directory.write(records, to: "short.jsonl")
    try directory.write(records + Array(filler.utf8), to: "long.jsonl")
    let short = try findings("short.jsonl")
    #expect(short.count == 5)
    #expect(try findings("long.jsonl") == short.map { $0.replacing("short", with: "long") })
    #expect(try findings("--jobs", "1", "long.jsonl") == findings("--jobs", "3", "long.jsonl"))
  }
}
