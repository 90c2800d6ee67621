internal import ArgumentParser
internal import Linting
internal import Reporting

/// Baselines and suppressions.
extension LintCommand {
  func validateAdoption() throws {
    guard addSuppressions else {
      guard reason == nil else { throw ValidationError("--reason requires --add-suppressions") }
      return
    }
    guard let reason, reason.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--add-suppressions requires --reason")
    }
    guard !reason.contains(where: \.isNewline), !reason.contains("-->"), !reason.contains("*/") else {
      throw ValidationError("--reason must be one line without '-->' and '*/'")
    }
    guard !fix, !diff, writeBaseline == nil else {
      throw ValidationError("--add-suppressions can't be combined with --fix, --diff or --write-baseline")
    }
    guard !paths.contains("-") else { throw ValidationError("--add-suppressions can't be used with standard input") }
  }

  /// Checks the files that the paths lead to.
  func check(_ defaults: Configurations.Defaults) throws -> CheckedRun {
    let configurations = try ConfigurationOption.configurations(configuration, defaults)
    let choice: Baselines.Choice = writeBaseline == nil ? baseline.map { .file($0) } ?? .configured : .none
    let baselines = Baselines(choice, configurations)
    let progress = quiet ? nil : ProgressLine.standardError
    let run = LintRun(
      configurations: configurations, baselines: baselines, fixing: fixMode, jobs: jobs,
      maximumFileSize: maximumFileSize, keepsStandardInput: targets.contains { $0.format == .html },
      progress: progress)
    let results = run.results(of: paths, standardInputName: stdinFilename, excludesNamed: forceExclude)
    let files = run.completed(results)
    progress?.clear()
    ConfigurationOption.reportRefusals(of: configurations)
    return CheckedRun(
      configurations: configurations, baselines: baselines, results: results, files: files,
      today: defaults.options.today ?? currentDate())
  }

  /// Whether a file has a finding that makes the run fail.
  func isFailure(_ file: RunReport.File, in run: CheckedRun) -> Bool {
    guard !file.findings.isEmpty else { return false }
    let configured = try? run.configurations.file(inDirectory: run.results.directory(of: file.path))
    let threshold = failOn ?? configured?.configuration.failOn ?? .warning
    return file.findings.contains { threshold.isReached(by: $0.severity) }
  }

  /// Writes the baseline if one is to be written; false if that fails.
  func writeBaseline(for run: CheckedRun) -> Bool {
    guard let path = writeBaseline else { return true }
    var errors = TextOutput.error
    defer { errors.flush() }
    do {
      let place = try BaselinePlace(path)
      let previous = FileStatus.exists(path) ? try place.load() : nil
      let checked = run.files.filter(\.isChecked).map { file in
        (name: place.name(of: file.path, inDirectory: run.results.directory(of: file.path)), file: file)
      }
      let baseline = Baseline(replacing: previous, with: checked, isKept: place.exists)
      try TextOutput.withFile(at: path) { $0.write(baseline.text) }
      errors.write("rplint: recorded \(pluralized(baseline.count, "finding")) in \(path.visible)\n")
      return true
    } catch let error as SystemError {
      errors.write("rplint: \(path.visible): \(error)\n")
    } catch {
      errors.write("\(error)\n")
    }
    return false
  }

  /// Adds suppressions of a run's findings; false if a file could not be written.
  func addSuppressions(to run: CheckedRun) -> Bool {
    let writer = SuppressionWriter(
      configurations: run.configurations, rewriter: FileRewriter(roots: paths.map(Self.root)), reason: reason ?? "",
      newConfiguration: configuration.path ?? Configuration.fileName)
    let result = writer.add(to: run.reportedFiles(paths: paths, writtenBaseline: nil))
    var errors = TextOutput.error
    for failure in result.failures { errors.write("rplint: \(failure)\n") }
    if result.findings > 0 {
      errors.write(
        "rplint: added suppressions of \(pluralized(result.findings, "finding")) in "
          + "\(pluralized(result.files, "file"))\n")
    }
    errors.flush()
    return result.failures.isEmpty
  }
}
