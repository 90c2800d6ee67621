@testable import Linting

/// Requests whose messages aren't covered by the catalog's examples.
enum MessageCases {
  /// The files that are checked as the body of `bodyOperation`.
  static let bodyFile = "body.json"
  static let bodyOperation = "RestorePointCollections_CreateOrUpdate"

  static let all: [(file: String, text: String)] =
    bodies.map { (bodyFile, $0) } + collections.map { envelope("PUT", collection, $0) }
    + points.map { envelope("PUT", point, $0) } + updates.map { envelope("PATCH", collection, $0) }
    + grants.map { envelope("POST", grant, $0) } + urls.map { envelope("GET", $0, nil) } + others

  private static let group = "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/rg"
  private static let compute = group + "/providers/Microsoft.Compute"
  private static let host = "https://management.azure.com"
  private static let collection = host + compute + "/restorePointCollections/c?api-version=2025-04-01"
  private static let point = host + compute + "/restorePointCollections/c/restorePoints/p?api-version=2025-04-01"
  private static let grant =
    host + compute + "/restorePointCollections/c/restorePoints/p/diskRestorePoints/d/beginGetAccess"
    + "?api-version=2025-01-02"

  private static func envelope(_ method: String, _ url: String, _ body: String?) -> (file: String, text: String) {
    ("request.json", #"{"method": "\#(method)", "url": "\#(url)"\#(body.map { ", \"body\": \($0)" } ?? "")}"#)
  }

  /// Bodies without an envelope, with syntax errors.
  private static let bodies = [
    "",
    "[]",
    "17",
    "{}",
    #"{"name": "a", "id": "b"}"#,
    #"{"location": "westeurope" "tags": {}}"#,
    #"{"location": "westeurope", 'tags': {}}"#,
    #"{"location": "westeurope", tags: {}}"#,
    "{\"location\": \"westeurope\", // where\n\"tags\": {}}",
    "{\"location\":\u{202F}\"westeurope\"}",
    #"{"location": "westeurope", "tags": {"a": "b"}"#,
    #"{"location": "westeurope", "tags": {"a": "b"#,
    #"{"location": "westeurope", "tags": {"a": 1e999}}"#,
    #"{"location": "westeurope", "tags": {"a": "\ud800"}}"#,
    #"{"location": "westeurope", "tags": {"a\u0000": "b"}}"#,
    #"{"location": "westeurope"}}"#,
    #"{"location": "westeurope", "properties": {"instantAccess": True}}"#,
  ]

  /// Bodies for creating a collection.
  private static let collections = [
    #"[{"location": "westeurope"}]"#,
    #"{"location": "westeurope", "properties": null, "colour": "red"}"#,
    #"{"location": "westeurope", "properties": {"source": {"id": "\#(compute)/virtualMachines//vm"}}}"#,
    #"{"location": "westeurope", "properties": {"source": {"id": "\#(group)"}}}"#,
    #"{"location": "westeurope", "properties": {"source": {"id": "\#(group)/Microsoft.Compute/disks/d"}}}"#,
    #"{"location": "westeurope", "properties": {"source": {"id": "\#(group)/providers/Microsoft.Compute"}}}"#,
    #"{"location": 4, "properties": {"instantAccess": "maybe"}}"#,
  ]

  /// Bodies for creating a restore point.
  private static let points = [
    #""text that is no JSON""#,
    "true",
    #"{"properties": {"excludeDisks": [{}], "sourceRestorePoint": {"id": null}}}"#,
    #"{"properties": {"timeCreated": "yesterday", "consistencyMode": "Crash"}}"#,
    #"{"properties": {"excludeDisks": {"id": "{disk}"}, "sourceMetadata": {"vmId": "<vm>"}}}"#,
    #"{"location": "westeurope", "tags": {}}"#,
  ]

  /// Bodies for updating a collection.
  private static let updates = [#"{"tags": ["a"], "properties": {"instantAccess": 1}}"#]

  /// Bodies for granting access.
  private static let grants = [
    #"{"access": "read", "durationInSeconds": 60.5, "fileFormat": "ISO"}"#,
    #"{"access": "Read", "durationInSeconds": "60 s"}"#,
  ]

  private static let urls = [
    host,
    host + compute + "/restorePointCollection/c?api-version=2025-04-01",
    host + compute + "/restorePointCollections/{c}/restorePoints/<p>?api-version=2025-04-01",
    host + compute + "/restorePointCollections/<c?api-version=2025-04-01",
    host + compute + "/restorePointCollections/c?api-version=latest",
    host + compute + "/restorePointCollections/c?api-version=2025-04-01-preview",
    host + compute + "/restorePointCollections/c?api-version=",
  ]

  private static let others: [(file: String, text: String)] = [
    envelope(
      "PUT", host + compute + "/restorePointCollections/c/restorePoints/p?api-version=2022-11-01",
      #"{"properties": {"sourceMetadata": {"storageProfile": {}}}}"#),
    ("request.json", #"{"method": "PUT", "body": {"properties": {"excludeDisks": []}}}"#),
    ("request.http", "GET /restorePointCollections/c?api-version=2025-04-01\n"),
    ("request.json", #"{"name": "a", "id": "/restorePointCollections/b"}"#),
    ("request.json", #"["/restorePointCollections/b"]"#),
  ]
}
