import JSONText
import Swagger
import Testing

@Suite struct MalformedDocumentTests {
  private static func error(of text: String) -> SwaggerError? {
    do {
      _ = try SwaggerDocument(parsing: Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  private static func error(ofDefinitions definitions: String) -> SwaggerError? {
    error(of: #"{"swagger": "2.0", "x-api-versions": ["2021-03-01", "2022-03-01"], "definitions": \#(definitions)}"#)
  }

  @Test(arguments: [("", 0), ("{", 1), (#"{"swagger": }"#, 13)])
  func reportsTheOffsetOfInvalidJSON(_ text: String, _ byteOffset: Int) {
    let error = Self.error(of: text)
    #expect(error?.byteOffset == byteOffset)
    #expect(error?.pointer == nil)
  }

  @Test(arguments: [
    "null", "[]", "1", "{}", #"{"swagger": 2}"#, #"{"swagger": "2.0"}"#, #"{"swagger": "2.0", "x-api-versions": []}"#,
    #"{"swagger": "2.0", "x-api-versions": ["2022-03-01", "2021-03-01"]}"#,
    #"{"swagger": "2.0", "x-api-versions": ["soon"]}"#, #"{"swagger": "2.0", "x-api-versions": {}}"#,
    #"{"swagger": "2.0", "info": {"version": "2021-03-01-preview"}}"#,
    #"{"swagger": "2.0", "info": {"version": "2021-03-01"}, "paths": {"/a": {"get": {}}}}"#,
    ##"{"swagger": "2.0", "info": {"version": "2021-03-01"}, "paths": {"/a": {"parameters": [{"$ref": "#/p"}]}}}"##,
    #"{"swagger": "2.0", "info": {"version": "2021-03-01"}, "paths": {"/a": {"parameters": [7]}}}"#,
    #"{"swagger": "2.0", "info": {"version": "2021-03-01"}, "paths": []}"#,
  ])
  func rejectsInvalidDocuments(_ text: String) {
    #expect(Self.error(of: text)?.pointer != nil)
  }

  @Test(arguments: [
    (#"[]"#, "/definitions"),
    (#"{"A": 1}"#, "/definitions/A"),
    (#"{"A": {"type": 1}}"#, "/definitions/A/type"),
    (#"{"A": {"type": "money"}}"#, "/definitions/A/type"),
    (#"{"A": {"properties": []}}"#, "/definitions/A/properties"),
    (##"{"A": {"properties": {"p": {"$ref": "#/definitions/B"}}}}"##, "/definitions/A/properties/p/$ref"),
    (#"{"A": {"properties": {"p": {"$ref": "other.json#/definitions/A"}}}}"#, "/definitions/A/properties/p/$ref"),
    (#"{"A": {"allOf": {}}}"#, "/definitions/A/allOf"),
    (#"{"A": {"required": "p"}}"#, "/definitions/A/required"),
    (#"{"A": {"required": [1]}}"#, "/definitions/A/required/0"),
    (#"{"A": {"minLength": -1}}"#, "/definitions/A/minLength"),
    (#"{"A": {"readOnly": "yes"}}"#, "/definitions/A/readOnly"),
    (#"{"A": {"additionalProperties": 3}}"#, "/definitions/A/additionalProperties"),
    (#"{"A": {"x-since": "2021-04-01"}}"#, "/definitions/A/x-since"),
    (#"{"A": {"x-since": "2022-03-01", "x-until": "2021-03-01"}}"#, "/definitions/A"),
    (#"{"A": {"x-ms-enum": {"values": [{"value": "a", "x-until": 1}]}}}"#, "/definitions/A/x-ms-enum/values/0/x-until"),
    (##"{"A": {"allOf": [{"$ref": "#/definitions/A"}]}}"##, "/definitions/A"),
    (##"{"A": {"$ref": "#/definitions/A"}}"##, "/definitions/A"),
    (##"{"A": {"x-versions": [{"$ref": "#/definitions/A"}]}}"##, "/definitions/A"),
    (##"{"A~1": {"$ref": "#/definitions/B"}, "B": {"allOf": [{"$ref": "#/definitions/A~01"}]}}"##, "/definitions/A~01"),
  ])
  func pointsAtTheError(_ definitions: String, _ pointer: String) {
    #expect(Self.error(ofDefinitions: definitions)?.pointer?.description == pointer)
  }

  @Test func rejectsDeeplyNestedSchemas() {
    let text = String(repeating: #"{"items": "#, count: 1000) + "{}" + String(repeating: "}", count: 1000)
    #expect(Self.error(ofDefinitions: #"{"A": \#(text)}"#)?.message.contains("64") == true)
  }

  @Test(arguments: [false, true]) func rejectsDeepInheritance(_ isReversed: Bool) {
    let chain =
      (0..<20_000).map { ##""A\##($0)": {"allOf": [{"$ref": "#/definitions/A\##($0 + 1)"}]}"## } + [##""A20000": {}"##]
    let definitions = (isReversed ? chain.reversed() : chain).joined(separator: ",")
    #expect(Self.error(ofDefinitions: "{\(definitions)}")?.message == "inheritance is too deep")
  }
}
