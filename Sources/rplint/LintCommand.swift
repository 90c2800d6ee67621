internal import ArgumentParser
internal import Linting
internal import Reporting

/// `rplint [lint] PATH…`
///
/// The options stand here all together, in no groups of their own, since each type that the argument parser meets
/// costs several searches through all conformances of the program, and those are a good part of a short run. For
/// the same reason the command is told which one it belongs to: the parser then looks for no completion requests.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", _superCommandName: "rplint", abstract: "Check files and folders (the default).")

  @Argument(help: "Files and folders; '-' reads standard input.")
  var paths: [String] = []

  @Option(help: "The operation of bodies that don't tell theirs, such as RestorePoints_Create.")
  var operation: String?

  @Option(help: "The api-version of requests that name none, such as 2025-04-01.")
  var apiVersion: String?

  @Option(help: SwaggerOption.help)
  var swagger: [String] = []

  @Option(name: .customLong("rules"), help: RuleFiles.help)
  var ruleFiles: [String] = []

  @Option(help: "Run only these rules: ids, names or starts of ids, with commas between.")
  var select: String?

  @Option(help: "Leave these rules out.")
  var ignore: String?

  @Option(help: "Give a rule another severity: RULE=error, warning or info. Repeatable.")
  var severity: [String] = []

  @Option(help: ConfigurationOption.help)
  var config: String?

  @Flag(help: ConfigurationOption.noneHelp)
  var noConfig = false

  @Flag(help: "Leave out what the configuration excludes even where it is named.")
  var forceExclude = false

  @Flag(help: "Mend files in place, and report what is left.")
  var fix = false

  @Flag(help: "With --fix or --diff: also make fixes that may change what a request means.")
  var unsafeFixes = false

  @Flag(help: "Print the change that --fix would make as a unified diff, and write nothing.")
  var diff = false

  @Option(help: ArgumentHelp("How findings are written; F=FILE writes to a file. Repeatable.", valueName: "F[=FILE]"))
  var format: [ReportTarget] = []

  @Option(help: "The lowest severity that makes the exit status 1.")
  var failOn = Threshold.warning

  @Option(help: "When to colour the output.")
  var color = Coloring.auto

  @Flag(help: "Write findings only, no summary.")
  var quiet = false

  @Flag(help: "Count the findings of each rule at the end, on standard error.")
  var statistics = false

  @Option(help: "The name that standard input goes by. (default: <stdin>)")
  var stdinFilename: String?

  @Option(help: "How many threads work at the most; the output is the same for every number. (default: one a core)")
  var jobs: Int?

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("name at least one file or folder, or '-' for standard input") }
    guard !fix || !paths.contains("-") else {
      throw ValidationError("--fix can't mend standard input; --diff shows the change")
    }
    guard config == nil || !noConfig else { throw ConfigurationOption.contradiction }
    guard jobs.map({ $0 > 0 }) ?? true else { throw ValidationError("--jobs takes a whole number from 1 on") }
  }

  func run() throws {
    let inputName = stdinFilename ?? "<stdin>"
    let added = try RuleFiles.rules(in: ruleFiles)
    let options = try linterOptions(SwaggerOption.documents(extendedBy: swagger), added)
    let configurations = try ConfigurationOption.configurations(config, isNone: noConfig, options)
    let run = LintRun(configurations: configurations, fixing: fixMode, jobs: jobs ?? processorCount())
    var items = FileSearch.items(named: paths, standardInputName: inputName)
    if forceExclude { items.removeAll(where: configurations.excludes) }
    let outcomes = run.outcomes(of: items)
    let report = RunReport(version: programVersion, files: run.completed(outcomes))
    let isMended = writeFixes(outcomes)
    let isWritten = write(report, rules: added, broken: configurations.broken)
    let summary = report.summary
    if summary.failed > 0 || !configurations.broken.isEmpty || !isMended || !isWritten { throw ExitCode(2) }
    if failOn.isReached(by: summary) { throw ExitCode(1) }
  }
}
