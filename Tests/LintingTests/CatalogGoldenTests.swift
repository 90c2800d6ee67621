import JSONText
import Testing

@testable import Linting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Texts that are made from the catalogue stand in files, compared whole.
@Suite struct CatalogGoldenTests {
  @Test("The messages of all wrong examples are those on record")
  func messages() throws {
    let lines = CatalogCase.all.filter(\.isWrong).flatMap { Self.lines(of: $0.findings()) }
    try expect(lines.joined(), toBeIn: "Tests/LintingTests/Golden/messages.txt")
  }

  @Test("The messages of further faulty requests are those on record")
  func furtherMessages() throws {
    let lines = MessageCases.all.flatMap { file, text in
      ["\(text.split(separator: "\n").joined(separator: "⏎"))\n"]
        + Self.lines(of: Linter().lint(Array(text.utf8), path: file, isNamed: true).findings).map { "  " + $0 }
    }
    try expect(lines.joined(), toBeIn: "Tests/LintingTests/Golden/further-messages.txt")
  }

  private static func lines(of findings: [LocatedFinding]) -> [String] {
    findings.map { "\($0.rule) \($0.file):\($0.place.start.line):\($0.place.start.column) \($0.message)\n" }
  }

  @Test("The rule table in rules/README.md is that of the catalogue")
  func ruleTable() throws {
    let path = "rules/README.md"
    let text = try read(path)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("| id ") })
    let rest = lines[start...].drop { $0.hasPrefix("|") }
    let fresh = lines[..<start].map { $0 + "\n" }.joined() + RuleCatalog.bundled.markdownTable
    try expect(fresh + rest.joined(separator: "\n"), toBeIn: path)
  }

  /// Rewrites the file first where the environment sets RPLINT_UPDATE_GOLDEN.
  private func expect(_ text: String, toBeIn path: String) throws {
    if ProcessInfo.processInfo.environment["RPLINT_UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: url(of: path))
    }
    #expect(try text == read(path))
  }

  private func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url(of: path)), as: UTF8.self)
  }

  /// A file of the package, by its path from the package's root.
  private func url(of path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)")
  }
}
