/// The file extensions of the languages that editors name.
enum LanguageID {
  /// The path by which the engine recognizes a document's form: its own, with an extension if it has none.
  static func path(_ path: String, language: String) -> String {
    guard let suffix = suffix(of: language), !hasExtension(path) else { return path }
    return path + suffix
  }

  private static func hasExtension(_ path: String) -> Bool {
    let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    return name.dropFirst().contains(".")
  }

  private static func suffix(of language: String) -> String? {
    switch language {
    case "json", "jsonc", "json5", "jsonl", "http", "rest", "bicep", "yaml": "." + language
    case "markdown": ".md"
    case "shellscript", "sh", "bash": ".sh"
    case "powershell", "ps1": ".ps1"
    case "terraform", "hcl": ".tf"
    default: nil
    }
  }
}
