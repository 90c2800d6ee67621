import Swagger
import Testing

/// Errors in published files are reported with their position.
@Suite struct PublishedErrorTests {
  private func diagnostic(_ main: String, _ others: [String: String] = [:]) -> String? {
    PublishedFiles(others.merging(["spec/main.json": main]) { $1 }).diagnostic
  }

  @Test(arguments: [
    ("", "1:1: invalid JSON: unexpected token near end of file"),
    (#"{"swagger": }"#, "1:13: invalid JSON: unexpected token near '}'"),
    ("[]", "1:1: not a Swagger 2.0 document"), (#"{"openapi": "3.0.0"}"#, "1:1: not a Swagger 2.0 document"),
    (#"{"swagger": "2.0"}"#, "1:1: missing api-version: expected 'info.version' or 'x-api-versions'"),
    (
      #"{"swagger": "2.0", "info": {"version": "2025-04-01-preview"}}"#,
      "1:40: '2025-04-01-preview' is not an api-version of the form YYYY-MM-DD"
    ),
    (#"{"swagger": "2.0", "info": {"version": 2}}"#, "1:40: expected a string"),
    (#"{"swagger": "2.0", "info": {"version": "2025-04-01"}, "paths": 1}"#, "1:64: expected an object"),
    (
      #"{"swagger": "2.0", "info": {"version": "2025-04-01"}, "paths": {"/a": {"get": 1}}}"#,
      "1:1: no restore-point operations in this file"
    ),
  ])
  func rejectsAnInvalidFile(_ text: String, _ diagnostic: String) {
    #expect(self.diagnostic(text) == "spec/main.json:" + diagnostic)
  }

  @Test func rejectsAMissingFile() {
    #expect(PublishedFiles([:]).diagnostic == "spec/main.json: no such file")
  }

  @Test func rejectsAFileWithInvalidUTF8() {
    var files = PublishedFiles([:])
    files.texts["spec/main.json"] = [0x7B, 0xC3, 0x28]
    #expect(files.diagnostic == "spec/main.json:1:2: the file is neither UTF-8 nor UTF-16 with a byte order mark")
  }

  @Test(arguments: [
    ("#/definitions/A", "3:44: 'spec/main.json' has no 'A' in 'definitions'"),
    ("./gone.json#/definitions/A", "3:44: 'spec/gone.json': no such file"),
    ("../a/b%20c.json#/definitions/A", "3:44: 'a/b c.json': no such file"),
    ("/root/./a/../b.json#/definitions/A", "3:44: '/root/b.json': no such file"),
    ("other.json#/definitions/A~1b", "3:44: 'spec/other.json' has no 'A/b' in 'definitions'"),
    (
      "https://example.org/a.json#/definitions/A",
      "3:44: 'https://example.org/a.json#/definitions/A' is not a local file; rplint does not access the network"
    ),
    (
      "//example.org/a.json#/definitions/A",
      "3:44: '//example.org/a.json#/definitions/A' is not a local file; rplint does not access the network"
    ),
    ("other.json", "3:44: 'other.json' does not refer to an entry of 'definitions'"),
    ("#/parameters/A", "3:44: '#/parameters/A' does not refer to an entry of 'definitions'"),
    (
      "#/definitions/A/properties/p", "3:44: '#/definitions/A/properties/p' does not refer to an entry of 'definitions'"
    ),
  ])
  func pointsAtAnUnresolvedReference(_ reference: String, _ diagnostic: String) {
    let main = PublishedFiles.main(parameter: #"{"name": "p", "in": "query"}"#)
      .replacing("#/definitions/A", with: reference)
    #expect(self.diagnostic(main, ["spec/other.json": "{}"]) == "spec/main.json:" + diagnostic)
  }

  @Test func pointsAtAnInvalidParameter() {
    let reference = ##"{"$ref": "#/parameters/P"}"##
    #expect(
      diagnostic(PublishedFiles.main(parameter: reference))
        == "spec/main.json:2:62: 'spec/main.json' has no 'P' in 'parameters'")
    let cycle = PublishedFiles.main(parameter: reference, more: #", "parameters": {"P": \#(reference)}"#)
    #expect(diagnostic(cycle)?.hasSuffix(": expected a parameter with 'name' and 'in'") == true)
  }

  @Test(arguments: [
    (#"{"type": "money"}"#, "1:32: unknown type 'money'"), (#"[]"#, "1:23: expected an object"),
    (#"{"properties": {"p": {"readOnly": 1}}}"#, "1:57: expected true or false"),
    (#"{"enum": 1}"#, "1:32: expected an array"),
    (##"{"$ref": "#/definitions/A"}"##, "1:23: definition inherits from itself"),
    (##"{"allOf": [{"$ref": "main.json#/definitions/A"}]}"##, "1:23: definition inherits from itself"),
    (##"{"properties": {"p": {"$ref": "#/definitions/B"}}}"##, "1:53: 'spec/b.json' has no 'B' in 'definitions'"),
    (#"{"#, "1:25: invalid JSON: '}' expected near end of file"),
  ])
  func pointsIntoAReferencedFile(_ definition: String, _ diagnostic: String) throws {
    let main = PublishedFiles.main(more: ##", "definitions": {"A": {"$ref": "b.json#/definitions/A"}}"##)
    let actual = try #require(self.diagnostic(main, ["spec/b.json": #"{"definitions": {"A": \#(definition)}}"#]))
    let isCycle = definition.contains("main.json")
    #expect(isCycle ? actual.hasSuffix("inherits from itself") : actual == "spec/b.json:" + diagnostic)
  }

  @Test func usesTheFileNameThatTheUserGave() {
    let files = PublishedFiles(["./spec/../main.json": "{}"])
    #expect { try files.read("./spec/../main.json") } throws: { error in
      (error as? SwaggerError)?.file == "./spec/../main.json"
    }
  }

  @Test func rejectsTwoFilesThatDefineTheSameOperation() throws {
    let text = PublishedFiles.main(schema: "{}")
    let files = PublishedFiles(["a.json": text, "b.json": text])
    let published = [try files.read("a.json"), try files.read("b.json")]
    do throws(SwaggerError) {
      _ = try SwaggerDocuments(extendedBy: published)
      Issue.record("both files were accepted")
    } catch {
      let message = "'RestorePoints_Create' in api-version 2027-01-01 is already defined in 'a.json'"
      #expect(files.diagnostic(for: error) == "b.json:2:8: " + message)
    }
  }

  @Test func rejectsDeepInheritance() {
    let chain = (0..<20_000).map { ##""A\##($0)": {"allOf": [{"$ref": "#/definitions/A\##($0 + 1)"}]}"## }
    let definitions = chain.joined(separator: ",\n") + #","A20000": {}"#
    let main = PublishedFiles.main(
      schema: ##"{"$ref": "#/definitions/A0"}"##, more: #", "definitions": {\#(definitions)}"#)
    #expect(diagnostic(main)?.hasSuffix("inheritance is too deep") == true)
  }
}
