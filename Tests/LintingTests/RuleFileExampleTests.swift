import JSONText
import Testing

@testable import Linting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Checks the example rule file in rules/README.md.
@Suite struct RuleFileExampleTests {
  private let added: AddedRules

  init() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../rules/README.md")
    let lines = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "<!-- rules -->"))
    let file = lines[start...].dropFirst(2).prefix { $0 != "```" }.joined(separator: "\n")
    var added = AddedRules()
    try added.add(Array(file.utf8), path: "README.md")
    self.added = added
  }

  private func findings(in example: RuleExample) -> [LocatedFinding] {
    let options = Linter.Options(operation: example.operation, apiVersion: example.apiVersion, added: added)
    let linter = Linter(options: options)
    let file = linter.lint(example.bytes, path: example.file, isNamed: true)
    return linter.completing([file]) { _ in example.bytes }.flatMap(\.findings)
  }

  @Test func everyRuleHasAWrongAndARightExample() {
    #expect(added.descriptors.count == 8)
    #expect(added.descriptors.allSatisfy { !$0.wrong.isEmpty && !$0.right.isEmpty })
  }

  @Test func aWrongExampleGivesExactlyItsFinding() {
    for rule in added.descriptors {
      for example in rule.wrong {
        let found = findings(in: example)
        #expect(found.map(\.rule) == [rule.id])
        #expect(found.map(\.severity) == [rule.severity])
        #expect(example.pointer == nil || found.first?.pointer == example.pointer)
      }
    }
  }

  @Test func aRightExampleGivesNoFinding() {
    for rule in added.descriptors {
      for example in rule.right { #expect(findings(in: example).map(\.summary) == []) }
    }
  }
}
