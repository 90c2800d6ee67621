import Swagger
import Testing

/// Documents without version annotations.
@Suite struct SingleVersionDocumentTests {
  private func document(_ definitions: String) throws -> SwaggerDocument {
    let head = #"{"swagger": "2.0", "info": {"version": "2021-03-01"}, "definitions": "#
    return try SwaggerDocument(parsing: Array((head + definitions + "}").utf8), family: .disks)
  }

  @Test func hasTheVersionInItsInfo() throws {
    #expect(try document("{}").apiVersions.map(\.description) == ["2021-03-01"])
    #expect(try document("{}").family == .disks)
  }

  @Test func expandsRecursiveDefinitionsOnDemand() throws {
    let node = """
      {"Node": {"properties": {"next": {"$ref": "#/definitions/Node"}, "all": {"items": {"$ref": "#/definitions/Node"}}}}}
      """
    var schema = try document(node).schema("Node", "2021-03-01")
    for name in [String](repeating: "next", count: 500) {
      schema = try #require(schema.property(name)?.schema)
    }
    #expect(schema.definition == "Node")
    #expect(schema.property("all")?.schema.items?.definition == "Node")
  }

  @Test func inheritsReadOnlyAndEnumFromAReferencedDefinition() throws {
    let schema = try document(
      """
      {"A": {"properties": {"state": {"$ref": "#/definitions/State"},
        "also": {"allOf": [{"$ref": "#/definitions/Plain"}], "readOnly": true},
        "plain": {"$ref": "#/definitions/Plain"}}},
       "State": {"type": "string", "readOnly": true, "enum": ["a", "b"], "x-ms-enum": {"name": "State"}},
       "Plain": {"type": "integer", "minimum": 1, "maximum": 2.5, "enum": [1, 2]}}
      """
    ).schema("A", "2021-03-01")
    let state = try #require(schema.property("state"))
    #expect(state.isReadOnly)
    #expect(state.schema.enumeration == Enumeration(values: ["a", "b"], name: "State"))
    #expect(schema.property("also")?.isReadOnly == true)
    #expect(schema.property("also")?.schema.type == .integer)
    let plain = try #require(schema.property("plain"))
    #expect(!plain.isReadOnly)
    #expect(plain.schema.enumeration == nil)
    #expect(plain.schema.minimum == 1 && plain.schema.maximum == 2.5)
  }

  @Test func mergesSharedAncestorsOnce() throws {
    let generations = (0..<30).map { index in
      ##""A\##(index)": {"allOf": [{"$ref": "#/definitions/A\##(index + 1)"}, {"$ref": "#/definitions/A\##(index + 1)"}]}"##
    }
    let last = #""A30": {"required": ["p"], "properties": {"p": {"type": "string"}}}"#
    let schema = try document("{" + (generations + [last]).joined(separator: ",") + "}").schema("A0", "2021-03-01")
    #expect(schema.properties.map(\.name) == ["p"])
    #expect(schema.required == ["p"])
  }

  @Test func infersAMissingType() throws {
    let document = try document(
      #"{"O": {"properties": {"p": {}}}, "L": {"items": {}}, "E": {"enum": ["a"]}, "M": {"additionalProperties": true}}"#
    )
    #expect(try document.schema("O", "2021-03-01").type == .object)
    #expect(try document.schema("O", "2021-03-01").property("p")?.schema.type == .any)
    #expect(try document.schema("L", "2021-03-01").type == .array)
    #expect(try document.schema("E", "2021-03-01").type == .string)
    #expect(try document.schema("M", "2021-03-01").type == .object)
  }

  @Test func returnsTheSameSchemaOnAllThreads() async throws {
    let document = try document(#"{"A": {"properties": {"p": {"properties": {"q": {}}}}}}"#)
    let found = try await withThrowingTaskGroup(of: ObjectIdentifier.self) { group in
      for _ in 0..<50 {
        group.addTask {
          ObjectIdentifier(try #require(try document.schema("A", "2021-03-01").property("p")?.schema))
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(found.count == 1)
  }
}
