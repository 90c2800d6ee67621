internal import ArgumentParser
internal import JSONText
internal import Linting
internal import Reporting

/// `rplint rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List all rules, or check a file with your own.")

  @Option(help: "The format of the list.")
  var format = ListFormat.text

  @Option(name: .customLong("rules"), help: RuleFiles.help, completion: NameCompletion.json)
  var ruleFiles: [String] = []

  @Option(
    help: ArgumentHelp(
      "Run the wrong and right examples of the rules in a file, instead of listing rules; exits with status 1 if one "
        + "is not as expected.", valueName: "file"))
  var check: String?

  func run() throws {
    let added = try RuleFiles.rules(in: ruleFiles)
    if let check { return try runExamples(of: check, besides: added) }
    let rules = added.catalog.rules
    switch format {
    case .text:
      let widths = (rules.map(\.id.description.count).max() ?? 0, rules.map(\.name.count).max() ?? 0)
      try TextOutput.print(rules.map { Self.line($0, widths) + "\n" }.joined())
    case .json:
      try TextOutput.print("[\n" + rules.map { "  " + Self.object($0) }.joined(separator: ",\n") + "\n]\n")
    }
  }

  /// Prints a line per example that is not as expected, and a summary.
  private func runExamples(of path: String, besides known: AddedRules) throws {
    let result = try RuleFiles.reading(path) { bytes throws(UserFileErrors) in
      try RuleFileCheck(bytes, path: path, known: known)
    }
    let failures = result.failures.map { $0.description.visible + "\n" }
    let untested = result.rules.filter { $0.wrong.isEmpty }.map(\.id.description)
    let summary = [
      "\(path.visible): \(pluralized(result.rules.count, "rule"))",
      ", \(pluralized(result.wrongExamples, "wrong example")) and \(pluralized(result.rightExamples, "right example"))",
      failures.isEmpty ? ", all as expected" : ", \(failures.count) not as expected",
      untested.isEmpty ? "" : "; no wrong example of \(untested.joined(separator: ", "))",
    ].joined()
    try TextOutput.print(failures.joined() + summary + "\n")
    if !failures.isEmpty { throw ExitCode(1) }
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
