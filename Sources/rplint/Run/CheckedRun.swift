internal import Linting
internal import Reporting

/// The results of a run, and the configurations and baselines that apply to its files.
struct CheckedRun {
  let configurations: Configurations
  let baselines: Baselines
  let results: RunResults
  /// The reports of all files, before baselines are applied.
  let files: [RunReport.File]
  let today: CalendarDate

  /// The errors in configurations and baselines.
  var errors: [ConfigurationError] { configurations.errors + baselines.errors }

  /// The reports without the findings in baselines, and with those about suppressions and baselines.
  ///
  /// - Parameters:
  ///   - paths: the paths on the command line.
  ///   - writtenBaseline: the baseline that was just written.
  func reportedFiles(paths: [String], writtenBaseline: String?) -> [RunReport.File] {
    let baselines = writtenBaseline.map { Baselines(.file($0), configurations) } ?? baselines
    return KnownFindings(
      configurations: configurations, baselines: baselines, paths: paths, today: today, directory: results.directory
    ).applied(to: files)
  }
}

/// What configurations leave out.
extension CheckedRun {
  /// The configurations that leave files or findings out of the report, sorted by path.
  ///
  /// - Parameter readsBaselines: whether the baselines are those that configurations name.
  func configurationUses(of files: [RunReport.File], readsBaselines: Bool) -> [RunReport.ConfigurationUse] {
    var uses: [String: RunReport.ConfigurationUse] = [:]
    for file in files where file.isReduced {
      let directory = results.directory(of: file.path.hasSuffix("/") ? String(file.path.dropLast()) : file.path)
      guard let path = (try? configurations.file(inDirectory: directory))?.configuration.path else { continue }
      uses[path, default: RunReport.ConfigurationUse(path: path)].add(file, readsBaselines: readsBaselines)
    }
    return uses.values.filter { $0.excluded + $0.findings > 0 }.sorted { $0.path < $1.path }
  }
}

extension RunReport.File {
  /// Whether anything is left out.
  fileprivate var isReduced: Bool { outcome == .skipped(.excluded) || ignored > 0 || !suppressed.isEmpty }
}

extension RunReport.ConfigurationUse {
  fileprivate mutating func add(_ file: RunReport.File, readsBaselines: Bool) {
    if file.outcome == .skipped(.excluded) { excluded += 1 }
    ignored += file.ignored
    for suppressed in file.suppressed {
      switch suppressed.origin {
      case .comment: break
      case .configuration: self.suppressed += 1
      case .baseline: if readsBaselines { known += 1 }
      }
    }
  }
}

extension Configurations {
  /// The description of a built-in rule, or of one from the command line or a configuration.
  @Sendable func rule(_ id: RuleID) -> RuleDescriptor? {
    if let rule = defaultLinter.added[id] { return rule }
    return files.lazy.compactMap { $0.configuration.added[id] }.first
  }
}
