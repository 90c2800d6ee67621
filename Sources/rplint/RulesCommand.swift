internal import ArgumentParser
internal import JSONText
internal import Linting
internal import Reporting

/// `rplint rules`
struct RulesCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List all rules.")

  @Option(help: "The format of the list.")
  var format = Format.text

  @Option(name: .customLong("rules"), help: RuleFiles.help, completion: NameCompletion.json)
  var ruleFiles: [String] = []

  func run() throws {
    let rules = try RuleFiles.rules(in: ruleFiles).catalog.rules
    switch format {
    case .text:
      let widths = (rules.map(\.id.description.count).max() ?? 0, rules.map(\.name.count).max() ?? 0)
      try TextOutput.print(rules.map { Self.line($0, widths) + "\n" }.joined())
    case .json:
      try TextOutput.print("[\n" + rules.map { "  " + Self.object($0) }.joined(separator: ",\n") + "\n]\n")
    }
  }

  private static func line(_ rule: RuleDescriptor, _ widths: (id: Int, name: Int)) -> String {
    let columns = [
      rule.id.description.padded(to: widths.id), rule.name.padded(to: widths.name),
      rule.severity.rawValue.padded(to: 7), rule.isFixable ? "fix" : "   ", rule.summary.visible,
    ]
    return columns.joined(separator: "  ")
  }

  private static func object(_ rule: RuleDescriptor) -> String {
    "{ \"id\": \(jsonString(rule.id.description)), \"name\": \(jsonString(rule.name)), \"severity\": \"\(rule.severity.rawValue)\", "
      + "\"fixable\": \(rule.isFixable), \"summary\": \(jsonString(rule.summary)) }"
  }
}
