internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Swagger

/// `rplint explain RULE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule is about: what is wrong, why, and what to do, with examples.")

  @Argument(help: "The rule's id or name.")
  var rule: String

  @Option(name: .customLong("rules"), help: RuleFiles.help)
  var ruleFiles: [String] = []

  func run() throws {
    let meant = try RuleFiles.rules(in: ruleFiles).catalog.rules(meant: rule)
    guard let descriptor = meant.first, meant.count == 1 else {
      throw ValidationError("no single rule is meant by '\(rule)'; 'rplint rules' lists them")
    }
    var output = TextOutput.standard
    output.write(Self.text(of: descriptor))
    output.flush()
  }

  private static func text(of rule: RuleDescriptor) -> String {
    let sections = [
      ("What", rule.summary), ("Why", rule.why), ("Wrong", example(rule.wrong.first)),
      ("Right", example(rule.right.first)), ("Fix", rule.help), ("Sources", rule.sources.joined(separator: "\n")),
    ]
    return "\(rule.id) \(rule.name) (\(rule.severity.rawValue))\n"
      + sections.filter { !$0.1.isEmpty }.map { "\n\($0.0)\n\(indented($0.1))" }.joined()
  }

  /// An example's text behind the name of a file that could hold it.
  private static func example(_ example: RuleExample?) -> String {
    guard let example else { return "" }
    let given = [
      example.operation.map { "--operation \($0)" }, example.apiVersion.map { "--api-version \($0)" },
      example.minimumApiVersion.map { "\"minimumApiVersion\": \"\($0)\" in .rplint.json" },
    ]
    let options = given.compactMap(\.self).joined(separator: " ")
    return "\(example.file)\(options.isEmpty ? "" : " (\(options))"):\n\(example.text)"
  }

  /// Each line of a text that isn't empty, set in, with what a terminal would not show made visible.
  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0.visible)\n" }.joined()
  }
}
