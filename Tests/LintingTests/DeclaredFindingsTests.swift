import JSONText
import Swagger
import Testing

@testable import Linting

/// The same request as a template's resource, in Bicep and in azapi.
@Suite struct DeclaredFindingsTests {
  private static let types = [
    ("Microsoft.Compute/restorePointCollections", "RestorePointCollections_CreateOrUpdate"),
    ("Microsoft.Compute/restorePointCollections/restorePoints", "RestorePoints_Create"),
  ]

  /// azapi's provider may fill one in.
  private static let noLocation = "the body lacks 'location'"

  private static func findings(_ text: String, _ path: String) -> [String] {
    Linter().lint(Array(text.utf8), path: path, isNamed: true).findings
      .map { "\($0.rule) \($0.severity) \($0.pointer?.description ?? "") \($0.message)" }.sorted()
  }

  /// The texts at the findings' places: without what their language writes in another way.
  private static func places(_ text: String, _ path: String) -> [String] {
    Linter().lint(Array(text.utf8), path: path, isNamed: true).findings
      .filter { !["{", "["].contains($0.marked(in: text).prefix(1)) }
      .map { "\($0.pointer?.description ?? "") " + $0.marked(in: text).filter { !"'\"".contains($0) } }.sorted()
  }

  @Test(arguments: types)
  func faultyBodiesHaveTheSameFindings(type: String, operation id: String) throws {
    let document = SwaggerDocument.bundled(.compute)
    let version = try #require(APIVersion("2025-04-01"))
    let operation = try #require(document.operations.first { $0.id == id })
    let schema = try #require(document.bodySchema(of: operation, in: version))
    var source = SchemaBody(seed: 5, isAnswer: false) { schema in
      schema.definition.flatMap { document.schema(of: $0, in: document.apiVersions[0]) }?.properties.map(\.name) ?? []
    }
    var count = 0
    for round in 0..<20 {
      for fault in BodyFault.allCases {
        guard let body = source.adding(fault, to: source.value(of: schema), schema), !body.isOfDeployment else {
          continue
        }
        var text = DeclaredText(type: type, body: body, turn: round)
        let expected = Self.findings(text.template, "a.json")
        let (bicep, terraform) = (text.bicep(), text.terraform())
        #expect(Self.findings(bicep, "a.bicep") == expected, "\(bicep)")
        #expect(Self.findings(terraform, "a.tf") == expected.filter { !$0.contains(Self.noLocation) }, "\(terraform)")
        let places = Self.places(text.template, "a.json")
        #expect(Self.places(bicep, "a.bicep") == places, "\(bicep)")
        #expect(Self.places(terraform, "a.tf") == places, "\(terraform)")
        count += expected.isEmpty ? 0 : 1
      }
    }
    #expect(count > 100)
  }

  @Test func nothingIsMendedInTheWayOfJSON() {
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
  /// Whether a root member is one that a template's deployment reads and Bicep's or Terraform's doesn't.
  fileprivate var isOfDeployment: Bool {
    guard case .object(let members) = self else { return true }
    return members.contains { ["name", "type"].contains($0.key.lowercased()) }
  }
}
