internal import Linting
internal import Reporting

/// The outcomes of a run, and the configurations and baselines that apply to its files.
struct CheckedRun {
  let configurations: Configurations
  let baselines: Baselines
  let outcomes: LintRun.Outcomes
  /// The reports of all files, before baselines are applied.
  let files: [RunReport.File]
  let today: CalendarDate

  /// The errors in configurations and baselines.
  var errors: [ConfigurationError] { configurations.errors + baselines.errors }

  /// The directory whose configuration applies to a file.
  func directory(of path: String) -> String {
    outcomes.files.contains { $0.input != nil && $0.report.path == path } ? "." : PathName.directory(of: path)
  }

  /// The reports without the findings in baselines, and with those about suppressions and baselines.
  ///
  /// - Parameters:
  ///   - paths: the paths on the command line.
  ///   - writtenBaseline: the baseline that was just written.
  func reportedFiles(paths: [String], writtenBaseline: String?) -> [RunReport.File] {
    let baselines = writtenBaseline.map { Baselines(.file($0), configurations) } ?? baselines
    return KnownFindings(
      configurations: configurations, baselines: baselines, paths: paths, today: today, directory: directory
    ).applied(to: files)
  }
}

extension Configurations {
  /// The description of a built-in rule, or of one from the command line or a configuration.
  @Sendable func rule(_ id: RuleID) -> RuleDescriptor? {
    if let rule = defaultLinter.added[id] { return rule }
    return files.lazy.compactMap { $0.configuration.added[id] }.first
  }
}
