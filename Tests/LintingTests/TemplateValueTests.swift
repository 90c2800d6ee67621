import JSONText
import Testing

@testable import Linting

/// Checks findings in values that a template defines as parameters and variables.
@Suite struct TemplateValueTests {
  private static func template(mode: String, literals: String = "") -> String {
    """
    {
      "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      "parameters": { "Mode": { "type": "string", "defaultValue": "crashConsistent" } },
      "variables": { \(literals)"version": "2025-04-01", "minutes": "60", "gone": "2020-01-01" },
      "resources": [
        {
          "type": "Microsoft.Compute/restorePointCollections/restorePoints",
          "apiVersion": "[variables('version')]",
          "name": "c/p",
          "properties": \(mode)
        }
      ]
    }
    """
  }

  private static func found(in text: String) -> [LocatedFinding] {
    Linter().lint(Array(text.utf8), path: "main.json", isNamed: true).findings
  }

  @Test(arguments: [
    (#"{ "consistencyMode": "[parameters('mode')]" }"#, "RP105 warning /properties/consistencyMode", "crashConsistent"),
    (
      #"{ "instantAccessDurationMinutes": "[variables('minutes')]" }"#,
      "RP104 warning /properties/instantAccessDurationMinutes", "60"
    ),
  ])
  func aLiteralIsReportedWhereItIsUsed(properties: String, summary: String, literal: String) throws {
    let text = Self.template(mode: properties)
    let finding = try #require(Self.found(in: text).first)
    #expect(Self.found(in: text).count == 1)
    #expect(finding.summary(in: text) == summary)
    #expect(finding.sourceText(in: text).hasPrefix("\"["))
    #expect(
      finding.notes.map { String(decoding: Array(text.utf8)[$0.range.bytes], as: UTF8.self) } == ["\"\(literal)\""])
    #expect(finding.notes.first?.file == "main.json")
    #expect(finding.fix == nil)
  }

  @Test func aNoteDescribesTheDefinition() {
    let found = Self.found(in: Self.template(mode: #"{ "consistencyMode": "[parameters('mode')]" }"#))
    #expect(found.first?.notes.map(\.message) == ["default value of parameter 'mode'"])
    #expect(found.first?.notes.first?.range.start.line == 3)
  }

  @Test func findingsInALiteralObjectPointToItsUse() throws {
    let literals = #""all": { "excludeDisks": [{ "id": "[resourceId('x')]" }, { "id": "x" }], "ö": "y" }, "#
    let text = Self.template(mode: #""[variables('all')]""#, literals: literals)
    let found = Self.found(in: text)
    #expect(
      found.map { $0.summary(in: text) } == [
        "RP103 error /properties/ö", "RP201 error /properties/excludeDisks/1/id",
      ])
    #expect(
      found.allSatisfy { $0.sourceText(in: text) == "\"[variables('all')]\"" && $0.notes.count == 1 && $0.fix == nil })
  }

  /// The literal has the length of the expression, so offsets in it could be mistaken for offsets in the expression.
  @Test func aLiteralAsLongAsItsExpressionPointsToTheWholeExpression() {
    let literals = #""all": {"a": 1, "b": 22222}, "#
    let text = Self.template(mode: #""[variables('all')]""#, literals: literals)
    #expect(
      Self.found(in: text).map { $0.sourceText(in: text) } == ["\"[variables('all')]\"", "\"[variables('all')]\""])
  }

  @Test func anAPIVersionFromAVariableIsChecked() {
    let text = Self.template(mode: "{}").replacing("[variables('version')]", with: "[variables('gone')]")
    let found = Self.found(in: text)
    #expect(found.map(\.rule) == [RuleID(303)])
    #expect(found.first?.notes.map(\.message) == ["value of variable 'gone'"])
  }

  @Test func fixesLeaveExpressionsUnchanged() {
    let properties = #"{ "provisioningState": "[parameters('mode')]", "consistencymode": "[parameters('mode')]" }"#
    let bytes = Array(Self.template(mode: properties).utf8)
    let fixed = Linter().fix(bytes, path: "main.json", isNamed: true, includesUnsafe: true)
    let expected = Self.template(mode: #"{ "consistencyMode": "[parameters('mode')]" }"#)
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == expected)
  }
}
