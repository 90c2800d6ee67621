import Linting

extension SavedForm {
  /// Commands in scripts and in Markdown.
  static let scripts: [SavedForm] = [
    SavedForm("curl with single quotes", "send.sh", .oneWordURL, in: .shellSingleQuoted) {
      "#!/bin/sh\n# é\ncurl -X \($0.method) '\($0.url)' \\\n  -H 'A: b'\($0.body.map { " -d \($0.singleQuoted)" } ?? "")\n"
    },
    SavedForm("curl with double quotes", "double.sh", [.oneWordURL, .needsBody], in: .shellDoubleQuoted) {
      "curl --request \($0.method) '\($0.url)' --data-raw \"\($0.body?.doubleQuoted ?? "")\" | jq .\n"
    },
    SavedForm("curl with --json", "json.bash", [.oneWordURL, .needsBody], in: .shellSingleQuoted) {
      "curl --json \($0.body?.singleQuoted ?? "") -X \($0.method) '\($0.url)'\n"
    },
    SavedForm("curl with a here-document", "here.sh", [.oneWordURL, .needsBody]) {
      "curl -X \($0.method) '\($0.url)' -d @- <<'EOF'\n\($0.body ?? "")\nEOF\necho é\n"
    },
    SavedForm("az rest", "rest.sh", .oneWordURL, in: .shellSingleQuoted) {
      let body = $0.body.map { " \\\n  --body \($0.singleQuoted)" } ?? ""
      return "az rest --method \($0.method) --url '\($0.url)'\(body)\n"
    },
    SavedForm("az rest with a variable", "variable.sh", [.oneWordURL, .needsBody], in: .shellSingleQuoted) {
      "BODY=\($0.body?.singleQuoted ?? "")\naz rest -m \($0.method) -u '\($0.url)' -b \"$BODY\"\n"
    },
    SavedForm("curl in a fence", "curl.md", [.oneWordURL, .prose], in: .shellSingleQuoted) {
      "# é\n\n```bash\ncurl -X \($0.method) '\($0.url)'\($0.body.map { " -d \($0.singleQuoted)" } ?? "")\n```\n"
    },
    SavedForm("PowerShell with a here-string", "here.ps1", [.oneWordURL, .needsBody]) {
      "$é = @'\n\($0.body ?? "")\n'@\nInvoke-AzRestMethod -Method \($0.method) -Uri '\($0.url)' -Payload $é\n"
    },
    SavedForm("PowerShell with single quotes", "single.ps1", .oneWordURL, in: .powerShellSingleQuoted) {
      let body = $0.body.map { " -Body '\($0.rewriting("'", with: "''"))'" } ?? ""
      return "Invoke-RestMethod -Uri '\($0.url)' -Method \($0.method)\(body)\n"
    },
    SavedForm("PowerShell with double quotes", "double.ps1", [.oneWordURL, .needsBody], in: .powerShellDoubleQuoted) {
      "irm '\($0.url)' -Method \($0.method) -Body \"\($0.body?.backquoted ?? "")\"\n"
    },
  ]
}

extension String {
  fileprivate var singleQuoted: String { "'\(rewriting("'", with: "'\\''"))'" }

  fileprivate var doubleQuoted: String { marked("\"\\$`", by: "\\") }

  fileprivate var backquoted: String { marked("\"`$", by: "`") }

  private func marked(_ signs: String, by mark: Character) -> String {
    String(unicodeScalars.flatMap { signs.unicodeScalars.contains($0) ? "\(mark)\($0)" : "\($0)" })
  }
}
