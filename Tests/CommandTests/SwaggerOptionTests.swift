import Testing

/// `--swagger FILE` with an api-version that rplint doesn't know.
@Suite struct SwaggerOptionTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Self.points(version: "2027-01-01"), to: "spec/points.json")
    try directory.write(Self.types, to: "common/types.json")
    try directory.write(Self.request(#"{ "properties": { "speed": "Warp" } }"#, "2027-01-01"), to: "new.json")
    try directory.write(Self.request(#"{ "properties": { "speed": "Slow" } }"#, "2027-01-01"), to: "slow.json")
    try directory.write(Self.request(#"{ "properties": { "speed": "Warp" } }"#, "2026-04-01"), to: "early.json")
  }

  private static let path =
    "/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.Compute/restorePointCollections/{c}/restorePoints/{p}"

  private static func points(version: String) -> String {
    """
    {
      "swagger": "2.0",
      "info": { "title": "Points", "version": "\(version)" },
      "paths": {
        "\(path)": {
          "put": {
            "operationId": "RestorePoints_Create",
            "parameters": [
              { "$ref": "../common/types.json#/parameters/Version" },
              { "name": "parameters", "in": "body", "required": true, "schema": { "$ref": "#/definitions/RestorePoint" } }
            ],
            "responses": { "201": { "description": "created", "schema": { "$ref": "#/definitions/RestorePoint" } } }
          }
        }
      },
      "definitions": {
        "RestorePoint": { "properties": { "properties": { "$ref": "../common/types.json#/definitions/Point" } } }
      }
    }
    """
  }

  private static let types = """
    {
      "parameters": { "Version": { "name": "api-version", "in": "query", "required": true, "type": "string" } },
      "definitions": {
        "Point": { "type": "object", "properties": { "speed": { "type": "string", "enum": [ "Warp" ] } } }
      }
    }
    """

  private static func request(_ body: String, _ version: String) -> String {
    let url =
      "https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll"
      + "/providers/Microsoft.Compute/restorePointCollections/nightly/restorePoints/monday?api-version=\(version)"
    return "{\n  \"method\": \"PUT\",\n  \"url\": \"\(url)\",\n  \"body\": \(body)\n}\n"
  }

  @Test func aNewVersionIsUnknownWithoutTheOption() throws {
    let outcome = try directory.rplint("new.json")
    #expect(outcome.output.contains("warning RP302"))
    #expect(outcome.output.contains("info RP103"))
  }

  @Test func aNewVersionIsKnownWithTheOption() throws {
    let outcome = try directory.rplint("--swagger", "spec/points.json", "new.json")
    #expect(outcome.output == "no problems in 1 request of 1 file\n")
    #expect(outcome.status == 0)
  }

  @Test func enumValuesComeFromTheFile() throws {
    let outcome = try directory.rplint("--swagger", "spec/points.json", "slow.json")
    #expect(outcome.output.contains("slow.json:4:38: error RP105"))
    #expect(outcome.output.contains("'Warp'"))
  }

  @Test func aPropertyOfTheFileIsTooNewForEarlierVersions() throws {
    let outcome = try directory.rplint("--swagger", "spec/points.json", "early.json")
    #expect(outcome.output.contains("early.json:4:29: error RP304"))
    #expect(outcome.output.contains("'speed' was introduced in api-version 2027-01-01; this request uses 2026-04-01"))
  }

  @Test func aPropertyThatTheFileLacksIsReportedWithTheNearestVersion() throws {
    try directory.write(Self.points(version: "2025-04-01"), to: "spec/points.json")
    try directory.write(Self.request(#"{ "properties": { "excludeDisks": [] } }"#, "2025-04-01"), to: "gap.json")
    let outcome = try directory.rplint("--swagger", "spec/points.json", "gap.json")
    #expect(outcome.output.contains("gap.json:4:29: error RP304"))
    let message = "'excludeDisks' is not in api-version 2025-04-01; the nearest api-version with it is 2024-11-01"
    #expect(outcome.output.contains(message))
  }

  @Test func operationsNotInTheFileKeepTheirVersions() throws {
    let request = try directory.text(of: "new.json").replacing("/restorePoints/monday", with: "")
    try directory.write(request, to: "collection.json")
    let outcome = try directory.rplint("--swagger", "spec/points.json", "collection.json")
    #expect(outcome.output.contains("api-version 2027-01-01 is newer than any that rplint knows"))
  }

  @Test func filesOfSeveralVersionsCanBeCombined() throws {
    try directory.write(Self.points(version: "2026-04-01"), to: "spec/earlier.json")
    let files = ["--swagger", "spec/points.json", "--swagger", "spec/earlier.json"]
    #expect(try Program.run(files + ["new.json", "early.json"], in: directory.path).status == 0)
  }

  @Test func theSchemaCommandReadsTheFileToo() throws {
    let outcome = try directory.rplint("schema", "--swagger", "spec/points.json")
    #expect(outcome.output.contains("Body of RestorePoints_Create, api-version 2027-01-01"))
    #expect(outcome.output.contains(#""enum": ["Warp"]"#))
    #expect(try directory.rplint("schema", "--api-version", "2027-01-01").status == 2)
  }

  @Test(arguments: ["lint", "schema"]) func anInvalidFileIsReportedWithItsPosition(command: String) throws {
    try directory.write(Self.types.replacing("\"string\"", with: "\"words\""), to: "common/types.json")
    let arguments = [command, "--swagger", "spec/points.json"] + (command == "lint" ? ["new.json"] : [])
    let outcome = try Program.run(arguments, in: directory.path)
    #expect(outcome.errors == "common/types.json:4:69: unknown type 'words'\n")
    #expect(outcome.output == "")
    #expect(outcome.status == 2)
  }

  @Test(arguments: [
    (["gone.json"], "gone.json: No such file or directory"), (["spec"], "spec: not a regular file"),
    (["new.json"], "new.json:1:1: not a Swagger 2.0 document"),
    (
      ["spec/points.json", "spec/../spec/points.json"],
      "spec/../spec/points.json:6:14: "
        + "'RestorePoints_Create' in api-version 2027-01-01 is already defined in 'spec/points.json'"
    ),
  ])
  func aFileThatIsNotSwaggerIsAUsageError(files: [String], message: String) throws {
    let outcome = try Program.run(files.flatMap { ["--swagger", $0] } + ["new.json"], in: directory.path)
    #expect(outcome.errors == message + "\n")
    #expect(outcome.output == "")
    #expect(outcome.status == 2)
  }

  @Test func anUnresolvedReferenceIsReportedAtItsPosition() throws {
    try directory.write(
      Self.points(version: "2027-01-01").replacing("../common", with: "common"), to: "spec/points.json")
    let outcome = try directory.rplint("--swagger", "spec/points.json", "new.json")
    #expect(outcome.errors == "spec/points.json:9:21: 'spec/common/types.json': No such file or directory\n")
  }

  @Test func aFileCanBeEncodedInUTF16() throws {
    let text = Self.points(version: "2027-01-01").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try directory.write([0xFF, 0xFE] + text, to: "spec/points.json")
    #expect(try directory.rplint("--swagger", "spec/points.json", "new.json").status == 0)
  }

  /// Neither a secret nor another user's file can be read by a reference, and no message quotes one.
  @Test(arguments: ["secret.txt", "../secret.txt", "../outside.json", "link.json", "/etc/passwd", "/proc/self/environ"])
  func aReferenceDoesNotLeaveTheRepository(reference: String) throws {
    let scratch = try Scratch()
    let text = #"""
      {
        "swagger": "2.0", "info": { "version": "2030-01-01" },
        "paths": {
          "/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Compute/restorePointCollections/{c}": {
            "delete": { "operationId": "A_Delete", "parameters": [{ "$ref": "REF#/parameters/x" }], "responses": {} }
          }
        }
      }
      """#
    try scratch.write(text.replacing("REF", with: reference), to: "repository/compute.json")
    for name in ["secret.txt", "outside.json", "repository/secret.txt"] { try scratch.write("hunter2", to: name) }
    try scratch.link("repository/link.json", to: "../outside.json")
    let outcome = try scratch.shell("cd repository; mkdir .git; \"$rplint\" --swagger compute.json compute.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("not a .json or .jsonc file in the repository or the folder of 'compute.json'"))
    #expect(!outcome.errors.contains("hunter2") && !outcome.errors.contains("root:"))
  }
}
