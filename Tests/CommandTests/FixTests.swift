import Testing

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

  @Test(arguments: SampleTests.samples(in: "bad"), [[], ["--unsafe-fixes"]])
  func nothingIsLeftToFixAfterFixing(sample: String, options: [String]) throws {
    let name = sample.split(separator: "/").last.map(String.init) ?? sample
    try directory.copy(SampleTests.directory.path + "/" + sample, to: name)
    #expect(try Program.run(["--fix"] + options + [name], in: directory.path).status < 2)
    #expect(try Program.run(["--diff"] + options + [name], in: directory.path).output == "")
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

  /// Directories are never read-only for root, so the program runs as another user then.
  @Test func aReadOnlyDirectoryLeavesTheFileIntact() throws {
    try directory.write(Self.faulty, to: "closed/a.json")
    let script = """
      program=$rplint; other=
      if [ "$(id -u)" = 0 ]; then
        cp "$rplint" rplint; program=./rplint; other="setpriv --reuid 65534 --clear-groups"; chmod 755 . rplint
      fi
      chmod 644 closed/a.json; chmod 555 closed
      $other "$program" --fix closed/a.json; status=$?
      chmod 755 closed; exit $status
      """
    let outcome = try directory.shell(script)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("not fixed"))
    #expect(try directory.text(of: "closed/a.json") == Self.faulty)
  }

  /// A limit on the file size simulates a full disk.
  @Test func aFailedWriteLeavesTheFileIntact() throws {
    let disks = (0..<200).map {
      #"{"id": "/subscriptions/{{s}}/resourceGroups/g/providers/Microsoft.Compute/disks/d\#($0)"}"#
    }
    let text =
      #"{"properties": {"provisioningState": "x", "excludeDisks": ["# + disks.joined(separator: ",\n") + "]}}\n"
    try directory.write(text, to: "a.json")
    let outcome = try directory.shell(#"ulimit -f 4; "$rplint" --fix a.json"#)
    #expect(outcome.status > 1)
    #expect(try directory.text(of: "a.json") == text)
  }

  @Test func standardInputCannotBeFixed() throws {
    #expect(try Program.run(["--fix", "-"], in: directory.path, input: Self.faulty).status == 2)
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
