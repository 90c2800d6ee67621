import Linting

extension SavedForm {
  /// `.http` files, Markdown and plain text.
  static let textForms: [SavedForm] = [
    SavedForm("REST Client file", "requests.http") { request in
      "@é = 1\n\n### first\nGET https://example.org/é\n\n### second\n# @name second\n\(request.http(headers: true))\n\n###\n"
    },
    SavedForm("JetBrains file", "requests.rest", .needsBody) { request in
      "### {{host}}\n// a comment\n\(request.http(headers: true))\n\n> {% client.test(\"é\", () => {}); %}\n"
    },
    SavedForm("REST Client file with fences", "fenced.http") { request in
      "# é\n\n```\n\(request.http(headers: false))\n```\n"
    },
    SavedForm("Bruno file", "request.bru", .knownMethod) { request in
      let body = request.body.map { "\nbody:json {\n  \($0.replacingScalars("\n", with: "\n  "))\n}\n" } ?? ""
      let mode = request.body == nil ? "none" : "json"
      return
        "meta {\n  name: é\n}\n\n\(request.method.lowercased()) {\n  url: \(request.url)\n  body: \(mode)\n}\n\(body)"
    },
    SavedForm("Markdown fence", "runbook.md", .prose) { request in
      "# Récit 😀\n\nFirst:\n\n```http\n\(request.http(headers: true))\n```\n\nDone.\n"
    },
    SavedForm("separate Markdown fences", "separate.md", [.prose, .needsBody, .responsesBelow]) { request in
      "Send\n\n```http\n\(request.method) \(request.url)\n```\n\nwith\n\n```json\n\(request.body ?? "")\n```\n"
    },
    SavedForm("Markdown quotation", "quoted.md", [.prose, .needsBody, .responsesBelow], in: .quotation) { request in
      "> " + request.http(headers: false).replacingScalars("\n", with: "\n> ") + "\n\nDone.\n"
    },
    SavedForm("plain text", "notes.txt", [.prose, .responsesBelow]) { request in
      "é notes\n\n\(request.http(headers: false))\n\nThen we wait.\n"
    },
    SavedForm("plain text with a label", "label.txt", [.prose, .needsBody]) { request in
      "\(request.method) \(request.url)\n\nRequest body:\n\(request.body ?? "")\n\nThat's all.\n"
    },
  ]
}

extension SharedRequest {
  fileprivate func http(headers: Bool) -> String {
    let type = headers ? "\nContent-Type: application/json" : ""
    return "\(method) \(url)\(type)" + (body.map { "\n\n\($0)" } ?? "")
  }
}
