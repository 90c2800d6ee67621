import JSONText
import Linting

extension SavedForm {
  /// Bodies, envelopes, collections and examples.
  static let jsonForms: [SavedForm] = [
    bareBody,
    SavedForm("JSON lines of bodies", "bodies.jsonl", [.noURL, .needsOptions, .oneLine]) { "\n\($0.body ?? "")\r\n" },
    envelope,
    SavedForm("envelope with comments", "request.jsonc") { "\($0.envelope()) // é\n" },
    SavedForm("envelope in JSON5", "request.json5") { request in
      let body = request.body.map { "body: \($0)," } ?? ""
      return "{method: '\(request.method)', url: \(jsonString(request.url)), \(body)}\n"
    },
    SavedForm("envelope in an array", "run.json") { "[\n  \($0.envelope())\n]\n" },
    SavedForm("envelope with a string body", "request.json", in: .json) { $0.envelope(escapesBody: true) },
    SavedForm("batch", "batch.json") { request in
      let body = request.body.map { ", \"content\": \($0)" } ?? ""
      return """
        {"requests": [{"httpMethod": "\(request.method)", "relativeUrl": \(jsonString(request.relativeURL))\(body)}]}
        """
    },
    SavedForm("Insomnia export", "insomnia.json", in: .json) { request in
      """
      {"_type": "export", "resources": [{"_type": "request", "name": "é", "method": "\(request.method)",
        "url": \(jsonString(request.url)), "body": {"text": \(jsonString(request.body ?? ""))}}]}
      """
    },
    SavedForm("Bruno export", "bruno.json", in: .json) { request in
      """
      {"name": "é", "items": [{"type": "folder", "items": [{"type": "http-request", "request": {
        "url": \(jsonString(request.url)), "method": "\(request.method)",
        "body": {"mode": "json", "json": \(jsonString(request.body ?? ""))}}}]}]}
      """
    },
    SavedForm("notebook", "notes.ipynb", .prose, in: .json) { request in
      let body = request.body.map { "\n\n\($0)" } ?? ""
      let cell = "# é\n\n```http\n\(request.method) \(request.url)\(body)\n```\n"
      return """
        {"nbformat": 4, "cells": [{"cell_type": "markdown", "source": ["A title\\n", \(jsonString(cell))]}]}
        """
    },
    SavedForm("JSON lines of envelopes", "run.ndjson", .oneLine) { "\n\($0.envelope())\n\n" },
    SavedForm("Postman collection", "collection.json", in: .json) { request in
      let body = request.body.map { ", \"body\": {\"mode\": \"raw\", \"raw\": \(jsonString($0))}" } ?? ""
      return """
        {"info": {"name": "é😀", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item": [{"name": "folder", "item": [{"name": "one", "request": {"method": "\(request.method)",
           "url": {"raw": \(jsonString(request.url))}\(body)}}]}]}
        """
    },
    SavedForm("swagger example", "{operation}.json", [.noURL, .separateVersion]) { request in
      let names = ["restorePointCollectionName", "restorePointName", "diskRestorePointName"]
      let keys = request.type.lowercased() == "disks" ? ["diskName"] : names
      let body = request.operation == "DiskRestorePoint_GrantAccess" ? "grantAccessData" : "parameters"
      let parameters =
        [("subscriptionId", "é"), ("resourceGroupName", "g"), ("api-version", request.apiVersion ?? "")]
        + zip(keys, request.names)
      let list = parameters.map { "\"\($0)\": \(jsonString($1))" }.joined(separator: ", ")
      return "{\"parameters\": {\(list), \"\(body)\": \(request.body ?? "")}, \"responses\": {\"200\": {}}}"
    },
  ]

  static let bareBody = SavedForm("bare body", "body.json", [.noURL, .needsOptions]) { $0.body ?? "" }

  static let envelope = SavedForm("envelope", "request.json") { $0.envelope() }
}

extension SharedRequest {
  fileprivate func envelope(escapesBody: Bool = false) -> String {
    let member = body.map { ", \"body\": \(escapesBody ? jsonString($0) : $0)" } ?? ""
    return "{\"method\": \"\(method)\", \"url\": \(jsonString(url))\(member)}"
  }
}
