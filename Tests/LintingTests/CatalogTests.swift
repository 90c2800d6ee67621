import JSONText
import Testing

@testable import Linting

/// Checks that the rule catalog is complete and consistent.
@Suite struct CatalogTests {
  @Test(arguments: RuleCatalog.bundled.rules) func everyRuleHasAWrongAndARightExample(of rule: RuleDescriptor) {
    #expect(!rule.wrong.isEmpty)
    #expect(!rule.right.isEmpty)
  }

  @Test(
    "Every wrong example specifies where its finding is, and no right example does",
    arguments: RuleCatalog.bundled.rules)
  func locations(of rule: RuleDescriptor) {
    #expect(rule.wrong.allSatisfy { $0.pointer != nil || $0.line != nil || $0.copies > 1 })
    #expect(rule.right.allSatisfy { $0.pointer == nil && $0.line == nil })
  }

  @Test(
    "Every rule has a summary, a rationale and sources, and help if it adds anything",
    arguments: RuleCatalog.bundled.rules)
  func texts(of rule: RuleDescriptor) {
    #expect(rule.summary.first?.isLowercase == true)
    #expect(!rule.summary.hasSuffix("."))
    #expect(rule.why.hasSuffix("."))
    #expect(rule.help.first?.isUppercase != true && !rule.help.hasSuffix("."))
    #expect(rule.help.split(separator: "\n").count <= 2)
    #expect(!rule.sources.isEmpty && rule.sources.allSatisfy { $0.hasPrefix("https://") })
  }

  @Test(arguments: RuleCatalog.bundled.rules) func aRuleThatIsReadAloneIsTheSame(as rule: RuleDescriptor) throws {
    let alone = try #require(RuleCatalog.bundledRule(rule.id))
    #expect(alone.description == rule.description && alone.severity == rule.severity && alone.fix == rule.fix)
    #expect([alone.summary, alone.why, alone.help] == [rule.summary, rule.why, rule.help])
    #expect(alone.sources == rule.sources && alone.precedence == rule.precedence)
    #expect(alone.wrong == rule.wrong && alone.right == rule.right)
  }

  @Test func anUnknownRuleIsNotFound() {
    #expect(RuleCatalog.bundledRule(RuleID(999)) == nil)
  }

  @Test func idsAndNamesAreUniqueAndIDsAreInOrder() {
    let rules = RuleCatalog.bundled.rules
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(Set(rules.map(\.name)).count == rules.count)
    #expect(rules.map(\.id) == rules.map(\.id).sorted())
  }

  @Test func aRuleIsFoundByIDNameAndIDPrefix() {
    let catalog = RuleCatalog.bundled
    #expect(catalog.rules(matching: "rp101").map(\.name) == ["read-only-property"])
    #expect(catalog.rules(matching: "Read-Only-Property").map(\.id) == [RuleID(101)])
    #expect(catalog.rules(matching: "RP10").map(\.id) == (101...108).map { RuleID($0) })
    for text in ["no-such-rule", "R", "P1", "", "1"] { #expect(catalog.rules(matching: text).isEmpty) }
  }

  @Test(arguments: CatalogCase.checkedRules) func aRulesFixKindMatchesTheFixesOfItsWrongExamples(
    of rule: RuleDescriptor
  ) {
    let fixes = CatalogCase.all.filter { $0.isWrong && $0.rule.id == rule.id }.compactMap { $0.findings().first?.fix }
    let kind: RuleDescriptor.FixApplicability? = fixes.isEmpty ? nil : fixes.contains(where: \.isSafe) ? .safe : .unsafe
    #expect(rule.fix == kind)
  }
}
