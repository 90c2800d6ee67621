internal import ArgumentParser
internal import Linting
internal import Swagger

/// The names that shells complete; they are looked up only when a shell asks for them.
enum NameCompletion {
  static let operations = CompletionKind.custom { _, _, _ in SwaggerDocuments.bundled.operations.map(\.id).sorted() }

  static let versions = CompletionKind.custom { _, _, _ in
    SwaggerDocuments.bundled.apiVersions.map(\.description)
  }

  /// Rules, separated by commas.
  static let rules = CompletionKind.custom { _, _, prefix in
    let previous = prefix.lastIndex(of: ",").map { prefix[...$0] } ?? ""
    return ruleNames.map { previous + $0 }
  }

  /// `RULE=LEVEL`
  static let severities = CompletionKind.custom { _, _, _ in
    RuleCatalog.bundled.rules.flatMap { rule in Severity.allCases.map { "\(rule.id)=\($0.rawValue)" } }
  }

  /// Everything that can be explained.
  static let explained = CompletionKind.custom { _, _, _ in
    ruleNames + Explainer(SwaggerDocuments.bundled).names
  }

  static let json = CompletionKind.file(extensions: ["json", "jsonc"])

  private static var ruleNames: [String] {
    RuleCatalog.bundled.rules.map(\.id.description) + RuleCatalog.bundled.rules.map(\.name)
  }
}
