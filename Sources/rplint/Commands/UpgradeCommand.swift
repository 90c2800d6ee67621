internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Swagger

/// `rplint upgrade`
struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade", abstract: "Show what a newer api-version changes for each request.",
    usage: "rplint upgrade --to <api-version> [--diff | --fix] [<options>] <path> ...",
    discussion: """
      For each request: the properties and values that the newer api-version adds, removes or makes read-only, and the \
      findings that appear or vanish. --fix rewrites the requests that have no new findings, and with --unsafe-fixes \
      also the others. Recordings are never changed.

      Exit status: 0 if there are no new errors or with --fail-on never, 1 if there are, 2 if rplint could not do its \
      job.
      """)

  @Option(help: "The api-version to move to, such as 2025-04-01.", completion: NameCompletion.versions)
  var to: String

  @OptionGroup var arguments: LintArguments

  private var lint: LintCommand { arguments.command }

  func validate() throws {
    guard !lint.fixesStandardInput else {
      throw ValidationError("--fix can't be used with standard input; use --diff to see the changes")
    }
  }

  func run() throws {
    lint.handleSignals()
    let defaults = try ConfigurationOption.defaults(published: SwaggerOption.published(lint.swagger)) { documents in
      try lint.linterOptions(documents, RuleFiles.rules(in: lint.ruleFiles))
    }
    let version = try knownVersion(in: defaults.options.swagger)
    let configurations = try ConfigurationOption.configurations(lint.configuration, defaults)
    var search = FileSearch(configurations)
    let inputs = search.inputs(
      named: lint.paths, standardInputName: lint.stdinFilename, maximumInputSize: lint.maximumFileSize,
      excludesNamed: lint.forceExclude)
    try report(inputs.map { result(of: $0, to: version, configurations) }, version, configurations)
  }

  /// A file's path with what the newer api-version changes, or with what became of it instead.
  private typealias FileResult = (path: String, upgrade: Result<FileUpgrade, UpgradeFailure>, diff: [UInt8])

  /// Thrown for a file that is not upgraded.
  private struct UpgradeFailure: Error {
    let outcome: RunReport.File.Outcome
  }

  private func knownVersion(in swagger: SwaggerDocuments) throws -> APIVersion {
    let known = swagger.apiVersions
    if let version = APIVersion(to), known.contains(version) { return version }
    let nearest = APIVersion(to)?.nearest(in: known).map { "; did you mean '\($0)'?" }
    throw ValidationError("unknown api-version '\(to)'\(nearest ?? ", expected one such as 2025-04-01")")
  }

  private func result(
    of input: Input, to version: APIVersion, _ configurations: Configurations
  ) -> FileResult {
    do {
      let bytes = try bytes(of: input)
      let linter = try configurations.linter(for: input.path, inDirectory: input.directory)
      let upgrade = linter.upgrade(bytes, path: input.path, to: version, includesUnsafe: lint.unsafeFixes)
      switch lint.fixMode {
      case .none: return (input.path, .success(upgrade), [])
      case .diff:
        return (input.path, .success(upgrade), UnifiedDiff.text(old: bytes, new: upgrade.bytes, path: input.path))
      case .write(_, let rewriter):
        if upgrade.bytes != bytes { try rewriter.rewrite(input.path, from: bytes, to: upgrade.bytes) }
        return (input.path, .success(upgrade), [])
      }
    } catch let failure as FileRewriter.Failure {
      return (input.path, .failure(UpgradeFailure(outcome: .failed(.system(failure.message)))), [])
    } catch let error as ConfigurationError {
      return (input.path, .failure(UpgradeFailure(outcome: .failed(.configuration(error.description)))), [])
    } catch let failure as UpgradeFailure {
      return (input.path, .failure(failure), [])
    } catch {
      return (input.path, .failure(UpgradeFailure(outcome: .failed(.system("\(error)")))), [])
    }
  }

  private func bytes(of input: Input) throws -> [UInt8] {
    switch input.source {
    case .file: try FileReading.bytes(at: input.path, maximumSize: lint.maximumFileSize)
    case .standardInput(let text): text.whole ?? []
    case .failed(let reason): throw UpgradeFailure(outcome: .failed(reason))
    case .skipped(let reason): throw UpgradeFailure(outcome: .skipped(reason))
    }
  }

  /// Writes the diff, the findings that appear in the requested formats, or what changes; and errors to standard error.
  private func report(
    _ results: [FileResult], _ version: APIVersion, _ configurations: Configurations
  ) throws {
    let files = results.map(\.upgrade).compactMap { try? $0.get() }
    var output = TextOutput.standard
    for result in results { output.write(bytes: result.diff) }
    if lint.format.isEmpty, !lint.diff {
      UpgradeReporter(version: version.description, rules: configurations.rule, display: lint.display)
        .write(files, to: &output)
    }
    output.flush()
    let report = RunReport(version: programVersion, files: results.map(Self.reportFile))
    let isWritten = lint.write(
      report, to: lint.format, rules: configurations.rule, sources: { try? FileReading.bytes(at: $0) },
      configurationErrors: configurations.errors)
    if lint.fix, !lint.diff { Self.writeCount(of: files) }
    if report.summary.failed > 0 || !isWritten || output.failure != nil { throw ExitCode(2) }
    if lint.failOn != .never, report.summary.errors > 0 { throw ExitCode(1) }
  }

  /// A report of the findings that appear.
  private static func reportFile(_ result: FileResult) -> RunReport.File {
    switch result.upgrade {
    case .success(let upgrade):
      RunReport.File(
        path: result.path, outcome: upgrade.requests.isEmpty ? .skipped(.noRequest) : .checked,
        requests: upgrade.requests.count,
        findings: upgrade.requests.flatMap(\.appearing))
    case .failure(let failure): RunReport.File(path: result.path, outcome: failure.outcome)
    }
  }

  private static func writeCount(of files: [FileUpgrade]) {
    let requests = files.reduce(0) { $0 + $1.rewritten }
    let changed = files.count { $0.rewritten > 0 }
    var errors = TextOutput.error
    errors.write(
      "rplint: upgraded \(pluralized(requests, "request")) in \(pluralized(changed, "file"))\n")
    errors.flush()
  }
}
