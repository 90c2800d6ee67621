internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Swagger

/// `rplint explain RULE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule, with examples.")

  @Argument(help: "The rule's ID or name.")
  var rule: String

  @Option(name: .customLong("rules"), help: RuleFiles.help)
  var ruleFiles: [String] = []

  func run() throws {
    let matches = try RuleFiles.rules(in: ruleFiles).catalog.rules(matching: rule)
    guard let descriptor = matches.first, matches.count == 1 else {
      let problem = matches.isEmpty ? "unknown rule '\(rule)'" : "'\(rule)' matches several rules"
      throw ValidationError("\(problem); 'rplint rules' lists all rules")
    }
    try TextOutput.print(Self.text(of: descriptor))
  }

  private static func text(of rule: RuleDescriptor) -> String {
    let sections = [
      ("What", rule.summary), ("Why", rule.why), ("Wrong", example(rule.wrong.first)),
      ("Right", example(rule.right.first)), ("Fix", rule.help), ("Sources", rule.sources.joined(separator: "\n")),
    ]
    return "\(rule.id) \(rule.name) (\(rule.severity.rawValue))\n"
      + sections.filter { !$0.1.isEmpty }.map { "\n\($0.0)\n\(indented($0.1))" }.joined()
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
