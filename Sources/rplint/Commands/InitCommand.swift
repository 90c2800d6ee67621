internal import ArgumentParser
internal import JSONText
internal import Linting
internal import Reporting
internal import Requests
internal import Swagger

/// `rplint init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a first \(Configuration.fileName) from what is found.",
    discussion: """
      Writes \(Configuration.fileName) into the current folder, with the oldest api-version that the requests use as the \
      minimum for new ones. Never replaces a file.
      """)

  @Argument(help: "Files and folders to look at. (default: the current folder)", completion: .file())
  var paths: [String] = []

  func run() throws {
    let report = try inventory()
    let configuration = JSONValue.object([
      "minimumApiVersion": Self.oldestVersion(in: report).map { .string($0.description) },
      "failOn": .string(FailureThreshold.warning.rawValue),
    ])
    do throws(SystemError) {
      let file = try PosixFile(creating: Configuration.fileName)
      try file.writeAll(Array((configuration.text(.indented) + "\n").utf8))
    } catch {
      throw ValidationError("\(Configuration.fileName): \(error)")
    }
    Self.writeSummary(of: report)
    if report.summary.failed > 0 { throw ExitCode(2) }
  }

  /// What is in the files, whatever an existing configuration says about them.
  private func inventory() throws -> RunReport {
    var options = Linter.Options()
    options.keepsInventory = true
    let configurations = try Configurations(.none, Configurations.Defaults(options: options, published: []))
    let run = LintRun(
      configurations: configurations, baselines: Baselines(.none, configurations), fixing: .none, jobs: nil
    )
    let results = run.results(of: paths.isEmpty ? ["."] : paths)
    return RunReport(version: programVersion, files: results.inputs.map(\.report))
  }

  /// The oldest api-version that a request itself specifies; a bare body can't.
  private static func oldestVersion(in report: RunReport) -> APIVersion? {
    let entries = report.files.flatMap(\.inventory)
    let requests = entries.filter { $0.kind == .request && $0.operation != nil && $0.form != .body }
    return requests.compactMap(\.apiVersion).compactMap { APIVersion($0) }.min()
  }

  private static func writeSummary(of report: RunReport) {
    let summary = report.summary
    var errors = TextOutput.error
    for file in report.files {
      if case .failed(let reason) = file.outcome { errors.write("rplint: \(file.path.visible): \(reason)\n") }
    }
    errors.write(
      "rplint: wrote \(Configuration.fileName) from \(pluralized(summary.requests, "request")) in "
        + "\(pluralized(summary.files, "file")); 'rplint schema config' describes what it can contain\n")
    errors.flush()
  }
}
