internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Swagger

/// `rplint [lint] PATH…`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check files and folders (the default).")

  @Argument(help: "Files and folders; '-' reads standard input.")
  var paths: [String] = []

  @OptionGroup var checking: CheckingOptions
  @OptionGroup var fixing: FixOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The name that standard input goes by.")
  var stdinFilename = "<stdin>"

  @Option(help: "How many threads work at the most; the output is the same for every number.")
  var jobs = processorCount()

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("name at least one file or folder, or '-' for standard input") }
    guard !fixing.fix || !paths.contains("-") else {
      throw ValidationError("--fix can't mend standard input; --diff shows the change")
    }
    guard jobs > 0 else { throw ValidationError("--jobs takes a whole number from 1 on") }
  }

  func run() throws {
    let search = FileSearch(paths, standardInputName: stdinFilename)
    let linter = Linter(options: try checking.linterOptions())
    let run = LintRun(linter: linter, fixing: fixing.mode(for: paths), items: search.items, jobs: jobs)
    let outcomes = run.outcomes()
    let input = outcomes.lazy.compactMap(\.input).first
    let files = linter.completing(outcomes.map(\.report)) { path in
      path == stdinFilename && input != nil ? input : try? FileReading.bytes(at: path)
    }
    let report = RunReport(version: programVersion, files: files)
    let isMended = fixing.write(outcomes)
    let isWritten = output.write(report, withoutDefault: fixing.diff)
    let summary = report.summary
    if summary.failed > 0 || !isMended || !isWritten { throw ExitCode(2) }
    if output.failOn.isReached(by: summary) { throw ExitCode(1) }
  }
}

/// What is checked, and how.
struct CheckingOptions: ParsableArguments {
  @Option(help: "The operation of bodies that don't tell theirs, such as RestorePoints_Create.")
  var operation: String?

  @Option(help: "The api-version of requests that name none, such as 2025-04-01.")
  var apiVersion: String?

  @Option(help: "Run only these rules: ids, names or starts of ids, with commas between.")
  var select: String?

  @Option(help: "Leave these rules out.")
  var ignore: String?

  @Option(help: "Give a rule another severity: RULE=error, warning or info. Repeatable.")
  var severity: [String] = []

  @Flag(help: "Read no configuration file.")
  var noConfig = false

  func linterOptions() throws -> Linter.Options {
    Linter.Options(operation: try knownOperation(), apiVersion: try knownVersion(), selection: try selection())
  }

  private func knownOperation() throws -> String? {
    guard let operation else { return nil }
    let ids = ProviderFamily.allCases.lazy.flatMap { SwaggerDocument.bundled($0).operations.map(\.id) }
    guard let id = ids.first(where: { $0.lowercased() == operation.lowercased() }) else {
      throw ValidationError("no operation '\(operation)'; there are \(ids.sorted().joined(separator: ", "))")
    }
    return id
  }

  private func knownVersion() throws -> String? {
    guard let apiVersion else { return nil }
    guard APIVersion(apiVersion) != nil else {
      throw ValidationError("the api-version '\(apiVersion)' is no date of the form YYYY-MM-DD")
    }
    return apiVersion
  }

  private func selection() throws -> RuleSelection {
    RuleSelection(
      selected: try select.map { Set(try rules($0)) }, ignored: Set(try ignore.map { try rules($0) } ?? []),
      severities: Dictionary(try severity.flatMap(levels)) { _, last in last })
  }

  private func rules(_ list: String) throws -> [RuleID] {
    try list.split(separator: ",").flatMap { text in
      let meant = RuleCatalog.bundled.rules(meant: String(text)).map(\.id)
      guard !meant.isEmpty else { throw ValidationError("no rule '\(text)'; 'rplint rules' lists them") }
      return meant
    }
  }

  private func levels(_ text: String) throws -> [(RuleID, Severity)] {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let level = Severity(rawValue: parts[1]) else {
      throw ValidationError("--severity takes RULE=error, RULE=warning or RULE=info")
    }
    return try rules(parts[0]).map { ($0, level) }
  }
}
