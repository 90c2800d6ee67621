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

  private static let limits = """
    LIMITS (the README lists all of them):
      512 MiB   per file, or what --max-file-size sets, since a file that is read as
                a whole takes several times its size in memory.
      1,000     findings per file in reports for people, or as --max-findings sets,
                and as many syntax faults in one body, since nobody reads more.
      10,000    syntax faults in one body; the repairs of more would take more
                memory than the body, so it is not checked any further.
      2,048     levels of nesting in JSON, the limit of the JSON library; 100 in
                YAML, Bicep and Terraform, since more could exhaust the stack.
      5,000     steps of a pattern in your own rules, with 50 levels of groups,
                since matching takes time for each step.
      64        levels of schemas and of inheritance in a Swagger file.
      64 MiB    per message to the language server.
      YAML aliases are not followed, since a few can stand for gigabytes.
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

    \(limits)

    """
  }

  private static var options: String {
    let lines = LintArguments.helpMessage().split(separator: "\n")
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
