import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `--fix` and `--diff` do to files.
@Suite struct FixTests {
  private let folder: Scratch

  init() throws {
    folder = try Scratch()
  }

  @Test(arguments: SampleTests.samples(in: "bad"), [[], ["--unsafe-fixes"]])
  func nothingIsLeftToFixBehindAFix(sample: String, options: [String]) throws {
    let name = sample.split(separator: "/").last.map(String.init) ?? sample
    try folder.copy(SampleTests.folder.path + "/" + sample, to: name)
    #expect(try Program.run(["--fix"] + options + [name], in: folder.path).status < 2)
    #expect(try Program.run(["--diff"] + options + [name], in: folder.path).output == "")
  }

  @Test func theDiffAppliedByGitIsTheFix() throws {
    try folder.copy(SampleTests.folder.path + "/bad", to: "fixed")
    try folder.copy(SampleTests.folder.path + "/bad", to: "patched")
    let script = """
      (cd fixed && "$rplint" --unsafe-fixes --fix . >/dev/null 2>&1)
      (cd patched && git init -q . && "$rplint" --unsafe-fixes --diff $(ls | grep -v expected) >../change.patch)
      test -s change.patch && cd patched && git apply ../change.patch && rm -rf .git && cd .. && diff -r fixed patched
      """
    let outcome = try folder.shell(script)
    #expect(outcome.output == "")
    #expect(outcome.status == 0)
  }

  @Test func aDiffWritesNothing() throws {
    try folder.write(Self.faulty, to: "a.json")
    let outcome = try folder.rplint("--diff", "a.json")
    #expect(outcome.output.hasPrefix("--- a/a.json\n+++ b/a.json\n@@ "))
    #expect(outcome.status == 1)
    #expect(try folder.text(of: "a.json") == Self.faulty)
  }

  @Test func aFixKeepsLineEndsEncodingAndAllOtherBytes() throws {
    try folder.write(Self.faulty.replacing("\n", with: "\r\n"), to: "crlf.json")
    try folder.write(
      [0xFF, 0xFE] + Self.faulty.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "utf16.json")
    #expect(try folder.rplint("--fix", "crlf.json", "utf16.json").status == 0)
    #expect(try folder.text(of: "crlf.json") == Self.mended.replacing("\n", with: "\r\n"))
    #expect(try folder.bytes(of: "utf16.json") == Self.utf16(Self.mended))
  }

  @Test func unsafeFixesAreOnlyMadeWhereTheyAreAskedFor() throws {
    let text = #"{"properties": {"consistencyMode": "ApplicationConsistent", "excludeDisks": []}}"# + "\n"
    try folder.write(text, to: "a.json")
    #expect(try folder.rplint("--fix", "a.json").output.contains("(unsafe; --unsafe-fixes)"))
    #expect(try folder.text(of: "a.json") == text)
    #expect(try folder.rplint("--fix", "--unsafe-fixes", "a.json").status == 0)
    #expect(try folder.text(of: "a.json") == #"{"properties": {"excludeDisks": []}}"# + "\n")
  }

  @Test func aLinkOutOfTheTreeIsNotFollowed() throws {
    try folder.write(Self.faulty, to: "outside/a.json")
    try folder.write("", to: "inside/keep.txt")
    try folder.link("inside/link.json", to: "../outside/a.json")
    let outcome = try folder.rplint("--fix", "inside/link.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("link"))
    #expect(try folder.text(of: "outside/a.json") == Self.faulty)
  }

  /// Kills the program as soon as it has mended a certain file, in the midst of the others.
  @Test(arguments: [100, 110, 130, 150, 180]) func aFixThatIsKilledLeavesEachFileWhole(mended: Int) throws {
    let names = (100..<500).map { "\($0).json" }
    for name in names { try folder.write(Self.faulty, to: name) }
    let script = """
      "$rplint" --fix . >/dev/null 2>&1 & fixing=$!
      while kill -0 $fixing 2>/dev/null && grep -q provisioningState \(mended).json; do :; done
      kill -9 $fixing; wait $fixing; echo $?
      """
    let outcome = try folder.shell(script)
    let texts = try names.map { try folder.text(of: $0) }
    for text in texts { #expect(text == Self.faulty || text == Self.mended) }
    #expect(texts.contains(Self.mended))
    #expect(texts.contains(Self.faulty))
    #expect(outcome.output == "137\n")
  }

  /// For root no folder is read-only, so there the program runs as somebody else.
  @Test func aFixInAReadOnlyFolderLeavesTheFileWhole() throws {
    try folder.write(Self.faulty, to: "closed/a.json")
    let script = """
      program=$rplint; other=
      if [ "$(id -u)" = 0 ]; then
        cp "$rplint" rplint; program=./rplint; other="setpriv --reuid 65534 --clear-groups"; chmod 755 . rplint
      fi
      chmod 644 closed/a.json; chmod 555 closed
      $other "$program" --fix closed/a.json; status=$?
      chmod 755 closed; exit $status
      """
    let outcome = try folder.shell(script)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("not mended"))
    #expect(try folder.text(of: "closed/a.json") == Self.faulty)
  }

  /// A limit on the size of files stands for a full disk: the system refuses to write on.
  @Test func aFixThatCanNotBeWrittenLeavesTheFileWhole() throws {
    let disks = (0..<200).map {
      #"{"id": "/subscriptions/{{s}}/resourceGroups/g/providers/Microsoft.Compute/disks/d\#($0)"}"#
    }
    let text =
      #"{"properties": {"provisioningState": "x", "excludeDisks": ["# + disks.joined(separator: ",\n") + "]}}\n"
    try folder.write(text, to: "a.json")
    let outcome = try folder.shell(#"ulimit -f 4; "$rplint" --fix a.json"#)
    #expect(outcome.status > 1)
    #expect(try folder.text(of: "a.json") == text)
  }

  @Test func standardInputCanNotBeFixed() throws {
    #expect(try Program.run(["--fix", "-"], in: folder.path, input: Self.faulty).status == 2)
  }

  /// A text in UTF-16, the low byte first, with a byte order mark.
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

  private static let mended = """
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
