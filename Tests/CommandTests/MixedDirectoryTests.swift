import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A directory with files of every format, including files without requests.
@Suite struct MixedDirectoryTests {
  private static let unrelated = [
    ("tsconfig.json", #"{ "compilerOptions": {} }"#), ("README.md", "# How to build\n\n```sh\nmake\n```\n"),
    ("compose.yaml", "services:\n  web:\n    image: x\n"), ("build.sh", "#!/bin/sh\nmake all\n"), ("empty.jsonl", ""),
    ("other.http", "GET https://example.org/a\n"), ("other.har", #"{ "log": { "entries": [] } }"#),
  ]

  private let directory: Scratch
  private let names: [String]

  init() throws {
    directory = try Scratch()
    try directory.write("", to: "all/unrelated/empty.txt")
    for part in ["good", "bad"] {
      try directory.copy(SampleTests.directory.appending(path: part).path, to: "all/\(part)")
    }
    for (name, text) in Self.unrelated { try directory.write(text, to: "all/unrelated/\(name)") }
    names = SampleTests.samples(in: "good") + SampleTests.samples(in: "bad")
  }

  private func findings(_ paths: [String]) throws -> [String] {
    let outcome = try Program.run(["--no-config", "--format", "jsonl"] + paths, in: directory.path)
    #expect(outcome.status < 2)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func nothingIsReportedTwice() throws {
    let found = try findings(["all"])
    #expect(Set(found).count == found.count)
    #expect(try findings(["all/bad", "all", "./all/good", "all/bad/traffic.har"]).sorted() == found.sorted())
  }

  @Test func aFileHasTheSameFindingsAloneAndInADirectory() throws {
    let alone = try names.flatMap { try findings(["all/\($0)"]) }
    #expect(try findings(["all"]).filter(Self.isOfOneRequest).sorted() == alone.filter(Self.isOfOneRequest).sorted())
  }

  @Test func allFilesNamedInOneRunHaveTheFindingsOfTheDirectory() throws {
    let unrelated = Self.unrelated.map { "unrelated/\($0.0)" } + ["unrelated/empty.txt"]
    let files = (names + unrelated).map { "all/\($0)" }
    #expect(try findings(["all"]).sorted() == findings(files.sorted()).sorted())
    #expect(try findings(["all"]).sorted() == findings(files.reversed()).sorted())
  }

  /// Whether a finding is not of a rule that combines requests, which may be in different files.
  private static func isOfOneRequest(_ line: String) -> Bool {
    !["RP403", "RP408", "RP415"].contains { line.contains("\"rule\":\"\($0)\"") }
  }

  @Test func filesWithoutRequestsAreCountedAsSkipped() throws {
    let outcome = try directory.rplint("--no-config", "--format", "json", "all")
    let summary = outcome.output.split(separator: "\n").map { $0.filter { $0 != " " && $0 != "," } }
    #expect(summary.contains("\"files\":\(names.count)"))
    #expect(summary.contains("\"skipped\":\(Self.unrelated.count + 1)"))
    #expect(summary.contains("\"failed\":0"))
  }
}
