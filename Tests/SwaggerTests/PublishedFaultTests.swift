import Swagger
import Testing

/// What is wrong with published files is said with its place.
@Suite struct PublishedFaultTests {
  private func complaint(_ main: String, _ others: [String: String] = [:]) -> String? {
    PublishedFiles(others.merging(["spec/main.json": main]) { $1 }).complaint
  }

  @Test(arguments: [
    ("", "1:1: this is no JSON: unexpected token near end of file"),
    (#"{"swagger": }"#, "1:13: this is no JSON: unexpected token near '}'"),
    ("[]", "1:1: this is no Swagger 2.0 document"), (#"{"openapi": "3.0.0"}"#, "1:1: this is no Swagger 2.0 document"),
    (#"{"swagger": "2.0"}"#, "1:1: neither 'x-api-versions' nor 'info.version' names an api-version"),
    (
      #"{"swagger": "2.0", "info": {"version": "2025-04-01-preview"}}"#,
      "1:40: '2025-04-01-preview' is no api-version of the form YYYY-MM-DD"
    ),
    (#"{"swagger": "2.0", "info": {"version": 2}}"#, "1:40: a string is expected"),
    (#"{"swagger": "2.0", "info": {"version": "2025-04-01"}, "paths": 1}"#, "1:64: an object is expected"),
    (
      #"{"swagger": "2.0", "info": {"version": "2025-04-01"}, "paths": {"/a": {"get": 1}}}"#,
      "1:1: none of the operations in this file is about restore points"
    ),
  ])
  func saysWhyAFileIsNone(_ text: String, _ complaint: String) {
    #expect(self.complaint(text) == "spec/main.json:" + complaint)
  }

  @Test func saysThatAFileIsNotThere() {
    #expect(PublishedFiles([:]).complaint == "spec/main.json: no such file")
  }

  @Test func saysThatAFileIsNoText() {
    var files = PublishedFiles([:])
    files.texts["spec/main.json"] = [0x7B, 0xC3, 0x28]
    #expect(files.complaint == "spec/main.json:1:2: the file is not UTF-8, nor UTF-16 with a byte order mark")
  }

  @Test(arguments: [
    ("#/definitions/A", "3:44: 'spec/main.json' has no 'A' among its definitions"),
    ("./gone.json#/definitions/A", "3:44: 'spec/gone.json': no such file"),
    ("../a/b%20c.json#/definitions/A", "3:44: 'a/b c.json': no such file"),
    ("/root/./a/../b.json#/definitions/A", "3:44: '/root/b.json': no such file"),
    ("other.json#/definitions/A~1b", "3:44: 'spec/other.json' has no 'A/b' among its definitions"),
    (
      "https://example.org/a.json#/definitions/A",
      "3:44: 'https://example.org/a.json#/definitions/A' is not on disk, and rplint reads nothing from the network"
    ),
    (
      "//example.org/a.json#/definitions/A",
      "3:44: '//example.org/a.json#/definitions/A' is not on disk, and rplint reads nothing from the network"
    ),
    ("other.json", "3:44: 'other.json' names none of the definitions of a file"),
    ("#/parameters/A", "3:44: '#/parameters/A' names none of the definitions of a file"),
    ("#/definitions/A/properties/p", "3:44: '#/definitions/A/properties/p' names none of the definitions of a file"),
  ])
  func pointsAtAReferenceToNothing(_ reference: String, _ complaint: String) {
    let main = PublishedFiles.main(parameter: #"{"name": "p", "in": "query"}"#)
      .replacing("#/definitions/A", with: reference)
    #expect(self.complaint(main, ["spec/other.json": "{}"]) == "spec/main.json:" + complaint)
  }

  @Test func pointsAtAParameterThatIsNone() {
    let reference = ##"{"$ref": "#/parameters/P"}"##
    let place = "spec/main.json:2:62: "
    #expect(
      complaint(PublishedFiles.main(parameter: reference))
        == place + "'spec/main.json' has no 'P' among its parameters")
    let circle = PublishedFiles.main(parameter: reference, more: #", "parameters": {"P": \#(reference)}"#)
    #expect(complaint(circle)?.hasSuffix(": a parameter with 'name' and 'in' is expected") == true)
  }

  @Test(arguments: [
    (#"{"type": "money"}"#, "1:32: 'money' is no type"), (#"[]"#, "1:23: an object is expected"),
    (#"{"properties": {"p": {"readOnly": 1}}}"#, "1:57: true or false is expected"),
    (#"{"enum": 1}"#, "1:32: an array is expected"),
    (##"{"$ref": "#/definitions/A"}"##, "1:23: this definition inherits from itself"),
    (##"{"allOf": [{"$ref": "main.json#/definitions/A"}]}"##, "1:23: this definition inherits from itself"),
    (##"{"properties": {"p": {"$ref": "#/definitions/B"}}}"##, "1:53: 'spec/b.json' has no 'B' among its definitions"),
    (#"{"#, "1:25: this is no JSON: '}' expected near end of file"),
  ])
  func pointsIntoTheFileAtFault(_ definition: String, _ complaint: String) throws {
    let main = PublishedFiles.main(more: ##", "definitions": {"A": {"$ref": "b.json#/definitions/A"}}"##)
    let found = try #require(self.complaint(main, ["spec/b.json": #"{"definitions": {"A": \#(definition)}}"#]))
    let inherits = definition.contains("main.json")
    #expect(inherits ? found.hasSuffix("inherits from itself") : found == "spec/b.json:" + complaint)
  }

  @Test func speaksOfTheFileByTheNameThatTheUserGave() {
    let files = PublishedFiles(["./spec/../main.json": "{}"])
    #expect { try files.read("./spec/../main.json") } throws: { error in
      (error as? SwaggerError)?.file == "./spec/../main.json"
    }
  }

  @Test func refusesTwoFilesThatDescribeOneOperation() throws {
    let text = PublishedFiles.main(schema: "{}")
    let files = PublishedFiles(["a.json": text, "b.json": text])
    let published = [try files.read("a.json"), try files.read("b.json")]
    do throws(SwaggerError) {
      _ = try SwaggerDocuments(extendedBy: published)
      Issue.record("both were taken")
    } catch {
      let complaint = "'a.json' describes 'RestorePoints_Create' of api-version 2027-01-01 already"
      #expect(files.complaint(about: error) == "b.json:2:8: " + complaint)
    }
  }

  @Test func speaksOfTheFirstFaultOnly() {
    let chain = (0..<20_000).map { ##""A\##($0)": {"allOf": [{"$ref": "#/definitions/A\##($0 + 1)"}]}"## }
    let definitions = chain.joined(separator: ",\n") + #","A20000": {}"#
    let main = PublishedFiles.main(
      schema: ##"{"$ref": "#/definitions/A0"}"##, more: #", "definitions": {\#(definitions)}"#)
    #expect(complaint(main)?.hasSuffix("inheritance is too deep") == true)
  }
}
