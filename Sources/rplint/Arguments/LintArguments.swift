internal import ArgumentParser
internal import Linting

private let defaults = LintCommand()

/// The arguments of `rplint [lint] PATH…`.
///
/// The options of this command alone are declared here instead of in groups: for each type it sees, the argument parser
/// searches all protocol conformances of the program several times, which is a good part of a short run.
/// `_superCommandName` is set for the same reason: the parser then doesn't look for completion requests.
struct LintArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", _superCommandName: "rplint", abstract: "Check files and folders.",
    usage: HelpText.usage)

  @Argument(help: "Files and folders; '-' reads standard input.", completion: .file())
  var paths = defaults.paths

  @Option(
    help: "The operation of bodies that don't identify it themselves, such as RestorePoints_Create.",
    completion: NameCompletion.operations)
  var operation: String?

  @Option(
    help: "The api-version of requests that don't specify one, such as 2025-04-01. (default: the newest)",
    completion: NameCompletion.versions)
  var apiVersion: String?

  @Option(help: SwaggerOption.help, completion: NameCompletion.json)
  var swagger = defaults.swagger

  @Option(name: .customLong("rules"), help: RuleFiles.help, completion: NameCompletion.json)
  var ruleFiles = defaults.ruleFiles

  @Option(
    help: "Run only these rules: a comma-separated list of IDs, names or ID prefixes.",
    completion: NameCompletion.rules)
  var select: String?

  @Option(help: "Skip these rules.", completion: NameCompletion.rules)
  var ignore: String?

  @Option(
    help: "Change the severity of a rule: RULE=error, RULE=warning or RULE=info. Repeatable.",
    completion: NameCompletion.severities)
  var severity = defaults.severity

  @OptionGroup var configurationOption: ConfigurationOption

  @Flag(help: "Apply the configuration's exclude patterns to files named on the command line, too.")
  var forceExclude = defaults.forceExclude

  @Flag(
    help: """
      Fix files in place, and report the remaining findings. The fixed text of standard input is written to standard \
      output, and the report to standard error.
      """)
  var fix = defaults.fix

  @Flag(help: "With --fix or --diff: also apply fixes that may change the meaning of a request.")
  var unsafeFixes = defaults.unsafeFixes

  @Flag(help: "Print the changes that --fix would make as a unified diff, without changing any file.")
  var diff = defaults.diff

  @Option(
    help: ArgumentHelp("Do not report the known findings in this file.", valueName: "file"),
    completion: NameCompletion.json)
  var baseline: String?

  @Option(
    help: ArgumentHelp("Record all findings in this file, and report none.", valueName: "file"),
    completion: NameCompletion.json)
  var writeBaseline: String?

  @Flag(help: "Suppress all findings, with comments or in the configuration; requires --reason.")
  var addSuppressions = defaults.addSuppressions

  @Option(help: ArgumentHelp("With --add-suppressions: why the findings are suppressed.", valueName: "text"))
  var reason: String?

  @Option(
    help: ArgumentHelp(
      "The report format, human by default; F=FILE writes the report to a file, F=- to standard output. Repeatable.",
      valueName: "F[=FILE]"))
  var format = defaults.format

  @Flag(help: "List every skipped file with the reason: on standard error, and in the JSON and SARIF reports.")
  var showSkipped = defaults.showSkipped

  @Flag(help: "Exit with status 2 if a path on the command line leads to no request.")
  var requireRequests = defaults.requireRequests

  @Option(help: "The lowest severity that sets the exit status to 1. (default: warning)")
  var failOn: FailureThreshold?

  @Option(help: "When to color the output.")
  var color = defaults.color

  @Option(
    help: ArgumentHelp(
      "The maximum number of findings per file in the formats human, concise, github and azure. (default: 1000)",
      valueName: "n"))
  var maxFindings: Int?

  @Flag(help: "Print only findings, without a summary.")
  var quiet = defaults.quiet

  @Flag(help: "Print the number of findings per rule on standard error.")
  var statistics = defaults.statistics

  @Option(
    help: "The file name to use for standard input; its extension selects the format. (default: <stdin>)",
    completion: .file())
  var stdinFilename: String?

  @Flag(help: "Check JSON lines as they arrive, each on its own, in constant memory; findings are written as jsonl.")
  var stream = defaults.stream

  @Option(
    name: .customLong("record-id"),
    help: ArgumentHelp(
      "With JSON lines: add the record's value at this JSON Pointer to each finding, as 'recordId'.",
      valueName: "pointer"))
  var recordID: String?

  @Option(
    help: ArgumentHelp(
      """
      The maximum size of a file that has to be read as a whole, since it takes several times that in memory; JSON \
      lines and arrays are read in blocks. (default: 512M)
      """,
      valueName: "size"))
  var maxFileSize: ByteCount?

  @Option(
    help: "The maximum number of threads; the output does not depend on it. (default: the processors that it may use)")
  var jobs: Int?

  /// What the arguments ask for.
  var command: LintCommand {
    LintCommand(
      paths: paths, operation: operation, apiVersion: apiVersion, swagger: swagger, ruleFiles: ruleFiles,
      select: select, ignore: ignore, severity: severity, configuration: configurationOption.choice,
      forceExclude: forceExclude, fix: fix, unsafeFixes: unsafeFixes, diff: diff, baseline: baseline,
      writeBaseline: writeBaseline, addSuppressions: addSuppressions, reason: reason, format: format,
      showSkipped: showSkipped, requireRequests: requireRequests, failOn: failOn, color: color,
      maxFindings: maxFindings, quiet: quiet, statistics: statistics, stdinFilename: stdinFilename, stream: stream,
      recordID: recordID, maxFileSize: maxFileSize, jobs: jobs)
  }

  func validate() throws { try command.validate() }

  func run() throws { try command.run() }
}
