import JSONText
import TestSupport
import Testing

@testable import Linting

/// Compares texts generated from the catalog with golden files.
@Suite struct CatalogGoldenTests {
  @Test func theMessagesOfAllWrongExamplesMatchTheGoldenFile() throws {
    let lines = CatalogCase.all.filter(\.isWrong).flatMap { Self.lines(of: $0.findings()) }
    try expect(lines.joined(), toMatch: "Tests/LintingTests/Golden/messages.txt")
  }

  @Test func theMessagesOfFurtherFaultyRequestsMatchTheGoldenFile() throws {
    let lines = MessageCases.all.flatMap { file, text in
      let operation = file == MessageCases.bodyFile ? MessageCases.bodyOperation : nil
      let linter = Linter(options: Linter.Options(operation: operation))
      return ["\(text.split(separator: "\n").joined(separator: "⏎"))\n"]
        + Self.lines(of: linter.lint(Array(text.utf8), path: file, isNamed: true).findings).map { "  " + $0 }
    }
    try expect(lines.joined(), toMatch: "Tests/LintingTests/Golden/further-messages.txt")
  }

  private static func lines(of findings: [LocatedFinding]) -> [String] {
    findings.map { "\($0.rule) \($0.file):\($0.range.start.line):\($0.range.start.column) \($0.message)\n" }
  }

  @Test func theRuleTableInTheReadmeIsUpToDate() throws {
    let path = "rules/README.md"
    let text = try GoldenFile(path).text()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("| id ") })
    let remaining = lines[start...].drop { $0.hasPrefix("|") }
    let updated = lines[..<start].map { $0 + "\n" }.joined() + Self.table(of: RuleCatalog.bundled.rules)
    try expect(updated + remaining.joined(separator: "\n"), toMatch: path)
  }

  /// Without padding.
  private static func table(of rules: [RuleDescriptor]) -> String {
    let header = "| id | name | severity | fix | fault |\n|---|---|---|---|---|\n"
    return rules.reduce(into: header) { table, rule in
      let cells = [
        rule.id.description, rule.name, rule.severity.rawValue, rule.fix?.rawValue ?? "", rule.summary,
      ]
      table += "| \(cells.joined(separator: " | ")) |\n"
    }
  }

  /// - Parameter path: relative to the package's root.
  private func expect(_ text: String, toMatch path: String) throws {
    #expect(try text == GoldenFile(path).text(updatedTo: text))
  }
}
