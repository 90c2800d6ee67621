import JSONText
import TestSupport
import Testing

@testable import Linting
@testable import Swagger

/// Compares the findings for one request as a template's resource, in Bicep and in azapi.
@Suite struct DeclaredFindingsTests {
  private static let types = [
    ("Microsoft.Compute/restorePointCollections", "RestorePointCollections_CreateOrUpdate"),
    ("Microsoft.Compute/restorePointCollections/restorePoints", "RestorePoints_Create"),
  ]

  /// Not reported for Terraform: azapi's provider may supply a location.
  private static let noLocation = "the body is missing the required property 'location'"

  private static func findings(_ text: String, _ path: String) -> [String] {
    Linter().lint(Array(text.utf8), path: path, isNamed: true).findings
      .map { "\($0.rule) \($0.severity) \($0.pointer?.description ?? "") \($0.message)" }.sorted()
  }

  /// The source text of each finding, without quotes and without containers, which the languages write differently.
  private static func sources(_ text: String, _ path: String) -> [String] {
    Linter().lint(Array(text.utf8), path: path, isNamed: true).findings
      .filter { !["{", "["].contains($0.sourceText(in: text).prefix(1)) }
      .map { "\($0.pointer?.description ?? "") " + $0.sourceText(in: text).filter { !"'\"".contains($0) } }.sorted()
  }

  @Test(arguments: types)
  func faultyBodiesHaveTheSameFindings(type: String, operation id: String) throws {
    let document = SwaggerDocument.bundled(.compute)
    let version = try #require(APIVersion("2025-04-01"))
    let operation = try #require(document.operations.first { $0.id == id })
    let schema = try #require(document.bodySchema(of: operation, in: version))
    var generator = SchemaBodyGenerator(seed: 5, isResponse: false) { schema in
      schema.definition.flatMap { document.schema(document.sources.definitions[$0], in: document.apiVersions[0]) }?
        .properties.map(\.name) ?? []
    }
    var count = 0
    for round in 0..<20 {
      for fault in BodyFault.allCases {
        guard let body = generator.adding(fault, to: generator.value(of: schema), schema), !body.hasDeploymentMembers
        else {
          continue
        }
        var text = DeclaredText(type: type, body: body, seed: round)
        let expected = Self.findings(text.template, "a.json")
        let (bicep, terraform) = (text.bicep(), text.terraform())
        #expect(Self.findings(bicep, "a.bicep") == expected, "\(bicep)")
        #expect(Self.findings(terraform, "a.tf") == expected.filter { !$0.contains(Self.noLocation) }, "\(terraform)")
        let sources = Self.sources(text.template, "a.json")
        #expect(Self.sources(bicep, "a.bicep") == sources, "\(bicep)")
        #expect(Self.sources(terraform, "a.tf") == sources, "\(terraform)")
        count += expected.isEmpty ? 0 : 1
      }
    }
    #expect(count > 100)
  }

  @Test func bicepAndTerraformGetNoJSONFixes() {
    let body = JSONTree.object([
      .init(key: "properties", value: .object([.init(key: "instantAccessDurationMinutes", value: .string("120"))]))
    ])
    var text = DeclaredText(type: Self.types[1].0, body: body)
    for (text, path) in [(text.bicep(), "a.bicep"), (text.terraform(), "a.tf"), (text.template, "a.json")] {
      let findings = Linter().lint(Array(text.utf8), path: path, isNamed: true).findings
      #expect(findings.map(\.rule) == [RuleID(104)])
      #expect(findings.map { $0.fix == nil } == [path != "a.json"])
    }
  }
}

extension JSONTree {
  /// Whether the root has a member that belongs to the resource in a template, but to the body in Bicep and Terraform.
  fileprivate var hasDeploymentMembers: Bool {
    guard case .object(let members) = self else { return true }
    return members.contains { ["name", "type"].contains($0.key.lowercased()) }
  }
}
