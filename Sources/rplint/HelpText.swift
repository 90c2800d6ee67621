internal import ArgumentParser
internal import Reporting

/// The text of `rplint --help`: the options of linting in groups, the commands and the exit statuses.
enum HelpText {
  static let usage = "rplint [lint] [<options>] <path> ..."

  /// The titles of the groups of options, by the first option of each in the order of their declaration.
  private static let groups = [
    "--operation": "REQUESTS AND DEFINITIONS", "--select": "RULES", "--config": "CONFIGURATION", "--fix": "FIXES",
    "--baseline": "KNOWN FINDINGS",
    "--format": "REPORTS", "--stdin-filename": "INPUT AND THREADS", "-h,": "HELP",
  ]

  private static let exitStatuses = """
    EXIT STATUS:
      0         No findings at or above --fail-on.
      1         Findings at or above --fail-on.
      2         rplint could not do its job, because of a usage error, an invalid
                configuration, or a file that can't be read.
    """

  /// Whether arguments that are invalid for linting ask for the help of the program or of linting.
  static func isRequested(by arguments: [String]) -> Bool {
    if arguments.first == "help" { return arguments.dropFirst().allSatisfy { $0 == "lint" } }
    return arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  static var text: String {
    """
    Check saved Azure VM restore-point requests offline.

    USAGE: \(usage)
           rplint <command> [<options>]

    <path> is a file or folder; '-' reads standard input.

    \(options)

    COMMANDS:
    \(commands)
      'rplint <command> --help' describes a command.

    \(exitStatuses)

    """
  }

  private static var options: String {
    let lines = LintCommand.helpMessage().split(separator: "\n")
    return lines.drop { $0 != "OPTIONS:" }.dropFirst().map { line in
      let isLast = line.hasPrefix("  -h,")
      let name = line.split(separator: " ").first.map(String.init) ?? ""
      let title = groups[name].map { name == "--operation" ? "\($0):\n" : "\n\($0):\n" } ?? ""
      return title + line + (isLast ? "\n  --version               Show the version." : "")
    }.joined(separator: "\n")
  }

  private static var commands: String {
    RplintCommand.configuration.subcommands.map { command in
      let configuration = command.configuration
      return "  \((configuration.commandName ?? "").padded(to: 10))\(configuration.abstract)"
    }.joined(separator: "\n")
  }
}
