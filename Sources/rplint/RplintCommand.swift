internal import ArgumentParser
internal import Reporting

/// The program's version.
let programVersion = "0.1.0"

/// The root command.
@main
struct RplintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rplint",
    usage: HelpText.usage,
    version: programVersion,
    subcommands: [
      LintArguments.self, RequestsCommand.self, RulesCommand.self, ExplainCommand.self, SchemaCommand.self,
      ConfigCommand.self, InitCommand.self, LSPCommand.self, UpgradeCommand.self,
    ],
    defaultSubcommand: LintArguments.self)

  static func main() {
    PosixFile.ignoreFileSizeSignal()
    let all = ArgumentList.commandLine
    let arguments = ArgumentList(all)
    do {
      if var lint = parseLint(arguments.parsed) {
        lint.paths += arguments.paths
        Sandbox.enter(writesFiles: lint.writesFiles)
        try lint.run()
      } else {
        try runOther(all)
      }
    } catch let status as ExitCode {
      exit(withError: status)
    } catch {
      exit(withError: ExitCode(report(error)))
    }
  }

  /// Runs another command, or explains why the arguments are invalid.
  private static func runOther(_ arguments: [String]) throws {
    if let script = CompletionScript.requested(by: arguments) { throw CleanExit.message(script) }
    if !namesOtherCommand(arguments) {
      if let message = OptionHint.message(for: arguments) { throw ValidationError(message) }
      if HelpText.isRequested(by: arguments) { throw CleanExit.message(HelpText.text) }
    }
    var command = try parseAsRoot(arguments)
    Sandbox.enter(writesFiles: writesFiles(command))
    try command.run()
  }

  /// Whether a command writes files with its options.
  private static func writesFiles(_ command: any ParsableCommand) -> Bool {
    switch command {
    case let lint as LintArguments: lint.command.writesFiles
    case let upgrade as UpgradeCommand: upgrade.arguments.command.writesFiles
    case is InitCommand: true
    default: false
    }
  }

  /// Whether the first argument is a command other than `lint`.
  private static func namesOtherCommand(_ arguments: [String]) -> Bool {
    guard let first = arguments.first, first != LintArguments.configuration.commandName else { return false }
    if first == "help" { return !HelpText.isRequested(by: arguments) }
    return configuration.subcommands.contains { $0.configuration.commandName == first }
  }

  /// Prints help and the version on standard output, and errors on standard error; returns the exit status.
  private static func report(_ error: any Error) -> Int32 {
    if exitCode(for: error) == .success {
      do throws(SystemError) {
        try TextOutput.print(fullMessage(for: error) + "\n")
        return 0
      } catch {
        return report(error)
      }
    }
    var output = TextOutput.error
    output.write(fullMessage(for: error).visibleParagraphs + "\n")
    output.flush()
    return 2
  }

  /// The lint command, if the arguments are valid for it and don't name another command.
  ///
  /// A shortcut for the common case, since setting up the other subcommands takes longer than checking a small file, and
  /// so does the argument parser. Invalid arguments are left to the root command, so that error messages show its name.
  private static func parseLint(_ arguments: [String]) -> LintCommand? {
    guard let first = arguments.first, first != "help", !namesOtherCommand(arguments) else { return nil }
    let own = first == LintArguments.configuration.commandName ? Array(arguments.dropFirst()) : arguments
    return LintCommand(plain: own) ?? (try? LintArguments.parse(own))?.command
  }
}
