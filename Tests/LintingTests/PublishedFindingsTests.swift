import JSONText
import Linting
import TestSupport
import Testing

@testable import Swagger

/// A bundled api-version.
struct BundledVersion: CustomTestStringConvertible, Sendable {
  static let all = ProviderFamily.allCases.flatMap { family in
    SwaggerDocument.bundled(family).apiVersions.map { BundledVersion(family: family, version: $0) }
  }

  let family: ProviderFamily
  let version: APIVersion

  var testDescription: String { "\(family) \(version)" }

  /// The bundled documents, overridden by this version as it would be published.
  func published(changing change: (String) -> String = { $0 }) throws -> SwaggerDocuments {
    let files = try PublishedText(family, version: version.description).files
      .mapValues { change(String(decoding: $0, as: UTF8.self)) }
    let published = try PublishedSwagger(file: PublishedText.main) { (path) throws(SwaggerFileFailure) in
      guard let text = files[path] else { throw SwaggerFileFailure("no such file") }
      return Array(text.utf8)
    }
    return try SwaggerDocuments(extendedBy: [published])
  }

  /// Envelopes of requests for every operation with a body: one valid, and one with each possible fault.
  var requests: [JSONTree] {
    bodies(isResponse: false) { SwaggerDocument.bundled(family).bodySchema(of: $0, in: version) }.map {
      operation, body in
      .object([
        .init(key: "method", value: .string(operation.method)), .init(key: "url", value: .string(url(of: operation))),
        .init(key: "body", value: body),
      ])
    }
  }

  /// Recorded responses of every operation, generated in the same way.
  var responses: [JSONTree] {
    bodies(isResponse: true) { SwaggerDocument.bundled(family).responseSchema(of: $0, in: version) }
      .map { operation, body in
        .object([
          .init(key: "RequestUri", value: .string(url(of: operation))),
          .init(key: "RequestMethod", value: .string(operation.method)),
          .init(key: "StatusCode", value: .scalar("200")),
          .init(key: "ResponseBody", value: body),
        ])
      }
  }

  private func bodies(isResponse: Bool, _ schema: (APIOperation) -> Schema?) -> [(APIOperation, JSONTree)] {
    let document = SwaggerDocument.bundled(family)
    var generator = SchemaBodyGenerator(seed: 11, isResponse: isResponse) { schema in
      guard let name = schema.definition, let newest = document.apiVersions.last else { return [] }
      return document.schema(document.sources.definitions[name], in: newest)?.properties.map(\.name) ?? []
    }
    return document.operations.flatMap { operation -> [(APIOperation, JSONTree)] in
      guard let schema = schema(operation) else { return [] }
      let faulty = BodyFault.allCases.compactMap { fault in
        let valid = generator.value(of: schema).restoring(operation)
        return generator.adding(fault, to: valid, schema)
      }
      return ([generator.value(of: schema).restoring(operation)] + faulty).map { (operation, $0) }
    }
  }

  private func url(of operation: APIOperation) -> String {
    let steps = operation.path.map { step in
      switch step {
      case .literal(let text): text
      case .parameter(let name): name == "subscriptionId" ? "01234567-89ab-cdef-0123-456789abcdef" : "name1"
      }
    }
    return "https://management.azure.com/\(steps.joined(separator: "/"))?api-version=\(version)"
  }
}

extension JSONTree {
  /// Makes the body of a disk's PUT restore the disk from a disk restore point. Other bodies are unchanged.
  fileprivate func restoring(_ operation: APIOperation) -> JSONTree {
    guard operation.id == "Disks_CreateOrUpdate" else { return self }
    let data = #"{"createOption": "Restore", "sourceResourceId": "/subscriptions/restorePointCollections/"}"#
    let creation = JSONTree(of: Array(#"{"creationData": \#(data)}"#.utf8)) ?? .object([])
    let others = self["properties"].members.filter { $0.key != "creationData" }
    return .object(
      members.filter { $0.key != "properties" } + [.init(key: "properties", value: .object(others + creation.members))])
  }
}

/// Findings are the same for the bundled and the published definitions of an api-version.
@Suite struct PublishedFindingsTests {
  private func findings(_ entries: JSONTree, _ swagger: SwaggerDocuments = .bundled) -> [LocatedFinding] {
    var options = Linter.Options()
    options.swagger = swagger
    let bytes = Array(entries.text(indentation: nil).utf8)
    return Linter(options: options).lint(bytes, path: "entries.json", isNamed: true).findings
  }

  @Test(arguments: BundledVersion.all) func findingsAreTheSameForAPublishedSwagger(_ version: BundledVersion) throws {
    let swagger = try version.published()
    let responses = JSONTree.object([.init(key: "Entries", value: .array(version.responses))])
    for file in [JSONTree.array(version.requests), responses] {
      let expected = findings(file)
      #expect(!expected.isEmpty)
      #expect(findings(file, swagger) == expected)
    }
  }

  @Test func theRequestsCoverEverySchemaRule() {
    let requests = JSONTree.array(BundledVersion.all.flatMap(\.requests))
    let rules = Set(findings(requests).map(\.rule.description))
    #expect(requests.elements.count >= 300)
    #expect(rules.isSuperset(of: (101...108).map { "RP\($0)" } + ["RP304"]))
  }

  @Test(arguments: [BundledVersion.all[5], BundledVersion.all[20]])
  func thePublishedFileTakesPrecedence(_ version: BundledVersion) throws {
    let requests = JSONTree.array(version.requests)
    let properties = "\"properties\": {\n"
    let swagger = try version.published { $0.replacing(properties, with: properties + "\"zzUnknown\": {},") }
    func unknown(_ findings: [LocatedFinding]) -> Int { findings.count { $0.pointer?.last == "zzUnknown" } }
    #expect(unknown(findings(requests)) > 0)
    #expect(unknown(findings(requests, swagger)) == 0)
  }
}
