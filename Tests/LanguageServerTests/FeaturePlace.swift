@testable import LanguageServer

/// A place in a document, marked by `‸`, at which features are asked for.
struct FeaturePlace: Sendable {
  let name: String
  let path: String
  /// With the mark.
  let text: String

  static let mark = "‸"

  init(_ name: String, _ path: String, _ text: String) {
    self.name = name
    self.path = path
    self.text = text
  }

  /// The same places of a body in every form, and places that only some forms have.
  static let all: [FeaturePlace] =
    forms.flatMap { form in
      bodies.map { FeaturePlace("\(form.name): \($0.name)", form.path, form.wrap($0.text)) }
    } + single

  // MARK: Bodies

  private static let bodies: [(name: String, text: String)] = [
    ("a property", #"{ "properties": { "consistency‸Mode": "CrashConsistent" } }"#),
    ("an unfinished key", #"{ "properties": { "ex‸ } }"#),
    ("an empty value", #"{ "properties": { "consistencyMode": "‸" } }"#),
  ]

  // MARK: Forms

  private struct Form: Sendable {
    let name: String
    let path: String
    let wrap: @Sendable (String) -> String
  }

  private static func url(_ version: String = "2022-03-01", _ rest: String = "/restorePoints/p") -> String {
    "https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/providers/"
      + "Microsoft.Compute/restorePointCollections/c\(rest)?api-version=\(version)"
  }

  private static func escaped(_ text: String) -> String { text.replacing("\"", with: "\\\"") }

  private static let forms: [Form] = [
    Form(name: "http", path: "/a.http") { "PUT \(url())\n\n\($0)\n" },
    Form(name: "Markdown", path: "/a.md") { "Text é😀.\n\n```http\nPUT \(url())\n\n\($0)\n```\n" },
    Form(name: "envelope", path: "/a.json") {
      "{\n  \"method\": \"PUT\",\n  \"url\": \"\(url())\",\n  \"body\": \($0)\n}\n"
    },
    Form(name: "JSON Lines", path: "/a.jsonl") {
      let line = "{\"method\": \"PUT\", \"url\": \"\(url())\", \"body\": "
      return "\(line){ \"properties\": { } }}\n\(line)\($0)}\n"
    },
    Form(name: "curl", path: "/a.sh") {
      "curl -X PUT '\(url())' -H 'Content-Type: application/json' \\\n  -d '\($0)'\n"
    },
    Form(name: "curl in double quotes", path: "/b.sh") { "curl -X PUT \"\(url())\" -d \"\(escaped($0))\"\n" },
    Form(name: "PowerShell", path: "/a.ps1") {
      "Invoke-AzRestMethod -Method PUT -Uri '\(url())' -Payload '\($0)'\n"
    },
    Form(name: "HAR", path: "/a.har") {
      """
      { "log": { "version": "1.2", "entries": [ { "request": { "method": "PUT", "url": "\(url())",
        "headers": [], "postData": { "mimeType": "application/json", "text": "\(escaped($0))" } },
        "response": { "status": 201, "content": {} } } ] } }

      """
    },
    Form(name: "Postman", path: "/c.json") {
      """
      { "info": { "name": "c", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
        "item": [ { "name": "create", "request": { "method": "PUT", "url": "\(url())",
          "body": { "mode": "raw", "raw": "\(escaped($0))" } } } ] }

      """
    },
    Form(name: "template", path: "/d.json") { body in
      """
      { "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "resources": [ { "type": "Microsoft.Compute/restorePointCollections/restorePoints", "name": "c/p",
          "apiVersion": "2022-03-01", \(body.dropFirst().dropLast(1)) } ] }

      """
    },
  ]

  // MARK: Single places

  private static let single: [FeaturePlace] = [
    FeaturePlace("the method", "/a.http", "PU‸T \(url())\n\n{ \"properties\": {} }\n"),
    FeaturePlace("the path", "/a.http", "PUT \(url().replacing("resourceGroups", with: "resource‸Groups"))\n\n{}\n"),
    FeaturePlace("the api-version", "/a.http", "PUT \(url("2022-‸03-01"))\n\n{ \"properties\": {} }\n"),
    FeaturePlace("an empty api-version", "/a.http", "PUT \(url("‸"))\n\n{ \"properties\": {} }\n"),
    FeaturePlace("an unfinished path", "/a.http", "PUT https://management.azure.com/‸\n\n{}\n"),
    FeaturePlace(
      "the end of a path", "/a.http",
      "POST https://management.azure.com/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/‸\n"),
    FeaturePlace("an empty object", "/a.http", "PUT \(url())\n\n{ \"properties\": { ‸ } }\n"),
    FeaturePlace(
      "after a member without comma", "/a.http",
      "PUT \(url())\n\n{\n  \"properties\": {\n    \"consistencyMode\": \"CrashConsistent\"\n    ‸\n  }\n}\n"),
    FeaturePlace(
      "before a member", "/a.http",
      "PUT \(url())\n\n{ \"properties\": { \"‸\" \"consistencyMode\": \"CrashConsistent\" } }\n"),
    FeaturePlace(
      "a key with its value", "/a.http", "PUT \(url())\n\n{ \"properties\": { \"ex‸\": [] } }\n"),
    FeaturePlace(
      "a location", "/a.http", "PUT \(url("2025-04-01", ""))\n\n{ \"location\": \"westeu‸\", \"properties\": {} }\n"),
    FeaturePlace(
      "a boolean", "/a.http", "PUT \(url("2025-04-01", ""))\n\n{ \"properties\": { \"instantAccess\": ‸ } }\n"),
    FeaturePlace(
      "a resource ID", "/a.http",
      """
      PUT \(url())

      { "properties": { "excludeDisks": [ { "id": "/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/\
      resourceGroups/rg/provi‸ders/Microsoft.Compute/disks/d" } ] } }

      """),
    FeaturePlace(
      "a property of a later version", "/a.http",
      "PUT \(url())\n\n{ \"properties\": { \"instantAccess‸DurationMinutes\": 120 } }\n"),
    FeaturePlace(
      "a read-only property", "/a.http", "PUT \(url())\n\n{ \"properties\": { \"provisioning‸State\": \"\" } }\n"),
    FeaturePlace("a rule", "/a.md", "See RP1‸01 for details.\n"),
    FeaturePlace("prose", "/a.md", "Nothing ‸here.\n"),
    FeaturePlace("the host", "/a.http", "PUT https://management.azure.com‸\n\n{}\n"),
    FeaturePlace("another host", "/a.http", "PUT https://example.com‸\n\n{}\n"),
    FeaturePlace("a whole request in an HTTP file", "/a.http", "### Create\nrest‸\n"),
    FeaturePlace("a whole request in Markdown", "/a.md", "Create one:\n\n```http\n‸\n```\n"),
    FeaturePlace("a whole request in JSON", "/a.json", "‸"),
    FeaturePlace("Markdown outside of a code block", "/a.md", "```http\nGET https://example.com\n```\n\n‸\n"),
    FeaturePlace(
      "a required property", "/a.http", "PUT \(url("2025-04-01", ""))\n\n{ ‸ }\n"),
    FeaturePlace(
      "a grant", "/a.http",
      "POST \(url("2025-01-02", "/restorePoints/p/diskRestorePoints/d/beginGetAccess"))\n\n{ \"‸\" }\n"),
    FeaturePlace(
      "a value of a grant", "/a.http",
      "POST \(url("2025-01-02", "/restorePoints/p/diskRestorePoints/d/beginGetAccess"))\n\n{ \"access\": ‸ }\n"),
    FeaturePlace(
      "Bicep: a property", "/a.bicep",
      """
      resource point 'Microsoft.Compute/restorePointCollections/restorePoints@2022-03-01' = {
        name: 'c/p'
        properties: {
          consistency‸Mode: 'CrashConsistent'
        }
      }

      """),
    FeaturePlace(
      "Bicep: a key", "/a.bicep",
      """
      resource point 'Microsoft.Compute/restorePointCollections/restorePoints@2022-03-01' = {
        name: 'c/p'
        properties: {
          ex‸
        }
      }

      """),
    FeaturePlace(
      "Terraform: a key", "/a.tf",
      """
      resource "azapi_resource" "point" {
        type      = "Microsoft.Compute/restorePointCollections/restorePoints@2022-03-01"
        name      = "p"
        parent_id = azapi_resource.collection.id
        body = {
          properties = {
            ex‸
          }
        }
      }

      """),
  ]
}
