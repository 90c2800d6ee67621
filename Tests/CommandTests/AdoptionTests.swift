import Testing

/// Adopting a tree with 50 findings by suppressing them, in every form that has comments.
@Suite struct AdoptionTests {
  /// A form that has comments.
  struct Form: CustomTestStringConvertible {
    let fileExtension: String
    /// A file with one request, whose name is POINT and which has PROPERTY.
    let text: String
    /// The property with a finding of RP101, and one without findings.
    let wrong: String
    let right: String
    /// Whether the text can be repeated, to be a file with two requests.
    var isRepeatable = true

    var testDescription: String { fileExtension }

    func file(_ property: String, point: String = "p") -> String {
      text.replacing("POINT", with: point).replacing("PROPERTY", with: property)
    }
  }

  private static let path =
    "/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers/Microsoft.Compute"
    + "/restorePointCollections/nightly/restorePoints/POINT?api-version=2025-04-01"
  private static let url = "https://management.azure.com" + path
  private static let body = #"{ "properties": { PROPERTY } }"#

  private static func json(_ fileExtension: String, _ text: String, isRepeatable: Bool = true) -> Form {
    Form(
      fileExtension: fileExtension, text: text, wrong: #""provisioningState": "Succeeded""#,
      right: #""excludeDisks": []"#, isRepeatable: isRepeatable)
  }

  static let forms = [
    json("http", "### PUT\nPUT \(url)\nAccept: */*\n\n\(body)\n\n"), json("rest", "PUT \(url)\n\n\(body)\n\n###\n"),
    json("md", "# Create\n\n```http\nPUT \(url)\n\n\(body)\n```\n\n"),
    json("markdown", "Text.\n\n```sh\necho\naz rest --method put --url '\(url)' --body '\(body)'\n```\n\n"),
    json("txt", "Create it:\n\nPUT \(url)\n\n\(body)\n\nDone.\n\n"),
    json("sh", "az rest --method put --url '\(url)' --body '\(body)'\n"),
    json("bash", "#!/bin/bash\nfor i in 1; do\n  curl -X PUT -d '\(body)' '\(url)'\ndone\n", isRepeatable: false),
    json("ps1", "Invoke-AzRestMethod -Method PUT -Path '\(path)' -Payload '\(body)'\n"),
    json("psm1", "Invoke-AzRestMethod -Method PUT -Path '\(path)' -Payload '\(body)'\n"),
    json(
      "yaml", "interactions:\n- request:\n    method: PUT\n    uri: \(url)\n    body: '\(body)'\n", isRepeatable: false),
    json("yml", "steps:\n- script: |\n    az rest --method put --url '\(url)' --body '\(body)'\n", isRepeatable: false),
    json("jsonc", "{ \"method\": \"PUT\", \"url\": \"\(url)\", \"body\": \(body) }\n", isRepeatable: false),
    json("json5", "{ method: 'PUT', url: '\(url)', body: \(body) }\n", isRepeatable: false),
    Form(
      fileExtension: "bicep",
      text: """
        resource POINT 'Microsoft.Compute/restorePointCollections/restorePoints@2025-04-01' = {
          name: 'nightly/POINT'
          properties: {
            PROPERTY
          }
        }

        """, wrong: "provisioningState: 'Succeeded'", right: "excludeDisks: []"),
    Form(
      fileExtension: "tf",
      text: """
        resource "azapi_resource" "POINT" {
          type      = "Microsoft.Compute/restorePointCollections/restorePoints@2025-04-01"
          parent_id = azapi_resource.collection.id
          name      = "POINT"
          body = { properties = { PROPERTY } }
        }

        """, wrong: #"provisioningState = "Succeeded""#, right: "excludeDisks = []"),
  ]

  private let directory: Scratch

  init() throws {
    directory = try Scratch()
  }

  /// The rules of all findings, by file.
  private func findings() throws -> [String] {
    let outcome = try directory.rplint("--format", "concise", "tree")
    return outcome.output.split(separator: "\n").map { line in
      let file = line.prefix { $0 != ":" }
      let rule = line.split(separator: " ").first { $0.hasPrefix("RP") } ?? ""
      return "\(file) \(rule)"
    }
  }

  @Test(arguments: forms) func suppressionsHideWhatIsKnownAndNothingElse(form: Form) throws {
    func name(_ number: Int) -> String { "tree/\(number % 5)/\(number).\(form.fileExtension)" }
    for number in 0..<50 { try directory.write(form.file(form.wrong), to: name(number)) }
    #expect(try findings().count == 50)
    let added = try directory.rplint("--add-suppressions", "--reason", "known", "tree")
    #expect(added.errors == "rplint: added suppressions of 50 findings in 50 files\n")
    #expect(try directory.names().contains(".rplint.json") == false)
    let adopted = try directory.rplint("tree")
    #expect(adopted.output == "no problems in 50 requests of 50 files\n" && adopted.status == 0)

    try directory.write(form.file(form.wrong), to: "tree/new.\(form.fileExtension)")
    #expect(try findings() == ["tree/new.\(form.fileExtension) RP101"])
    #expect(try directory.rplint("tree").status == 1)
    try directory.write(form.file(form.right), to: "tree/new.\(form.fileExtension)")

    let old = try directory.text(of: name(7))
    if form.isRepeatable {
      try directory.write(old + form.file(form.wrong, point: "another"), to: name(7))
      #expect(try findings() == ["\(name(7)) RP101"])
    }
    try directory.write(old.replacing(form.wrong, with: form.right), to: name(7))
    #expect(try findings() == ["\(name(7)) RP901"])
    #expect(try directory.rplint("tree").status == 0)
  }
}
