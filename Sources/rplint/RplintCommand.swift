internal import ArgumentParser
internal import JSONText

/// The program's version.
let programVersion = "0.1.0"

/// The root command.
@main
struct RplintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rplint",
    abstract: "Check saved Azure VM restore-point requests offline.",
    discussion: """
      Finds requests in files of many formats, checks them against the definitions of their api-version and the \
      documented rules, and reports each problem with its exact position.

      Exit status: 0 if there are no findings at or above --fail-on, 1 if there are, 2 if rplint could not do its job.
      """,
    version: programVersion,
    subcommands: [LintCommand.self, RulesCommand.self, ExplainCommand.self, SchemaCommand.self, ConfigCommand.self],
    defaultSubcommand: LintCommand.self)

  static func main() {
    JSONDocument.prepare()
    let all = Array(CommandLine.arguments.dropFirst())
    let arguments = ArgumentList(all)
    do {
      if var lint = parseLint(arguments.parsed) {
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

  /// The lint command, if the arguments are valid for it and don't name another command.
  ///
  /// A shortcut for the common case, since setting up the other subcommands takes longer than checking a small file.
  /// Invalid arguments are left to the root command, so that error messages show its name.
  private static func parseLint(_ arguments: [String]) -> LintCommand? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let first = arguments.first, !names.contains(first) || first == LintCommand.configuration.commandName else {
      return nil
    }
    let own = first == LintCommand.configuration.commandName ? Array(arguments.dropFirst()) : arguments
    return try? LintCommand.parse(own)
  }
}
