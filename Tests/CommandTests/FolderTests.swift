import Testing

/// Which files of a folder are read, and in which order.
@Suite struct FolderTests {
  private let folder: Scratch

  init() throws {
    folder = try Scratch()
  }

  /// The files in which something was found, in the order of the report.
  private func files(_ arguments: String...) throws -> [String] {
    let outcome = try Program.run(["--format", "jsonl"] + arguments, in: folder.path)
    return outcome.output.split(separator: "\n").compactMap { line in
      line.split(separator: "\"file\":").last?.split(separator: "\"", omittingEmptySubsequences: false).dropFirst()
        .first
        .map(String.init)
    }
  }

  @Test func filesComeInTheOrderOfTheirBytesAndFoldersInTheOrderGiven() throws {
    for name in ["b/z.json", "b/Z.json", "b/a/x.json", "b/é.json", "a/x.json"] {
      try folder.write(Payload.bad, to: name)
    }
    #expect(try files("b", "a") == ["b/Z.json", "b/a/x.json", "b/z.json", "b/é.json", "a/x.json"])
  }

  @Test func onlyEndingsOfRequestsAreRead() throws {
    for name in ["a.json", "a.http", "a.swift", "a", "a.expected"] { try folder.write(Payload.bad, to: "all/\(name)") }
    #expect(try files("all").allSatisfy { ["all/a.json", "all/a.http"].contains($0) })
    #expect(try files("all/a.swift") == ["all/a.swift"])
  }

  @Test func hiddenAndIgnoredFilesAreLeftOut() throws {
    for name in ["a.json", ".hidden/a.json", "old/a.json", "old/kept.json", "b.tmp.json", "deep/old/c.json"] {
      try folder.write(Payload.bad, to: "all/\(name)")
    }
    try folder.write("*.tmp.json\n/old/*\n!/old/kept.json\n", to: "all/.gitignore")
    #expect(try files("all") == ["all/a.json", "all/deep/old/c.json", "all/old/kept.json"])
  }

  @Test func aFileMetTwiceIsReadOnce() throws {
    try folder.write(Payload.bad, to: "all/a.json")
    try folder.link("other.json", to: "all/a.json")
    #expect(try files("all/a.json", "all", "./all/a.json", "other.json") == ["all/a.json"])
  }

  @Test func aLoopOfLinksEnds() throws {
    try folder.write(Payload.bad, to: "all/a.json")
    try folder.link("all/loop", to: "..")
    try folder.link("all/self", to: ".")
    #expect(try files("all") == ["all/a.json"])
  }

  @Test func filesWithoutRequestsAreCountedAsSkipped() throws {
    try folder.write(#"{ "compilerOptions": {} }"#, to: "all/tsconfig.json")
    try folder.write(Payload.clean, to: "all/a.json")
    #expect(try folder.rplint("all").output == "no faults in 1 request of 1 file (1 skipped)\n")
    #expect(try folder.rplint("all/tsconfig.json").output.contains("RP003"))
  }

  @Test func aPipeWithoutAWriterIsNotWaitedFor() throws {
    try folder.write(Payload.bad, to: "all/a.json")
    try #require(folder.makePipe("all/pipe.json"))
    #expect(try files("all") == ["all/a.json"])
    let outcome = try folder.rplint("all/pipe.json", "all/a.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("rplint: all/pipe.json: "))
    #expect(outcome.output.contains("RP401"))
  }

  @Test func aBrokenLinkIsAFailureOnlyWhereItIsNamed() throws {
    try folder.write(Payload.bad, to: "all/a.json")
    try folder.link("all/broken.json", to: "nowhere")
    #expect(try folder.rplint("all").status == 1)
    let outcome = try folder.rplint("all/broken.json", "all/a.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: all/broken.json: No such file or directory\n")
  }

  @Test func aFileThatMayNotBeReadIsNamedAndTheOthersAreChecked() throws {
    try folder.write(Payload.bad, to: "secret.json")
    try folder.write(Payload.bad, to: "a.json")
    let isForbidden = folder.forbidReading("secret.json")
    let outcome = try folder.rplint("secret.json", "a.json")
    #expect(outcome.errors == (isForbidden ? "rplint: secret.json: Permission denied\n" : ""))
    #expect(outcome.status == (isForbidden ? 2 : 1))
    #expect(outcome.output.contains("a.json:4:61: error RP401"))
  }
}
