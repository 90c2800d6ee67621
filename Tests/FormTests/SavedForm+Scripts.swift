import Linting

extension SavedForm {
  /// Commands in scripts and in Markdown.
  static let scripts: [SavedForm] = [
    SavedForm("curl with single quotes", "send.sh", .noSpacesInURL, in: .shellSingleQuoted) {
      "#!/bin/sh\n# é\ncurl -X \($0.method) '\($0.url)' \\\n  -H 'A: b'\($0.body.map { " -d \($0.singleQuoted)" } ?? "")\n"
    },
    SavedForm("curl with double quotes", "double.sh", [.noSpacesInURL, .needsBody], in: .shellDoubleQuoted) {
      "curl --request \($0.method) '\($0.url)' --data-raw \"\($0.body?.escapedForShell ?? "")\" | jq .\n"
    },
    SavedForm("curl with --json", "json.bash", [.noSpacesInURL, .needsBody], in: .shellSingleQuoted) {
      "curl --json \($0.body?.singleQuoted ?? "") -X \($0.method) '\($0.url)'\n"
    },
    SavedForm("curl with a here-document", "here.sh", [.noSpacesInURL, .needsBody]) {
      "curl -X \($0.method) '\($0.url)' -d @- <<'EOF'\n\($0.body ?? "")\nEOF\necho é\n"
    },
    SavedForm("wget", "wget.sh", .noSpacesInURL, in: .shellSingleQuoted) {
      "wget --method=\($0.method) \($0.body.map { "--body-data=\($0.singleQuoted) " } ?? "")'\($0.url)'\n"
    },
    SavedForm("HTTPie", "httpie.sh", .noSpacesInURL, in: .shellSingleQuoted) {
      "http \($0.body.map { "--raw \($0.singleQuoted) " } ?? "")\($0.method) '\($0.url)' A:b\n"
    },
    SavedForm("armclient", "arm.sh", .noSpacesInURL, in: .shellSingleQuoted) {
      "armclient \($0.method) '\($0.url)'\($0.body.map { " \($0.singleQuoted)" } ?? "")\n"
    },
    SavedForm("script in a pipeline", "ci.yml", .noSpacesInURL, in: .shellSingleQuoted) {
      let body = $0.body.map { " --body \($0.singleQuoted)" } ?? ""
      let script = "az rest --method \($0.method) --url '\($0.url)'\(body)"
      return "steps:\n- run: |\n    # é\n    \(script.replacingScalars("\n", with: "\n    "))\n- run: echo\n"
    },
    SavedForm("az rest", "rest.sh", .noSpacesInURL, in: .shellSingleQuoted) {
      let body = $0.body.map { " \\\n  --body \($0.singleQuoted)" } ?? ""
      return "az rest --method \($0.method) --url '\($0.url)'\(body)\n"
    },
    SavedForm("az rest with a variable", "variable.sh", [.noSpacesInURL, .needsBody], in: .shellSingleQuoted) {
      "BODY=\($0.body?.singleQuoted ?? "")\naz rest -m \($0.method) -u '\($0.url)' -b \"$BODY\"\n"
    },
    SavedForm("curl in a fence", "curl.md", [.noSpacesInURL, .prose], in: .shellSingleQuoted) {
      "# é\n\n```bash\ncurl -X \($0.method) '\($0.url)'\($0.body.map { " -d \($0.singleQuoted)" } ?? "")\n```\n"
    },
    SavedForm("PowerShell with a here-string", "here.ps1", [.noSpacesInURL, .needsBody]) {
      "$é = @'\n\($0.body ?? "")\n'@\nInvoke-AzRestMethod -Method \($0.method) -Uri '\($0.url)' -Payload $é\n"
    },
    SavedForm("PowerShell with single quotes", "single.ps1", .noSpacesInURL, in: .powerShellSingleQuoted) {
      let body = $0.body.map { " -Body '\($0.replacingScalars("'", with: "''"))'" } ?? ""
      return "Invoke-RestMethod -Uri '\($0.url)' -Method \($0.method)\(body)\n"
    },
    SavedForm(
      "PowerShell with a hashtable", "hashtable.ps1", [.noSpacesInURL, .needsBody, .declaration], in: .powerShell
    ) {
      let body = DeclarationLanguage.powerShell.literal($0.body ?? "")
      return "$é = \(body) | ConvertTo-Json -Depth 10\nirm '\($0.url)' -Method \($0.method) -Body $é\n"
    },
    SavedForm("PowerShell with splatting", "splatting.ps1", .noSpacesInURL, in: .powerShellSingleQuoted) {
      let body = $0.body.map { "\n  Payload = '\($0.replacingScalars("'", with: "''"))'" } ?? ""
      return "$é = @{\n  Method = '\($0.method)'; Uri = '\($0.url)'\(body)\n}\nInvoke-AzRestMethod @é\n"
    },
    SavedForm("PowerShell with double quotes", "double.ps1", [.noSpacesInURL, .needsBody], in: .powerShellDoubleQuoted)
    {
      "irm '\($0.url)' -Method \($0.method) -Body \"\($0.body?.escapedForPowerShell ?? "")\"\n"
    },
  ]
}

extension String {
  fileprivate var singleQuoted: String { "'\(replacingScalars("'", with: "'\\''"))'" }

  fileprivate var escapedForShell: String { escaping("\"\\$`", by: "\\") }

  fileprivate var escapedForPowerShell: String { escaping("\"`$", by: "`") }

  private func escaping(_ characters: String, by escape: Character) -> String {
    String(unicodeScalars.flatMap { characters.unicodeScalars.contains($0) ? "\(escape)\($0)" : "\($0)" })
  }
}
