internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Swagger

/// `rplint explain NAME`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a rule, a property, an operation or an api-version.")

  @Argument(
    help: "A rule's ID or name, a property's name, an operation's ID, or an api-version.",
    completion: NameCompletion.explained)
  var name: String

  @Option(name: .customLong("rules"), help: RuleFiles.help, completion: NameCompletion.json)
  var ruleFiles: [String] = []

  @Option(help: SwaggerOption.help, completion: NameCompletion.json)
  var swagger: [String] = []

  func run() throws {
    try TextOutput.print(try text(RuleFiles.rules(in: ruleFiles).catalog))
  }

  private func text(_ catalog: RuleCatalog) throws -> String {
    let rules = catalog.rules(matching: name)
    if let rule = rules.first {
      guard rules.count == 1 else {
        let ids = rules.map(\.id.description).joined(separator: ", ")
        throw ValidationError("'\(name)' matches several rules: \(ids)")
      }
      return Self.text(of: rule, in: catalog)
    }
    let documents = try SwaggerOption.documents(extendedBy: swagger)
    let explainer = Explainer(documents)
    let explanations = explainer.explanations(of: name)
    guard !explanations.isEmpty else {
      let nearest = nearestName(among: catalog, explainer, documents.apiVersions).map { "did you mean '\($0)'?" }
      throw ValidationError(
        "unknown rule, property, operation or api-version '\(name)'; \(nearest ?? "'rplint rules' lists all rules")")
    }
    return explanations.map { Self.text($0.title, $0.sections) }.joined(separator: "\n")
  }

  private func nearestName(
    among catalog: RuleCatalog, _ explainer: Explainer, _ versions: [APIVersion]
  ) -> String? {
    if let date = APIVersion(name) { return date.nearest(in: versions)?.description }
    return (catalog.rules.flatMap { [$0.name, $0.id.description] } + explainer.names).nearest(to: name)
  }

  private static func text(of rule: RuleDescriptor, in catalog: RuleCatalog) -> String {
    text(
      "\(rule.id) \(rule.name) (\(rule.severity.rawValue))",
      [
        ("What", rule.summary), ("Why", rule.why), ("Wrong", example(rule.wrong.first)),
        ("Right", example(rule.right.first)), ("Fix", rule.help),
        ("Hides", list(catalog.hidden(by: rule))), ("Hidden by", list(catalog.hiding(rule))),
        ("Sources", rule.sources.joined(separator: "\n")),
      ])
  }

  /// Rules that report the same fault, one per line.
  private static func list(_ rules: [(rule: RuleDescriptor, unless: Severity?)]) -> String {
    rules.map { rule, unless in
      rule.description + (unless.map { ", unless the hiding finding is of severity \($0.rawValue)" } ?? "")
    }.joined(separator: "\n")
  }

  private static func text(_ title: String, _ sections: [(heading: String, text: String)]) -> String {
    "\(title.visible)\n"
      + sections.filter { !$0.text.isEmpty }.map { "\n\($0.heading)\n\(indented($0.text))" }.joined()
  }

  /// An example's text, preceded by a file name and the options that it needs.
  private static func example(_ example: RuleExample?) -> String {
    guard let example else { return "" }
    let settings = [
      example.operation.map { "--operation \($0)" }, example.apiVersion.map { "--api-version \($0)" },
      example.minimumApiVersion.map { "\"minimumApiVersion\": \"\($0)\" in .rplint.json" },
    ]
    let options = settings.compactMap(\.self).joined(separator: " ")
    return "\(example.file)\(options.isEmpty ? "" : " (\(options))"):\n\(example.text)"
  }

  /// The non-empty lines of a text, indented, with nonprintable characters made visible.
  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0.visible)\n" }.joined()
  }
}
