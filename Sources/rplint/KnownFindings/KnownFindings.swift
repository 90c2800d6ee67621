internal import Linting

/// Leaves known findings out of a run's reports, and reports suppressions and baseline entries that are out of date.
struct KnownFindings {
  let configurations: Configurations
  let baselines: Baselines
  /// The paths on the command line.
  let paths: [String]
  let today: CalendarDate
  /// The directory whose configuration applies to a file.
  let directory: (String) -> String

  /// The reports without the findings in baselines, and with those about suppressions and baselines.
  func applied(to files: [RunReport.File]) -> [RunReport.File] {
    var matches: [String: (match: BaselineMatch, file: BaselineFile)] = [:]
    let all = files + suppressionReports(of: files)
    guard baselines.mayExist else { return all }
    let reports = all.map { file in
      var file = file
      let directory = directory(file.path)
      guard let baseline = baselines.file(inDirectory: directory) else { return file }
      var match = matches[baseline.place.path]?.match ?? baseline.match
      match.apply(
        to: &file, named: baseline.place.name(of: file.path, inDirectory: directory),
        selection: linter(of: file.path).selection)
      matches[baseline.place.path] = (match, baseline)
      return file
    }
    let stale = matches.sorted { $0.key < $1.key }.map { path, used in
      RunReport.File(
        path: path,
        findings: used.match.staleEntries(
          selection: linter(of: path).selection, fileExists: used.file.place.exists))
    }
    return reports + stale.filter { !$0.findings.isEmpty }
  }

  /// The findings about the suppressions in configurations.
  private func suppressionReports(of files: [RunReport.File]) -> [RunReport.File] {
    configurations.files.flatMap { file -> [RunReport.File] in
      let configuration = file.configuration
      guard !configuration.suppressions.isEmpty else { return [] }
      let uses = files.compactMap { report -> Configuration.SuppressionUse? in
        let directory = directory(report.path)
        guard (try? configurations.file(inDirectory: directory)) === file else { return nil }
        return configuration.suppressionUse(
          in: report, selector: file.selector(for: report.path, inDirectory: directory))
      }
      let findings = configuration.suppressionFindings(
        after: uses, isComplete: paths.contains(where: file.isBelow), selection: file.linter.selection, today: today)
      return Dictionary(grouping: findings, by: \.file).sorted { $0.key < $1.key }.map {
        RunReport.File(path: $0, findings: $1)
      }
    }
  }

  private func linter(of path: String) -> Linter {
    configurations.linterOrDefault(for: path, inDirectory: directory(path))
  }
}
