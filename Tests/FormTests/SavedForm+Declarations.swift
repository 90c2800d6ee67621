import JSONText

extension SavedForm {
  private static let declared: Limits = [.noURL, .separateVersion, .deployment, .declaration]

  /// Resources declared in Bicep and Terraform.
  static let declarations: [SavedForm] = [
    SavedForm("Bicep", "main.bicep", declared, in: .bicep) {
      "// é\nparam location string\n\n\($0.bicepResource)\n\noutput x string = 'é'\n"
    },
    SavedForm("Bicep with a condition", "conditional.bicep", declared, in: .bicep) {
      $0.bicepResource.replacingScalars(" = {", with: " = if (a == 'é') {") + "\n"
    },
    SavedForm("Bicep in Markdown", "bicep.md", declared.union(.prose), in: .bicep) {
      "# é\n\n```bicep\n\($0.bicepResource)\n```\n"
    },
    SavedForm("azapi", "main.tf", declared.union(.azapi), in: .hcl) {
      "# é\nlocals { a = \"é\" }\n\n\($0.azapiResource { $0 })\n"
    },
    SavedForm("azapi with jsonencode", "encoded.tf", declared.union(.azapi), in: .hcl) {
      $0.azapiResource { "jsonencode(\($0))" } + "\n"
    },
    SavedForm("azapi with a heredoc", "heredoc.tf", declared.union(.azapi), in: .hclHeredoc) {
      let body = ($0.body ?? "").replacingScalars("${", with: "$${").replacingScalars("%{", with: "%%{")
      return $0.azapiResource { _ in "<<-EOT\n\(body)\n  EOT" } + "\n"
    },
    SavedForm("azapi in Markdown", "azapi.md", declared.union([.azapi, .prose]), in: .hcl) {
      "# é\n\n```terraform\n\($0.azapiResource { $0 })\n```\n"
    },
  ]
}

extension SharedRequest {
  private func declaredType(_ language: DeclarationLanguage) -> String {
    language.string("Microsoft.Compute/\(type)" + (apiVersion.map { "@\($0)" } ?? ""))
  }

  fileprivate var bicepResource: String {
    let name = DeclarationLanguage.bicep.string(names.joined(separator: "/"))
    let members = DeclarationLanguage.bicep.literal(body ?? "").dropFirst()
    return "resource é \(declaredType(.bicep)) = {\n  name: \(name)\n  \(members)"
  }

  fileprivate func azapiResource(body: (String) -> String) -> String {
    let name = DeclarationLanguage.hcl.string(names.last ?? "")
    return """
      resource "azapi_resource" "é" {
        type      = \(declaredType(.hcl))
        name      = \(name)
        parent_id = local.parent
        body      = \(body(DeclarationLanguage.hcl.literal(self.body ?? "")))
      }
      """
  }

  /// Whether Bicep and HCL have literals for the whole body: it is valid JSON with plain integers.
  var hasDeclarableBody: Bool {
    guard let body, let document = try? JSONDocument(parsing: Array(body.utf8).span) else { return false }
    return document.withRoot(Self.isDeclarable)
  }

  private static func isDeclarable(_ node: JSONNode) -> Bool {
    switch node.kind {
    case .object: node.members.allSatisfy { isDeclarable($0.value) }
    case .array: node.elements.allSatisfy(isDeclarable)
    case .integer: node.integer.map { abs($0) < 1_000_000_000_000_000_000 } ?? false
    case .real: false
    case .string, .boolean, .null: true
    }
  }
}
