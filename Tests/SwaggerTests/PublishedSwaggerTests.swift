import JSONText
import Swagger
import Testing

/// Published files override the bundled documents.
@Suite struct PublishedSwaggerTests {
  private func documents(_ files: [String: String], _ names: String...) throws -> SwaggerDocuments {
    let files = PublishedFiles(files)
    return try SwaggerDocuments(extendedBy: names.map { try files.read($0) })
  }

  private func names(_ schema: Schema?) -> [String] { schema?.properties.map(\.name) ?? [] }

  @Test func followsReferencesAcrossFiles() throws {
    let main = PublishedFiles.main(
      schema: ##"{"$ref": "../common/types.json#/definitions/Point"}"##,
      parameter: ##"{"$ref": "../common/types.json#/parameters/Body"}"##,
      more: #", "definitions": {"Name": {"type": "string"}}"#)
    let types = ##"""
      {"parameters": {"Body": {"name": "b", "in": "body", "schema": {"$ref": "#/definitions/Point"}}},
       "definitions": {
         "Point": {"allOf": [{"$ref": "./../common/base.json#/definitions/Point"}],
                   "properties": {"next": {"$ref": "types.json#/definitions/Point"},
                                  "name": {"$ref": "../spec/main.json#/definitions/Name"}}},
         "Unread": {"type": 7}}}
      """##
    let base = #"{"definitions": {"Point": {"required": ["id"], "properties": {"id": {"type": "string"}}}}}"#
    let documents = try documents(
      ["spec/main.json": main, "common/types.json": types, "common/base.json": base], "spec/main.json")
    let version = try APIVersion.of("2027-01-01")
    let document = documents[.compute]
    let schema = try #require(
      document.bodySchema(of: try document.operation("RestorePoints_Create"), in: version))
    #expect(names(schema) == ["id", "next", "name"])
    #expect(schema.required == ["id"])
    #expect(schema.property("name")?.schema.type == .string)
    #expect(schema.property("next")?.schema.property("next")?.schema.definition == "Point")
  }

  @Test func disambiguatesDefinitionsWithTheSameNameInTwoFiles() throws {
    let main = PublishedFiles.main(
      more: ##", "definitions": {"A": {"properties": {"a": {"$ref": "b.json#/definitions/A"}}}}"##)
    let other = #"{"definitions": {"A": {"properties": {"b": {"type": "string"}}}}}"#
    let document = try documents(["main.json": main, "b.json": other], "main.json")[.compute]
    let schema = document.bodySchema(of: try document.operation("RestorePoints_Create"), in: try .of("2027-01-01"))
    #expect(schema?.definition == "A")
    #expect(schema?.property("a")?.schema.definition == "A_2")
    #expect(names(schema?.property("a")?.schema) == ["b"])
  }

  @Test func addsANewVersionOnlyToTheOperationsInTheFile() throws {
    let document = try documents(["main.json": PublishedFiles.main(schema: "{}")], "main.json")[.compute]
    let version = try APIVersion.of("2027-01-01")
    let create = try document.operation("RestorePoints_Create")
    let get = try document.operation("RestorePoints_Get")
    #expect(document.apiVersions.last == version)
    #expect(document.newestVersion(of: create) == version)
    #expect(document.newestVersion(of: get)?.description == "2026-04-01")
    #expect(!document.has(get, in: version))
    #expect(SwaggerDocument.bundled(.compute).newestVersion(of: create)?.description == "2026-04-01")
  }

  @Test func leavesOtherOperationsOfAKnownVersionUnchanged() throws {
    let body = #"{"properties": {"only": {"type": "string"}}}"#
    let document = try documents(["main.json": PublishedFiles.main(version: "2025-04-01", schema: body)], "main.json")[
      .compute]
    let bundled = SwaggerDocument.bundled(.compute)
    #expect(document.apiVersions == bundled.apiVersions)
    for id in ["RestorePointCollections_CreateOrUpdate", "RestorePoints_Create"] {
      let (operation, old) = (try document.operation(id), try bundled.operation(id))
      for version in bundled.apiVersions {
        let isDescribed = id == "RestorePoints_Create" && version.description == "2025-04-01"
        let names = names(document.bodySchema(of: operation, in: version))
        #expect(names == (isDescribed ? ["only"] : self.names(bundled.bodySchema(of: old, in: version))))
      }
    }
  }

  @Test func findsMembersOfTheNewVersion() throws {
    let body = #"{"properties": {"properties": {"properties": {"speed": {"enum": ["Warp"]}}}}}"#
    let document = try documents(["main.json": PublishedFiles.main(schema: body)], "main.json")[.compute]
    let create = try document.operation("RestorePoints_Create")
    let path = ["properties", "speed"]
    #expect(document.versions(of: create, withMember: path).map(\.description) == ["2027-01-01"])
    #expect(document.versions(of: create, withMember: path, allowing: "warp").map(\.description) == ["2027-01-01"])
    #expect(document.versions(of: create, withMember: ["properties", "excludeDisks"]).count == 17)
  }

  @Test func addsOperationsUnderCollectionsAndQueryParameterValues() throws {
    let text = """
      {"swagger": "2.0", "info": {"version": "2027-01-01"}, "paths": {"\(PublishedFiles.path)": {
        "parameters": [{"name": "$expand", "in": "query", "type": "string", "enum": ["instanceView", "more"]}],
        "patch": {"operationId": "Points_Update", "responses": {}},
        "get": {"operationId": "Points_Get", "responses": {}}},
       "/subscriptions/{id}/providers/Microsoft.Compute/disks": {"get": {"operationId": 7}}}}
      """
    let document = try documents(["main.json": text], "main.json")[.compute]
    let update = try document.operation("Points_Update")
    #expect(update.method == "PATCH" && update.since.description == "2027-01-01")
    #expect(document.operations.count == SwaggerDocument.bundled(.compute).operations.count + 1)
    let values = try document.operation("RestorePoints_Get").queryParameters.first { $0.name == "$expand" }?.values
    #expect(values?.map(\.text) == ["instanceView", "more"])
    #expect(values?.map(\.versions.since.description) == ["2021-11-01", "2027-01-01"])
  }

  @Test func doesNotDependOnTheOrderOfFiles() throws {
    let files = ["2027-01-01", "2028-01-01"].map { version in
      PublishedFiles.main(
        version: version, schema: "{}",
        parameter: #"{"name": "$speed", "in": "query", "type": "string", "enum": ["v\#(version)"]}"#)
    }
    let texts = ["a.json": files[0], "b.json": files[1]]
    let values = try [documents(texts, "a.json", "b.json"), documents(texts, "b.json", "a.json")].map { documents in
      let parameters = try documents[.compute].operation("RestorePoints_Create").queryParameters
      let values = try #require(parameters.first { $0.name == "$speed" }?.values)
      return values.sorted { $0.text < $1.text }
    }
    #expect(values[0] == values[1])
    #expect(values[0].map(\.versions.until?.description) == ["2027-01-01", nil])
  }

  @Test func overridesWhetherABodyIsRequired() throws {
    let optional = PublishedFiles.main(schema: "{}", parameter: #"{"name": "b", "in": "body", "schema": {}}"#)
    let document = try documents(["main.json": optional], "main.json")[.compute]
    let create = try document.operation("RestorePoints_Create")
    #expect(!document.operation(create, in: try .of("2027-01-01")).isBodyRequired)
    #expect(document.operation(create, in: try .of("2025-04-01")).isBodyRequired)
  }

  @Test(arguments: ProviderFamily.allCases)
  func overridingTheBundledDocumentWithItselfChangesNothing(_ family: ProviderFamily) throws {
    var files = PublishedFiles([:])
    files.texts["main.json"] = bundledText(family)
    let document = try SwaggerDocuments(extendedBy: [try files.read("main.json")])[family]
    let bundled = SwaggerDocument.bundled(family)
    #expect(document.apiVersions == bundled.apiVersions)
    for operation in bundled.operations {
      #expect(document.versions(of: operation) == bundled.versions(of: operation), "\(operation.id)")
      for version in bundled.apiVersions {
        let (new, old) = (
          document.bodySchema(of: operation, in: version), bundled.bodySchema(of: operation, in: version)
        )
        #expect(names(new) == names(old))
        #expect(new?.definition == old?.definition)
      }
    }
  }
}
