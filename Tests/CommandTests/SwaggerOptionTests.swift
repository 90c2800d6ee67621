import Testing

/// `--swagger FILE` as people use it: files on disk, requests of a version that rplint doesn't know.
@Suite struct SwaggerOptionTests {
  private let folder: Scratch

  init() throws {
    folder = try Scratch()
    try folder.write(Self.points(version: "2027-01-01"), to: "spec/points.json")
    try folder.write(Self.types, to: "common/types.json")
    try folder.write(Self.request(#"{ "properties": { "speed": "Warp" } }"#, "2027-01-01"), to: "new.json")
    try folder.write(Self.request(#"{ "properties": { "speed": "Slow" } }"#, "2027-01-01"), to: "slow.json")
    try folder.write(Self.request(#"{ "properties": { "speed": "Warp" } }"#, "2026-04-01"), to: "early.json")
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
            "responses": { "201": { "description": "made", "schema": { "$ref": "#/definitions/RestorePoint" } } }
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

  @Test func aNewVersionIsUnknownWithoutItsFile() throws {
    let outcome = try folder.rplint("new.json")
    #expect(outcome.output.contains("warning RP302"))
    #expect(outcome.output.contains("info RP103"))
  }

  @Test func aNewVersionIsKnownWithItsFile() throws {
    let outcome = try folder.rplint("--swagger", "spec/points.json", "new.json")
    #expect(outcome.output == "no faults in 1 request of 1 file\n")
    #expect(outcome.status == 0)
  }

  @Test func valuesAreThoseOfTheFile() throws {
    let outcome = try folder.rplint("--swagger", "spec/points.json", "slow.json")
    #expect(outcome.output.contains("slow.json:4:38: error RP105"))
    #expect(outcome.output.contains("'Warp'"))
  }

  @Test func anEarlierVersionIsToldWhenAPropertyCame() throws {
    let outcome = try folder.rplint("--swagger", "spec/points.json", "early.json")
    #expect(outcome.output.contains("early.json:4:29: error RP304"))
    #expect(outcome.output.contains("'speed' came with api-version 2027-01-01; this request uses 2026-04-01"))
  }

  @Test func whatOnlyThatVersionLacksIsSaidToBeNearBy() throws {
    try folder.write(Self.points(version: "2025-04-01"), to: "spec/points.json")
    try folder.write(Self.request(#"{ "properties": { "excludeDisks": [] } }"#, "2025-04-01"), to: "gap.json")
    let outcome = try folder.rplint("--swagger", "spec/points.json", "gap.json")
    #expect(outcome.output.contains("gap.json:4:29: error RP304"))
    let message = "api-version 2025-04-01 has no 'excludeDisks' here; the nearest that has it is 2024-11-01"
    #expect(outcome.output.contains(message))
  }

  @Test func operationsThatTheFileLacksKeepTheirVersions() throws {
    let request = try folder.text(of: "new.json").replacing("/restorePoints/monday", with: "")
    try folder.write(request, to: "collection.json")
    let outcome = try folder.rplint("--swagger", "spec/points.json", "collection.json")
    #expect(outcome.output.contains("api-version 2027-01-01 is newer than all that rplint knows"))
  }

  @Test func filesOfSeveralVersionsAreTakenTogether() throws {
    try folder.write(Self.points(version: "2026-04-01"), to: "spec/earlier.json")
    let files = ["--swagger", "spec/points.json", "--swagger", "spec/earlier.json"]
    #expect(try Program.run(files + ["new.json", "early.json"], in: folder.path).status == 0)
  }

  @Test func theSchemaCommandKnowsTheFileToo() throws {
    let outcome = try folder.rplint("schema", "--swagger", "spec/points.json")
    #expect(outcome.output.contains("Body of RestorePoints_Create, api-version 2027-01-01"))
    #expect(outcome.output.contains(#""enum": ["Warp"]"#))
    #expect(try folder.rplint("schema", "--api-version", "2027-01-01").status == 2)
  }

  @Test(arguments: ["lint", "schema"]) func aBrokenFileIsBadUsageAndToldWithItsPlace(command: String) throws {
    try folder.write(Self.types.replacing("\"string\"", with: "\"words\""), to: "common/types.json")
    let arguments = [command, "--swagger", "spec/points.json"] + (command == "lint" ? ["new.json"] : [])
    let outcome = try Program.run(arguments, in: folder.path)
    #expect(outcome.errors == "common/types.json:4:69: 'words' is no type\n")
    #expect(outcome.output == "")
    #expect(outcome.status == 2)
  }

  @Test(arguments: [
    (["gone.json"], "gone.json: No such file or directory"), (["spec"], "spec: no regular file"),
    (["new.json"], "new.json:1:1: this is no Swagger 2.0 document"),
    (
      ["spec/points.json", "spec/../spec/points.json"],
      "spec/../spec/points.json:6:14: "
        + "'spec/points.json' describes 'RestorePoints_Create' of api-version 2027-01-01 already"
    ),
  ])
  func whatIsNoSwaggerFileIsBadUsage(files: [String], complaint: String) throws {
    let outcome = try Program.run(files.flatMap { ["--swagger", $0] } + ["new.json"], in: folder.path)
    #expect(outcome.errors == complaint + "\n")
    #expect(outcome.output == "")
    #expect(outcome.status == 2)
  }

  @Test func aReferenceIsPointedAtWhereItStands() throws {
    try folder.write(Self.points(version: "2027-01-01").replacing("../common", with: "common"), to: "spec/points.json")
    let outcome = try folder.rplint("--swagger", "spec/points.json", "new.json")
    #expect(outcome.errors == "spec/points.json:9:21: 'spec/common/types.json': No such file or directory\n")
  }

  @Test func aFileMayBeWrittenInUTF16() throws {
    let text = Self.points(version: "2027-01-01").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try folder.write([0xFF, 0xFE] + text, to: "spec/points.json")
    #expect(try folder.rplint("--swagger", "spec/points.json", "new.json").status == 0)
  }
}
