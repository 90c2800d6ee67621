import Testing

/// `--swagger FILE` with the layout of files that are generated from TypeSpec: one file with all operations of a provider,
/// below folders of types that it refers to.
@Suite struct SwaggerLayoutTests {
  private static let file = "spec/compute/resource-manager/Microsoft.Compute/Compute/stable/2027-01-01/ComputeRP.json"
  private static let provider =
    "/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers/Microsoft.Compute"

  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Self.swagger, to: Self.file)
    try directory.write(
      Self.sharedTypes, to: "spec/compute/resource-manager/Microsoft.Compute/Compute/common-types/v1/common.json")
    try directory.write(Self.commonTypes, to: "spec/common-types/resource-management/v3/types.json")
  }

  private func findings(_ method: String, _ path: String, _ body: String, version: String = "2027-01-01") throws
    -> [String]
  {
    let url = "\(Self.provider)/\(path)?api-version=\(version)"
    try directory.write("{\"method\": \"\(method)\", \"url\": \"\(url)\", \"body\": \(body)}\n", to: "request.json")
    let outcome = try directory.rplint("--format", "concise", "--swagger", Self.file, "request.json")
    #expect(outcome.errors == "")
    return outcome.output.split(separator: "\n").compactMap { $0.split(separator: " ").first { $0.hasPrefix("RP") } }
      .map(String.init)
  }

  private static let source = #""source": {"id": "\#(provider)/virtualMachines/vm"}"#

  @Test func everyOperationOfTheFileIsKnown() throws {
    let collection =
      #"{"location": "westeurope", "tags": {"a": "b"}, "properties": {\#(Self.source), "cadence": "Hourly"}}"#
    #expect(try findings("PUT", "restorePointCollections/nightly", collection) == [])
    #expect(try findings("PATCH", "restorePointCollections/nightly", #"{"properties": {"cadence": "Daily"}}"#) == [])
    let point = #"{"properties": {"excludeDisks": [{"id": "\#(Self.provider)/disks/d"}], "holdMinutes": 5}}"#
    #expect(try findings("PUT", "restorePointCollections/nightly/restorePoints/monday", point) == [])
  }

  @Test func definitionsComeFromTheFileAndTheTypesThatItRefersTo() throws {
    let collection =
      #"{"tags": {"a": 1}, "systemData": {}, "properties": {\#(Self.source), "cadence": "Yearly", "sequence": 1}}"#
    #expect(
      try findings("PUT", "restorePointCollections/nightly", collection).sorted()
        == ["RP101", "RP101", "RP102", "RP104", "RP105"])
    let point = #"{"properties": {"excludeDisks": [{}], "holdMinutes": "x"}}"#
    let found = try findings("PUT", "restorePointCollections/nightly/restorePoints/monday", point)
    #expect(found.sorted() == ["RP102", "RP104"])
  }

  @Test func earlierVersionsLackWhatTheFileIntroduces() throws {
    let point = #"{"properties": {"holdMinutes": 5}}"#
    let path = "restorePointCollections/nightly/restorePoints/monday"
    #expect(try findings("PUT", path, point, version: "2026-04-01") == ["RP304"])
  }

  /// In the words of this project; only the layout and the keywords are those of published files.
  private static let swagger = """
    {
      "swagger": "2.0",
      "info": {
        "title": "A provider", "version": "2027-01-01",
        "x-typespec-generated": [ { "emitter": "@azure-tools/typespec-autorest" } ]
      },
      "schemes": [ "https" ], "host": "management.azure.com",
      "produces": [ "application/json" ], "consumes": [ "application/json" ],
      "security": [ { "auth": [ "user" ] } ],
      "securityDefinitions": { "auth": { "type": "oauth2", "flow": "implicit", "scopes": { "user": "as the user" } } },
      "tags": [ { "name": "Operations" }, { "name": "Collections" }, { "name": "Points" } ],
      "paths": {
        "/providers/Microsoft.Compute/operations": {
          "get": {
            "operationId": "Operations_List", "tags": [ "Operations" ],
            "parameters": [ { "$ref": "\(types)#/parameters/Version" } ],
            "responses": { "200": { "description": "all", "schema": { "type": "file" } } },
            "x-ms-pageable": { "nextLinkName": "nextLink" }
          }
        },
        "/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.Compute/availabilitySets/{name}": {
          "put": {
            "operationId": "AvailabilitySets_CreateOrUpdate",
            "parameters": [ { "name": "resource", "in": "body", "schema": { "$ref": "#/definitions/Common.Unused" } } ],
            "responses": { "200": { "description": "written" } }
          }
        },
        "\(collectionPath)": {
          "get": {
            "operationId": "RestorePointCollections_Get", "tags": [ "Collections" ],
            "parameters": [
              \(parameters),
              { "name": "$expand", "in": "query", "required": false, "type": "string", "enum": [ "restorePoints" ],
                "x-ms-enum": { "name": "Expand", "modelAsString": true,
                  "values": [ { "name": "restorePoints", "value": "restorePoints" } ] } }
            ],
            "responses": { "200": { "description": "one", "schema": { "$ref": "#/definitions/Collection" } }, \(failure) },
            "x-ms-examples": { "One": { "$ref": "./examples/collectionExamples/One.json" } }
          },
          "put": {
            "operationId": "RestorePointCollections_CreateOrUpdate", "tags": [ "Collections" ],
            "parameters": [ \(parameters), \(body("Collection")) ],
            "responses": { "200": { "description": "written", "schema": { "$ref": "#/definitions/Collection" } }, \(failure) }
          },
          "patch": {
            "operationId": "RestorePointCollections_Update", "tags": [ "Collections" ],
            "parameters": [ \(parameters), \(body("CollectionUpdate")) ],
            "responses": { "200": { "description": "written", "schema": { "$ref": "#/definitions/Collection" } }, \(failure) }
          }
        },
        "\(collectionPath)/restorePoints/{point}": {
          "put": {
            "operationId": "RestorePoints_Create", "tags": [ "Points" ],
            "parameters": [ \(parameters), \(body("Point")) ],
            "responses": {
              "201": {
                "description": "created", "schema": { "$ref": "#/definitions/Point" },
                "headers": { "Location": { "type": "string" }, "Retry-After": { "type": "integer", "format": "int32" } }
              },
              \(failure)
            },
            "x-ms-long-running-operation-options": { "final-state-via": "location", "final-state-schema": "#/definitions/Point" },
            "x-ms-long-running-operation": true
          }
        }
      },
      "definitions": {
        "Common.Unused": { "type": "object", "properties": { "wait": { "type": "string", "format": "duration" } } },
        "Cadence": {
          "type": "string", "description": "how often", "enum": [ "Hourly", "Daily" ],
          "x-ms-enum": { "name": "Cadence", "modelAsString": true, "values": [
            { "name": "Hourly", "value": "Hourly", "description": "each hour" }, { "name": "Daily", "value": "Daily" } ] }
        },
        "Reference": { "type": "object", "properties": { "id": { "type": "string" } }, "required": [ "id" ] },
        "Collection": {
          "type": "object",
          "properties": { "properties": { "$ref": "#/definitions/CollectionProperties", "x-ms-client-flatten": true } },
          "allOf": [ { "$ref": "\(types)#/definitions/TrackedResource" } ]
        },
        "CollectionUpdate": {
          "type": "object",
          "properties": { "properties": { "$ref": "#/definitions/CollectionProperties", "x-ms-client-flatten": true } },
          "allOf": [ { "$ref": "\(shared)#/definitions/Update" } ]
        },
        "CollectionProperties": {
          "type": "object",
          "properties": {
            "source": { "$ref": "#/definitions/Reference", "description": "the machine" },
            "cadence": { "$ref": "#/definitions/Cadence" },
            "sequence": { "type": "integer", "format": "int64", "readOnly": true },
            "points": { "type": "array", "items": { "$ref": "#/definitions/Point" }, "readOnly": true, "x-ms-identifiers": [] }
          }
        },
        "Point": {
          "type": "object",
          "properties": { "properties": { "$ref": "#/definitions/PointProperties", "x-ms-client-flatten": true } },
          "allOf": [ { "$ref": "\(types)#/definitions/ProxyResource" } ]
        },
        "PointProperties": {
          "type": "object",
          "properties": {
            "excludeDisks": { "type": "array", "items": { "$ref": "#/definitions/Reference" }, "x-ms-identifiers": [ "id" ] },
            "holdMinutes": { "type": "integer", "format": "int32" }
          }
        }
      }
    }
    """

  private static let types = "../../../../../../common-types/resource-management/v3/types.json"
  private static let shared = "../../common-types/v1/common.json"
  private static let collectionPath =
    "/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.Compute/restorePointCollections/{collection}"
  private static let parameters = ["Version", "Subscription"].map { "{ \"$ref\": \"\(types)#/parameters/\($0)\" }" }
    .joined(separator: ", ")
  private static let failure =
    "\"default\": { \"description\": \"failed\", \"schema\": { \"$ref\": \"\(shared)#/definitions/Failure\" } }"

  private static func body(_ definition: String) -> String {
    let schema = "{ \"$ref\": \"#/definitions/\(definition)\" }"
    return "{ \"name\": \"parameters\", \"in\": \"body\", \"required\": true, \"schema\": \(schema) }"
  }

  private static let sharedTypes = """
    {
      "swagger": "2.0", "info": { "title": "Types of the provider", "version": "v1" }, "paths": {},
      "definitions": {
        "Failure": { "type": "object", "properties": { "inner": { "$ref": "#/definitions/Failure" } } },
        "Update": { "type": "object", "properties": { "tags": { "type": "object", "additionalProperties": { "type": "string" } } } }
      }
    }
    """

  private static let commonTypes = """
    {
      "swagger": "2.0", "info": { "title": "Types of all providers", "version": "3.0" }, "paths": {},
      "definitions": {
        "Resource": {
          "type": "object", "x-ms-azure-resource": true,
          "properties": {
            "id": { "type": "string", "format": "arm-id", "readOnly": true },
            "name": { "type": "string", "readOnly": true }, "type": { "type": "string", "readOnly": true },
            "systemData": { "type": "object", "readOnly": true, "$ref": "#/definitions/systemData" }
          }
        },
        "systemData": { "type": "object", "readOnly": true, "properties": { "createdBy": { "type": "string" } } },
        "ProxyResource": { "type": "object", "allOf": [ { "$ref": "#/definitions/Resource" } ] },
        "TrackedResource": {
          "type": "object",
          "properties": {
            "tags": { "type": "object", "additionalProperties": { "type": "string" } },
            "location": { "type": "string", "x-ms-mutability": [ "create", "read" ] }
          },
          "required": [ "location" ],
          "allOf": [ { "$ref": "#/definitions/Resource" } ]
        }
      },
      "parameters": {
        "Version": { "name": "api-version", "in": "query", "required": true, "type": "string", "minLength": 1 },
        "Subscription": { "name": "id", "in": "path", "required": true, "type": "string", "format": "uuid",
          "x-ms-parameter-location": "client" }
      }
    }
    """
}
