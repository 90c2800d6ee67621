import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The effect of `--fix` and `--diff` on files.
@Suite struct FixTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
  }

  @Test func aFileWithAnyNameIsFixed() throws {
    try directory.write(Payload.warned, to: "a.json")
    let outcome = try directory.shell(
      #"""
      mkdir names; mv a.json "$(printf 'names/caf\351.json')"; "$rplint" --fix --quiet names; ls -A names; cat names/*
      """#)
    #expect(outcome.errors.contains("applied"))
    #expect(!outcome.output.contains("provisioningState"))
    #expect(!outcome.output.contains(".tmp"))
  }

  @Test(arguments: SampleTests.samples(in: "bad"), [[], ["--unsafe-fixes"]])
  func nothingIsLeftToFixAfterFixing(sample: String, options: [String]) throws {
    let name = sample.split(separator: "/").last.map(String.init) ?? sample
    try directory.copy(SampleTests.directory.path + "/" + sample, to: name)
    let old = try directory.bytes(of: name)
    let report = try Program.run(["--format", "json", name], in: directory.path).output
    let isFixable = report.contains(options.isEmpty ? #""safe": true"# : #""safe": "#)
    #expect(try Program.run(["--diff"] + options + [name], in: directory.path).output.isEmpty != isFixable)
    #expect(try directory.bytes(of: name) == old)
    #expect(try Program.run(["--fix"] + options + [name], in: directory.path).status < 2)
    let fixed = try directory.bytes(of: name)
    #expect((fixed != old) == isFixable)
    #expect(try Program.run(["--diff"] + options + [name], in: directory.path).output == "")
    let again = try Program.run(["--fix"] + options + [name], in: directory.path)
    #expect(!again.errors.contains("applied"))
    #expect(try directory.bytes(of: name) == fixed)
  }

  @Test func applyingTheDiffWithGitGivesTheFixedFiles() throws {
    try directory.copy(SampleTests.directory.path + "/bad", to: "fixed")
    try directory.copy(SampleTests.directory.path + "/bad", to: "patched")
    let script = """
      (cd fixed && "$rplint" --unsafe-fixes --fix . >/dev/null 2>&1)
      (cd patched && git init -q . && "$rplint" --unsafe-fixes --diff $(ls | grep -v expected) >../change.patch)
      test -s change.patch && cd patched && git apply ../change.patch && rm -rf .git && cd .. && diff -r fixed patched
      """
    let outcome = try directory.shell(script)
    #expect(outcome.output == "")
    #expect(outcome.status == 0)
  }

  @Test func aDiffChangesNoFile() throws {
    try directory.write(Self.faulty, to: "a.json")
    let outcome = try directory.rplint("--diff", "a.json")
    #expect(outcome.output.hasPrefix("--- a/a.json\n+++ b/a.json\n@@ "))
    #expect(outcome.status == 1)
    #expect(try directory.text(of: "a.json") == Self.faulty)
  }

  @Test func aFixKeepsNewlinesEncodingAndAllOtherBytes() throws {
    try directory.write(Self.faulty.replacing("\n", with: "\r\n"), to: "crlf.json")
    try directory.write(
      [0xFF, 0xFE] + Self.faulty.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "utf16.json")
    #expect(try directory.rplint("--fix", "crlf.json", "utf16.json").status == 0)
    #expect(try directory.text(of: "crlf.json") == Self.fixed.replacing("\n", with: "\r\n"))
    #expect(try directory.bytes(of: "utf16.json") == Self.utf16(Self.fixed))
  }

  @Test func unsafeFixesAreAppliedOnlyOnRequest() throws {
    let text = #"{"properties": {"consistencyMode": "ApplicationConsistent", "excludeDisks": []}}"# + "\n"
    try directory.write(text, to: "a.json")
    #expect(try directory.rplint("--fix", "a.json").output.contains("(unsafe; use --unsafe-fixes)"))
    #expect(try directory.text(of: "a.json") == text)
    #expect(try directory.rplint("--fix", "--unsafe-fixes", "a.json").status == 0)
    #expect(try directory.text(of: "a.json") == #"{"properties": {"excludeDisks": []}}"# + "\n")
  }

  @Test func aLinkThatLeadsOutsideIsNotFollowed() throws {
    try directory.write(Self.faulty, to: "outside/a.json")
    try directory.write("", to: "inside/keep.txt")
    try directory.link("inside/link.json", to: "../outside/a.json")
    let outcome = try directory.rplint("--fix", "inside/link.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("link"))
    #expect(try directory.text(of: "outside/a.json") == Self.faulty)
  }

  /// Kills the program as soon as it has fixed a certain file, while it works on the others.
  @Test(arguments: [100, 110, 130, 150, 180]) func killingTheProgramLeavesEveryFileIntact(fixed: Int) throws {
    let names = (100..<500).map { "\($0).json" }
    for name in names { try directory.write(Self.faulty, to: name) }
    let script = """
      "$rplint" --fix . >/dev/null 2>&1 & fixing=$!
      while kill -0 $fixing 2>/dev/null && grep -q provisioningState \(fixed).json; do :; done
      kill -9 $fixing; wait $fixing; echo $?
      """
    let outcome = try directory.shell(script)
    let texts = try names.map { try directory.text(of: $0) }
    for text in texts { #expect(text == Self.faulty || text == Self.fixed) }
    #expect(texts.contains(Self.fixed))
    #expect(texts.contains(Self.faulty))
    #expect(outcome.output == "137\n")
  }

  @Test func aReadOnlyDirectoryLeavesTheFileIntact() throws {
    try directory.write(Self.faulty, to: "closed/a.json")
    try #require(directory.setMode(0o666, of: "closed/a.json") && directory.setMode(0o555, of: "closed"))
    let outcome = try directory.rplintWithoutPrivileges("--fix closed/a.json")
    try #require(directory.setMode(0o755, of: "closed"))
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: closed/a.json: not fixed: Permission denied\n")
    #expect(try directory.text(of: "closed/a.json") == Self.faulty)
  }

  @Test func aReadOnlyFileIsLeftIntact() throws {
    try directory.write(Self.faulty, to: "open/a.json")
    try #require(directory.setMode(0o444, of: "open/a.json") && directory.setMode(0o777, of: "open"))
    let outcome = try directory.rplintWithoutPrivileges("--fix open/a.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: open/a.json: not fixed: Permission denied\n")
    #expect(try directory.text(of: "open/a.json") == Self.faulty)
  }

  /// Somebody else's file that everybody may change: replacing it would change its owner.
  @Test(.enabled(if: geteuid() == 0)) func aFileWhoseOwnerCannotBeKeptIsLeftIntact() throws {
    try directory.write(Self.faulty, to: "open/a.json")
    try #require(directory.setMode(0o666, of: "open/a.json") && directory.setMode(0o777, of: "open"))
    let outcome = try directory.rplintWithoutPrivileges("--fix open/a.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("not fixed: the file's owner or attributes can't be kept"))
    #expect(try directory.text(of: "open/a.json") == Self.faulty)
    #expect(try directory.names(in: "open") == ["a.json"])
  }

  @Test func aFileWithTwoNamesIsLeftIntactUnderBoth() throws {
    try directory.write(Self.faulty, to: "a.json")
    let outcome = try directory.shell(#"ln a.json b.json; "$rplint" --fix a.json b.json"#)
    #expect(outcome.status == 2)
    for name in ["a.json", "b.json"] {
      #expect(outcome.errors.contains("rplint: \(name): not fixed: the file has 2 hard links"))
      #expect(outcome.output.contains("\(name):4:5: warning RP101"))
      #expect(try directory.text(of: name) == Self.faulty)
    }
  }

  @Test(arguments: [fixed, fixed.replacing("westeurope", with: "").replacing("source", with: "sources")])
  func aFileThatDoesNotChangeIsNotRewritten(_ text: String) throws {
    try directory.write(text, to: "a.json")
    let outcome = try directory.shell(#"ls -i a.json; "$rplint" --fix --quiet a.json >/dev/null; ls -i a.json"#)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2 && lines.first == lines.last)
    #expect(try directory.text(of: "a.json") == text)
  }

  @Test(arguments: ["TERM", "HUP", "INT"]) func aSignalLeavesNoTemporaryFile(signal: String) throws {
    for number in 100..<500 { try directory.write(Self.faulty, to: "\(number).json") }
    let script = """
      env --default-signal=INT "$rplint" --fix . >/dev/null 2>&1 & fixing=$!
      while kill -0 $fixing 2>/dev/null && grep -q provisioningState 120.json; do :; done
      kill -\(signal) $fixing; wait $fixing; echo $?
      """
    let outcome = try directory.shell(script)
    #expect(outcome.output == ["TERM": "143\n", "HUP": "129\n", "INT": "130\n"][signal])
    #expect(try directory.names() == (100..<500).map { "\($0).json" })
  }

  @Test func anIgnoredSignalStaysIgnored() throws {
    for number in 100..<300 { try directory.write(Self.faulty, to: "\(number).json") }
    let script = """
      trap '' HUP; "$rplint" --fix . >/dev/null 2>&1 & fixing=$!
      while kill -0 $fixing 2>/dev/null && grep -q provisioningState 120.json; do :; done
      kill -HUP $fixing; wait $fixing; echo $?
      """
    #expect(try directory.shell(script).output == "0\n")
    #expect(try directory.text(of: "299.json") == Self.fixed)
  }

  @Test func aFileThatAKilledRunLeftIsRemoved() throws {
    try directory.write(Self.fixed, to: "a/b.json")
    let outcome = try directory.shell(
      #"gone=$(sh -c 'echo $$'); touch a/.rplint-$gone-x.tmp a/.rplint-$$-x.tmp; "$rplint" --fix a; ls -A a"#)
    #expect(outcome.output.split(separator: "\n").suffix(2).map { $0.hasPrefix(".rplint-") } == [true, false])
  }

  /// A limit on the file size simulates a full disk.
  @Test func aFailedWriteLeavesTheFileIntact() throws {
    let disks = (0..<200).map {
      #"{"id": "/subscriptions/{{s}}/resourceGroups/g/providers/Microsoft.Compute/disks/d\#($0)"}"#
    }
    let text =
      #"{"properties": {"provisioningState": "x", "excludeDisks": ["# + disks.joined(separator: ",\n") + "]}}\n"
    try directory.write(text, to: "a.json")
    let outcome = try directory.shell(#"export TEST_TMPDIR=/none; ulimit -f 4; "$rplint" --fix a.json"#)
    #expect(outcome.status == 2)
    #expect(try directory.text(of: "a.json") == text)
  }

  @Test func fixedStandardInputGoesToStandardOutput() throws {
    let left = Self.faulty.replacing("location", with: "zones")
    for (text, fixed, status) in [
      (Self.faulty, Self.fixed, Int32(0)), (Self.fixed, Self.fixed, 0), ("", "", 0),
      (left, Self.fixed.replacing("location", with: "zones"), 1),
    ] {
      let outcome = try directory.rplint("--fix", "--stdin-filename", "x/a.json", "-", input: text)
      #expect(outcome.output == fixed)
      #expect(outcome.status == status, "\(outcome.errors)")
      #expect(outcome.errors.contains("x/a.json:") == (status == 1 || text.isEmpty))
    }
    #expect(try directory.names() == [])
  }

  @Test func filesAreFixedInPlaceBesideStandardInput() throws {
    try directory.write(Self.faulty, to: "a.json")
    let outcome = try directory.rplint("--fix", "--format", "json", "a.json", "-", input: Self.faulty)
    #expect(outcome.output == Self.fixed)
    #expect(outcome.errors.contains(#""requests": 2"#))
    #expect(try directory.text(of: "a.json") == Self.fixed)
    #expect(try directory.rplint("--fix", "--diff", "-", input: Self.faulty).output.hasPrefix("--- "))
  }

  /// `script` runs a command on a terminal.
  @Test func aDiffOnATerminalShowsEscapes() throws {
    try directory.write(Self.faulty.replacing("é", with: "\u{1B}[31m\u{202E}é\tx"), to: "a.json")
    let shown = try directory.shell(#"script -qec '"$rplint" --diff a.json' /dev/null </dev/null"#).output
    #expect(shown.contains(#"\u{1B}[31m\u{202E}é"# + "\tx"))
    #expect(!shown.contains("\u{1B}") && !shown.contains("\u{202E}"))
    #expect(try directory.rplint("--diff", "a.json").output.contains("\u{1B}[31m\u{202E}é"))
  }

  /// The fix of an unfinished text can't be known.
  @Test func aTextThatIsCutOffIsCompletedOnlyOnRequest() throws {
    let text =
      #"{"location": "eastus", "properties": {"provisioningState": "x", "instantAccess": true, "source": {"id":"#
    try directory.write(text, to: "a.json")
    #expect(try directory.rplint("--fix", "a.json").output.contains("(unsafe; use --unsafe-fixes)"))
    #expect(try directory.text(of: "a.json") == text)
    _ = try directory.rplint("--fix", "--unsafe-fixes", "a.json")
    let completed = #"{"location": "eastus", "properties": {"instantAccess": true, "source": {"id": null}}}"#
    #expect(try directory.text(of: "a.json") == completed)
  }

  /// Each line is a part of one document, not a record.
  @Test(arguments: ["", ","]) func aDocumentOverSeveralLinesOfRecordsIsNotTornApart(comma: String) throws {
    let text = Self.faulty.replacing("Succeeded\"", with: "Succeeded\"" + comma)
    try directory.write(text, to: "a.jsonl")
    _ = try directory.rplint("--fix", "a.jsonl", "--operation", "RestorePointCollections_CreateOrUpdate")
    let kept = try directory.text(of: "a.jsonl")
    for name in ["location", "properties", "source", "id"] { #expect(kept.contains("\"\(name)\"")) }
  }

  /// Encodes a text as UTF-16, little-endian, with a byte order mark.
  private static func utf16(_ text: String) -> [UInt8] {
    (["\u{FEFF}"] + [text]).joined().utf16.reduce(into: []) { bytes, unit in
      bytes.append(UInt8(truncatingIfNeeded: unit))
      bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
  }

  private static let faulty = """
    {
      "location": "westeurope",
      "properties": {
        "provisioningState": "Succeeded",
        "source": {
          "id": "subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/é/providers/Microsoft.Compute/virtualMachines/v",
        }
      }
    }

    """

  private static let fixed = """
    {
      "location": "westeurope",
      "properties": {
        "source": {
          "id": "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/é/providers/Microsoft.Compute/virtualMachines/v"
        }
      }
    }

    """
}
