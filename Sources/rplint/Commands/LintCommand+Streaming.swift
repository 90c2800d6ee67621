internal import ArgumentParser
internal import JSONText
internal import Linting
internal import Reporting

/// `--stream` and `--record-id`.
extension LintCommand {
  func validateStreaming() throws {
    guard recordID.map({ JSONPointer($0) != nil }) ?? true else {
      throw ValidationError("--record-id must be a JSON Pointer, such as '/id'")
    }
    guard stream else { return }
    guard format.allSatisfy({ $0.format == .jsonl && $0.path == nil }) else {
      throw ValidationError("--stream writes 'jsonl' to standard output")
    }
    guard !fix, !diff, !addSuppressions, baseline == nil, writeBaseline == nil else {
      throw ValidationError(
        "--stream can't be combined with --fix, --diff, --baseline, --write-baseline or --add-suppressions")
    }
  }

  /// Checks records as they arrive, each on its own, and writes what is found at once.
  func runStream(_ configurations: Configurations) throws {
    var output = TextOutput.standard
    var status: Int32 = 0
    for path in paths {
      do {
        let isFailure = try check(recordsOf: path, configurations, &output)
        if isFailure { status = max(status, 1) }
      } catch {
        Self.report(error, at: path)
        status = 2
      }
    }
    if let failure = output.failure {
      Self.report(failure, at: "standard output")
      status = 2
    }
    if status != 0 { throw ExitCode(status) }
  }

  /// Checks the records of a file or of standard input; returns whether one has a finding that makes the run fail.
  private func check(
    recordsOf path: String, _ configurations: Configurations, _ output: inout TextOutput
  ) throws -> Bool {
    let name = path == "-" ? stdinFilename ?? "<stdin>" : path
    let directory = path == "-" ? "." : PathName.directory(of: path)
    let linter = try configurations.linter(for: name, inDirectory: directory)
    let configured = try configurations.file(inDirectory: directory)?.configuration.failOn
    let threshold = failOn ?? configured ?? .warning
    let reporter = JSONLinesReporter(rules: configurations.rule)
    let file = path == "-" ? PosixFile.duplicateOfStandardInput() : try PosixFile(reading: path)
    var records = RecordStream(reading: file.descriptor, maximumLineSize: maximumFileSize)
    var isFailure = false
    while output.failure == nil, let block = try records.next() {
      let report = linter.report(onRecordsOf: block, path: name)
      isFailure = isFailure || report.findings.contains { threshold.isReached(by: $0.severity) }
      reporter.write(RunReport(version: programVersion, files: [report]), to: &output)
      output.flush()
    }
    return isFailure
  }

  private static func report(_ error: any Error, at path: String) {
    TextOutput.printNote("rplint: \(path.visible): \(error)\n")
  }
}
