import JSONText
import Linting
import Swagger
import Testing

/// An operation whose body has a schema.
struct SchemaCase: CustomTestStringConvertible {
  let operation: APIOperation
  let document: SwaggerDocument

  static let all = ProviderFamily.allCases.map(SwaggerDocument.bundled).flatMap { document in
    document.operations.filter(\.takesBody).map { SchemaCase(operation: $0, document: document) }
  }

  var testDescription: String { operation.id }

  /// The schema's text in every version that has the operation.
  var texts: [String] {
    document.apiVersions.compactMap { JSONSchemaWriter.text(ofBodyOf: operation, in: $0, of: document) }
  }

  static func text(_ operation: String, _ version: String) throws -> String {
    let match = try #require(all.first { $0.operation.id == operation })
    let date = try #require(APIVersion(version))
    return try #require(JSONSchemaWriter.text(ofBodyOf: match.operation, in: date, of: match.document))
  }
}

@Suite struct JSONSchemaWriterTests {
  @Test(arguments: SchemaCase.all) func everyVersionHasAValidJSONSchema(_ body: SchemaCase) throws {
    #expect(body.texts.count == body.document.apiVersions.filter(body.operation.exists).count)
    for text in body.texts {
      let document = try JSONDocument(parsing: Array(text.utf8).span)
      let repeatsKeys = document.hasDuplicateKeys
      #expect(!repeatsKeys)
    }
  }

  @Test(arguments: SchemaCase.all) func everyReferenceHasATarget(_ body: SchemaCase) throws {
    for text in body.texts {
      let document = try JSONDocument(parsing: Array(text.utf8).span)
      let dangling = document.withRoot { root in
        Self.references(in: root).filter { root["definitions"]?[String($0.dropFirst("#/definitions/".count))] == nil }
      }
      #expect(dangling.isEmpty)
    }
  }

  @Test func aResourceReferenceRequiresAnID() throws {
    let text = try SchemaCase.text("RestorePointCollections_CreateOrUpdate", "2025-04-01")
    let document = try JSONDocument(parsing: Array(text.utf8).span)
    document.withRoot { root in
      let source = root["definitions"]?["RestorePointCollectionSourceProperties"]
      #expect(source?["required"]?.elements.compactMap(\.string) == ["id"])
    }
  }

  @Test func documentedLimitsOverrideTheSwagger() throws {
    let text = try SchemaCase.text("RestorePoints_Create", "2025-04-01")
    let document = try JSONDocument(parsing: Array(text.utf8).span)
    document.withRoot { root in
      let properties = root["definitions"]?["RestorePointProperties"]?["properties"]
      let duration = properties?["instantAccessDurationMinutes"]
      #expect(duration?["minimum"]?.integer == 60)
      #expect(duration?["maximum"]?.integer == 300)
      #expect(properties?["consistencyMode"]?["enum"]?.elements.compactMap(\.string) == ["CrashConsistent"])
    }
  }

  @Test func consistencyModeIsReadOnlyInEarlyVersions() throws {
    let text = try SchemaCase.text("RestorePoints_Create", "2021-11-01")
    let document = try JSONDocument(parsing: Array(text.utf8).span)
    document.withRoot { root in
      let mode = root["definitions"]?["RestorePointProperties"]?["properties"]?["consistencyMode"]
      #expect(mode?["readOnly"]?.boolean == true)
      #expect(mode?["enum"] == nil)
    }
  }

  @Test func operationsWithoutABodyHaveNoSchema() throws {
    let document = SwaggerDocument.bundled(.compute)
    let operation = try #require(document.operations.first { $0.id == "RestorePoints_Get" })
    for version in document.apiVersions {
      #expect(JSONSchemaWriter.text(ofBodyOf: operation, in: version, of: document) == nil)
    }
  }

  private static func references(in root: JSONNode) -> [String] {
    var found: [String] = []
    var pending = [root]
    while let node = pending.popLast() {
      if let reference = node["$ref"]?.string { found.append(reference) }
      pending += node.members.map(\.value) + Array(node.elements)
    }
    return found
  }
}
