import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Compares the report on each file in samples/ with the expected one.
@Suite struct SampleTests {
  static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "samples")

  static func samples(in part: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.appending(path: part).path)) ?? []
    return names.filter { !$0.hasSuffix(".expected") }.sorted().map { "\(part)/\($0)" }
  }

  @Test(arguments: samples(in: "good") + samples(in: "bad"))
  func theReportOnASampleIsAsExpected(sample: String) throws {
    let outcome = try Program.run(["--no-config", sample], in: Self.directory.path)
    let text = outcome.output + outcome.errors + "exit status: \(outcome.status)\n"
    #expect(try text == GoldenFile("samples/\(sample).expected").text(updatedTo: text))
  }

  @Test func bothDirectoriesContainSamples() {
    #expect(Self.samples(in: "good").count > 10)
    #expect(Self.samples(in: "bad").count > 10)
  }

  @Test(arguments: samples(in: "good"))
  func aGoodSampleHasNoWarnings(sample: String) throws {
    #expect(try Program.run(["--no-config", "--quiet", sample], in: Self.directory.path).status == 0)
  }

  @Test func theBadSamplesHaveErrors() throws {
    #expect(try Program.run(["--no-config", "--fail-on", "error", "bad"], in: Self.directory.path).status == 1)
  }
}
