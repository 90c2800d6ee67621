internal import ArgumentParser
internal import Linting
internal import Reporting

/// `rplint [lint] PATH…`, with the values of its arguments, which `LintArguments` describes.
struct LintCommand {
  var paths: [String] = []
  var operation: String?
  var apiVersion: String?
  var swagger: [String] = []
  var ruleFiles: [String] = []
  var select: String?
  var ignore: String?
  var severity: [String] = []
  var configuration = Configurations.Choice.nearest
  var forceExclude = false
  var fix = false
  var unsafeFixes = false
  var diff = false
  var baseline: String?
  var writeBaseline: String?
  var addSuppressions = false
  var reason: String?
  var format: [ReportTarget] = []
  var showSkipped = false
  var requireRequests = false
  var failOn: FailureThreshold?
  var color = Coloring.auto
  var maxFindings: Int?
  var quiet = false
  var statistics = false
  var stdinFilename: String?
  var stream = false
  var recordID: String?
  var maxFileSize: ByteCount?
  var jobs: Int?

  func validate() throws {
    guard !paths.isEmpty else {
      throw ValidationError("missing path; name a file or folder, or '-' for standard input")
    }
    if format.count > 1 { try ReportTarget.checkPlaces(of: format) }
    guard jobs.map({ $0 > 0 }) ?? true else { throw ValidationError("--jobs must be a positive integer") }
    guard maxFindings.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--max-findings must be a positive integer")
    }
    try validateAdoption()
    try validateStreaming()
  }

  func run() throws {
    handleSignals()
    let defaults = try ConfigurationOption.defaults(published: SwaggerOption.published(swagger)) { documents in
      try linterOptions(documents, RuleFiles.rules(in: ruleFiles))
    }
    if stream {
      return try runStream(ConfigurationOption.configurations(configuration, defaults))
    }
    var checked = try check(defaults)
    var isWritten = writeBaseline(for: checked)
    if addSuppressions {
      isWritten = addSuppressions(to: checked) && isWritten
      checked = try check(defaults)
    }
    let files = checked.reportedFiles(paths: paths, writtenBaseline: writeBaseline)
    let report = RunReport(
      version: programVersion, files: files,
      configurations: checked.configurationUses(of: files, readsBaselines: baseline == nil && writeBaseline == nil))
    isWritten = writeFixes(checked.results.inputs) && isWritten
    isWritten =
      write(
        report, to: targets, rules: checked.configurations.rule, sources: checked.results.bytes,
        configurationErrors: checked.errors) && isWritten
    let isAccounted = account(for: checked.results)
    if report.summary.failed > 0 || !checked.errors.isEmpty || !isWritten || !isAccounted { throw ExitCode(2) }
    if files.contains(where: { isFailure($0, in: checked) }) { throw ExitCode(1) }
  }
}
