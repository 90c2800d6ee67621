internal import ArgumentParser
internal import Linting

/// `rplint explain RULE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule is about: what is wrong, why, and what to do.")

  @Argument(help: "The rule's id or name.")
  var rule: String

  func run() throws {
    let meant = RuleCatalog.bundled.rules(meant: rule)
    guard let descriptor = meant.first, meant.count == 1 else {
      throw ValidationError("no single rule is meant by '\(rule)'; 'rplint rules' lists them")
    }
    var output = TextOutput.standard
    output.write(Self.text(of: descriptor))
    output.flush()
  }

  private static func text(of rule: RuleDescriptor) -> String {
    let sources = rule.sources.map { "  \($0)" }.joined(separator: "\n")
    return """
      \(rule.id) \(rule.name) (\(rule.severity.rawValue))

      What
        \(rule.summary)

      Why
        \(rule.why)

      Fix
        \(rule.help)

      Sources
      \(sources)

      """
  }
}
