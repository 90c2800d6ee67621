import Testing

/// Searching directories for files.
@Suite struct DirectoryTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
  }

  /// The files with findings, in the order of the report.
  private func files(_ arguments: String...) throws -> [String] {
    let outcome = try Program.run(["--format", "jsonl"] + arguments, in: directory.path)
    return outcome.output.split(separator: "\n").compactMap { line in
      line.split(separator: "\"file\":").last?.split(separator: "\"", omittingEmptySubsequences: false).dropFirst()
        .first
        .map(String.init)
    }
  }

  @Test func filesAreInByteOrderAndDirectoriesInTheOrderGiven() throws {
    for name in ["b/z.json", "b/Z.json", "b/a/x.json", "b/é.json", "a/x.json"] {
      try directory.write(Payload.bad, to: name)
    }
    #expect(try files("b", "a") == ["b/Z.json", "b/a/x.json", "b/z.json", "b/é.json", "a/x.json"])
  }

  @Test func onlyKnownFileExtensionsAreSearched() throws {
    for name in ["a.json", "a.swift", "a", "a.expected"] {
      try directory.write(Payload.bad, to: "all/\(name)")
    }
    try directory.write(
      "PUT /subscriptions/x/providers/Microsoft.Compute/restorePointCollections/c\n", to: "all/a.http")
    #expect(try Set(files("all")) == ["all/a.http", "all/a.json"])
    #expect(try files("all/a.swift") == ["all/a.swift"])
  }

  @Test func hiddenAndIgnoredFilesAreSkipped() throws {
    for name in ["a.json", ".hidden/a.json", "old/a.json", "old/kept.json", "b.tmp.json", "deep/old/c.json"] {
      try directory.write(Payload.bad, to: "all/\(name)")
    }
    try directory.write("*.tmp.json\n/old/*\n!/old/kept.json\n", to: "all/.gitignore")
    #expect(try files("all") == ["all/a.json", "all/deep/old/c.json", "all/old/kept.json"])
  }

  @Test func aFileFoundTwiceIsReadOnce() throws {
    try directory.write(Payload.bad, to: "all/a.json")
    try directory.link("other.json", to: "all/a.json")
    #expect(try files("all/a.json", "all", "./all/a.json", "other.json") == ["all/a.json"])
  }

  @Test func aSymbolicLinkLoopEnds() throws {
    try directory.write(Payload.bad, to: "all/a.json")
    try directory.link("all/loop", to: "..")
    try directory.link("all/self", to: ".")
    #expect(try files("all") == ["all/a.json"])
  }

  @Test func filesWithoutRequestsAreCountedAsSkipped() throws {
    try directory.write(#"{ "compilerOptions": {} }"#, to: "all/tsconfig.json")
    try directory.write(Payload.clean, to: "all/a.json")
    #expect(try directory.rplint("all").output == "no problems in 1 request of 1 file (1 skipped)\n")
    let named = try directory.rplint("all/tsconfig.json")
    #expect(named.status == 0)
    #expect(named.output == "nothing to check (1 skipped)\n")
    #expect(named.errors == "rplint: all/tsconfig.json: skipped: no restore-point request\n")
  }

  @Test func aFIFOWithoutAWriterDoesNotBlock() throws {
    try directory.write(Payload.bad, to: "all/a.json")
    try #require(directory.makeFIFO("all/pipe.json"))
    #expect(try files("all") == ["all/a.json"])
    let outcome = try directory.rplint("all/pipe.json", "all/a.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("rplint: all/pipe.json: "))
    #expect(outcome.output.contains("RP401"))
  }

  @Test func aBrokenLinkIsAFailureOnlyIfNamed() throws {
    try directory.write(Payload.bad, to: "all/a.json")
    try directory.link("all/broken.json", to: "nowhere")
    #expect(try directory.rplint("all").status == 1)
    let outcome = try directory.rplint("all/broken.json", "all/a.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: all/broken.json: No such file or directory\n")
  }

  @Test func anUnreadableFileIsReportedAndOtherFilesAreChecked() throws {
    try directory.write(Payload.bad, to: "secret.json")
    try directory.write(Payload.bad, to: "a.json")
    try #require(directory.setMode(0, of: "secret.json"))
    let outcome = try directory.rplintWithoutPrivileges("secret.json a.json")
    #expect(outcome.errors == "rplint: secret.json: Permission denied\n")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("a.json:4:61: error RP401"))
  }
}
