internal import ArgumentParser
internal import JSONText
internal import Linting

/// `rplint rules`
struct RulesCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List every rule.")

  @Option(help: "How the list is written.")
  var format = Format.text

  func run() {
    var output = TextOutput.standard
    let rules = RuleCatalog.bundled.rules
    switch format {
    case .text:
      let width = rules.map(\.name.count).max() ?? 0
      for rule in rules { output.write(Self.line(rule, width) + "\n") }
    case .json:
      output.write("[\n" + rules.map { "  " + Self.object($0) }.joined(separator: ",\n") + "\n]\n")
    }
    output.flush()
  }

  private static func line(_ rule: RuleDescriptor, _ width: Int) -> String {
    let name = rule.name + String(repeating: " ", count: width - rule.name.count)
    let severity = rule.severity.rawValue + String(repeating: " ", count: 7 - rule.severity.rawValue.count)
    return "\(rule.id)  \(name)  \(severity)  \(rule.isFixable ? "fix" : "   ")  \(rule.summary)"
  }

  private static func object(_ rule: RuleDescriptor) -> String {
    "{ \"id\": \"\(rule.id)\", \"name\": \(jsonString(rule.name)), \"severity\": \"\(rule.severity.rawValue)\", "
      + "\"fixable\": \(rule.isFixable), \"summary\": \(jsonString(rule.summary)) }"
  }
}
