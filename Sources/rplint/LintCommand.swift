internal import ArgumentParser
internal import Linting
internal import Reporting

/// `rplint [lint] PATH…`
///
/// All options are declared here instead of in option groups: for each type it sees, the argument parser searches all
/// protocol conformances of the program several times, which is a good part of a short run. `_superCommandName` is set
/// for the same reason: the parser then doesn't look for completion requests.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", _superCommandName: "rplint", abstract: "Check files and folders.",
    usage: HelpText.usage)

  @Argument(help: "Files and folders; '-' reads standard input.")
  var paths: [String] = []

  @Option(help: "The operation of bodies that don't identify it themselves, such as RestorePoints_Create.")
  var operation: String?

  @Option(help: "The api-version of requests that don't specify one, such as 2025-04-01. (default: the newest)")
  var apiVersion: String?

  @Option(help: SwaggerOption.help)
  var swagger: [String] = []

  @Option(name: .customLong("rules"), help: RuleFiles.help)
  var ruleFiles: [String] = []

  @Option(help: "Run only these rules: a comma-separated list of IDs, names or ID prefixes.")
  var select: String?

  @Option(help: "Skip these rules.")
  var ignore: String?

  @Option(help: "Change the severity of a rule: RULE=error, RULE=warning or RULE=info. Repeatable.")
  var severity: [String] = []

  @Option(help: ConfigurationOption.help)
  var config: String?

  @Flag(help: ConfigurationOption.noConfigHelp)
  var noConfig = false

  @Flag(help: "Apply the configuration's exclude patterns to files named on the command line, too.")
  var forceExclude = false

  @Flag(help: "Fix files in place, and report the remaining findings.")
  var fix = false

  @Flag(help: "With --fix or --diff: also apply fixes that may change the meaning of a request.")
  var unsafeFixes = false

  @Flag(help: "Print the changes that --fix would make as a unified diff, without changing any file.")
  var diff = false

  @Option(
    help: ArgumentHelp(
      "The report format, human by default; F=FILE writes the report to a file, F=- to standard output. Repeatable.",
      valueName: "F[=FILE]"))
  var format: [ReportTarget] = []

  @Option(help: "The lowest severity that sets the exit status to 1.")
  var failOn = Threshold.warning

  @Option(help: "When to color the output.")
  var color = Coloring.auto

  @Flag(help: "Print only findings, without a summary.")
  var quiet = false

  @Flag(help: "Print the number of findings per rule on standard error.")
  var statistics = false

  @Option(help: "The file name to use for standard input; its extension selects the format. (default: <stdin>)")
  var stdinFilename: String?

  @Option(
    help: "The maximum number of threads; the output does not depend on it. (default: the number of processors)")
  var jobs: Int?

  func validate() throws {
    guard !paths.isEmpty else {
      throw ValidationError("missing path; name a file or folder, or '-' for standard input")
    }
    guard !fix || !paths.contains("-") else {
      throw ValidationError("--fix can't be used with standard input; use --diff to see the changes")
    }
    guard config == nil || !noConfig else { throw ConfigurationOption.conflict }
    if format.count > 1 { try ReportTarget.checkPlaces(of: format) }
    guard jobs.map({ $0 > 0 }) ?? true else { throw ValidationError("--jobs must be a positive integer") }
  }

  func run() throws {
    let inputName = stdinFilename ?? "<stdin>"
    let added = try RuleFiles.rules(in: ruleFiles)
    let options = try linterOptions(SwaggerOption.documents(extendedBy: swagger), added)
    let configurations = try ConfigurationOption.configurations(config, isDisabled: noConfig, options)
    let progress = quiet ? nil : ProgressLine.standardError
    let run = LintRun(
      configurations: configurations, fixing: fixMode, jobs: jobs ?? processorCount(), progress: progress)
    var items = FileSearch.items(named: paths, standardInputName: inputName)
    if forceExclude { items.removeAll(where: configurations.excludes) }
    let outcomes = run.outcomes(of: items)
    let report = RunReport(version: programVersion, files: run.completed(outcomes))
    progress?.clear()
    let isFixed = writeFixes(outcomes)
    let isWritten = write(
      report, rules: added, sources: LintRun.sources(of: outcomes), configurationErrors: configurations.errors)
    let summary = report.summary
    if summary.failed > 0 || !configurations.errors.isEmpty || !isFixed || !isWritten { throw ExitCode(2) }
    if failOn.isReached(by: summary) { throw ExitCode(1) }
  }
}
