import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder with every form of file in it, and files of other things.
@Suite struct MixedFolderTests {
  private static let others = [
    ("tsconfig.json", #"{ "compilerOptions": {} }"#), ("README.md", "# How to build\n\n```sh\nmake\n```\n"),
    ("compose.yaml", "services:\n  web:\n    image: x\n"), ("build.sh", "#!/bin/sh\nmake all\n"), ("empty.jsonl", ""),
    ("other.http", "GET https://example.org/a\n"), ("other.har", #"{ "log": { "entries": [] } }"#),
  ]

  /// Holds a URL without a method, which is told only where the file is named.
  private static let onlyNamed = "bad/revoke-access.txt"

  private let folder: Scratch
  private let names: [String]

  init() throws {
    folder = try Scratch()
    try folder.write("", to: "all/others/empty.txt")
    for part in ["good", "bad"] { try folder.copy(SampleTests.folder.appending(path: part).path, to: "all/\(part)") }
    for (name, text) in Self.others { try folder.write(text, to: "all/others/\(name)") }
    names = (SampleTests.samples(in: "good") + SampleTests.samples(in: "bad")).filter { $0 != Self.onlyNamed }
  }

  private func findings(_ paths: [String]) throws -> [String] {
    let outcome = try Program.run(["--no-config", "--format", "jsonl"] + paths, in: folder.path)
    #expect(outcome.status < 2)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func nothingIsReportedTwice() throws {
    let found = try findings(["all"])
    #expect(Set(found).count == found.count)
    #expect(try findings(["all/bad", "all", "./all/good", "all/bad/traffic.har"]).sorted() == found.sorted())
  }

  @Test func aFileGivesTheSameFindingsAloneAndInAFolder() throws {
    let alone = try names.flatMap { try findings(["all/\($0)"]) }
    #expect(try findings(["all"]).filter(Self.isOfOneRequest).sorted() == alone.filter(Self.isOfOneRequest).sorted())
  }

  /// Whether a finding is of no rule over several requests, which join those of all files.
  private static func isOfOneRequest(_ line: String) -> Bool {
    !["RP403", "RP408", "RP415"].contains { line.contains("\"rule\":\"\($0)\"") }
  }

  @Test func filesOfOtherThingsAreCountedAsSkipped() throws {
    let outcome = try folder.rplint("--no-config", "--format", "json", "all")
    let summary = outcome.output.split(separator: "\n").map { $0.filter { $0 != " " && $0 != "," } }
    #expect(summary.contains("\"files\":\(names.count)"))
    #expect(summary.contains("\"skipped\":\(Self.others.count + 2)"))
    #expect(summary.contains("\"failed\":0"))
  }
}
