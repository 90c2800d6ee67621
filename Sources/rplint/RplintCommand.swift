internal import ArgumentParser
internal import JSONText

/// The program's version.
let programVersion = "0.1.0"

/// The command as a whole.
@main
struct RplintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rplint",
    abstract: "Checks saved Azure VM restore-point requests, offline.",
    discussion: """
      Finds the requests in files of many forms, checks them against the definitions of their api-version and the \
      documented rules, and reports each fault at its place.

      Exit status: 0 nothing at or above --fail-on, 1 something was found, 2 the job could not be done.
      """,
    version: programVersion,
    subcommands: [LintCommand.self, RulesCommand.self, ExplainCommand.self, SchemaCommand.self, ConfigCommand.self],
    defaultSubcommand: LintCommand.self)

  static func main() {
    JSONDocument.prepare()
    let all = Array(CommandLine.arguments.dropFirst())
    let arguments = ArgumentList(all)
    do {
      if var lint = plainLint(arguments.parsed) {
        lint.paths += arguments.paths
        try lint.run()
      } else {
        var command = try parseAsRoot(all)
        try command.run()
      }
    } catch let status as ExitCode {
      exit(withError: status)
    } catch {
      guard exitCode(for: error) != .success else { exit(withError: error) }
      var output = TextOutput.error
      output.write(fullMessage(for: error) + "\n")
      output.flush()
      exit(withError: ExitCode(2))
    }
  }

  /// The default command, where the arguments are right for it and name no other.
  ///
  /// Spares the common case the look at the other commands, which takes longer than the check of a small file. What
  /// isn't right goes through the whole command, so that its complaints name it.
  private static func plainLint(_ arguments: [String]) -> LintCommand? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let first = arguments.first, !names.contains(first) || first == LintCommand.configuration.commandName else {
      return nil
    }
    let own = first == LintCommand.configuration.commandName ? Array(arguments.dropFirst()) : arguments
    return try? LintCommand.parse(own)
  }
}
