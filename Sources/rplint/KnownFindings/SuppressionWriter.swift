internal import Linting
internal import Reporting

/// Adds suppressions of a run's findings: as comments, or to the configuration for files without comments.
struct SuppressionWriter {
  let configurations: Configurations
  let rewriter: FileRewriter
  let reason: String
  /// The configuration for files that have none yet.
  let newConfiguration: String

  /// What was done.
  struct Result {
    var findings = 0
    var files = 0
    /// Messages about files that could not be written.
    var failures: [String] = []
  }

  /// Adds suppressions to the files of a run and to their configurations.
  func add(to files: [RunReport.File]) -> Result {
    var result = Result()
    var left: [(file: RunReport.File, configuration: String)] = []
    for file in files where !file.findings.isEmpty {
      if addComments(to: file, &result) {
        result.findings += file.findings.count
        result.files += 1
      } else {
        let own = try? configurations.file(inDirectory: PathName.directory(of: file.path))
        left.append((file, own?.configuration.path ?? newConfiguration))
      }
    }
    for (path, entries) in Dictionary(grouping: left, by: \.configuration).sorted(by: { $0.key < $1.key }) {
      add(entries.map(\.file), toConfiguration: path, &result)
    }
    return result
  }

  /// Adds comments to a file; false if that is not possible.
  private func addComments(to file: RunReport.File, _ result: inout Result) -> Bool {
    let directory = PathName.directory(of: file.path)
    guard let bytes = try? FileReading.bytes(at: file.path),
      let linter = try? configurations.linter(for: file.path, inDirectory: directory),
      let new = linter.addingComments(suppressing: file.findings, to: bytes, path: file.path, reason: reason)
    else { return false }
    do throws(FileRewriter.Failure) { try rewriter.rewrite(file.path, from: bytes, to: new) } catch {
      result.failures.append("\(file.path.visible): \(error.message)")
    }
    return true
  }

  private func add(_ files: [RunReport.File], toConfiguration path: String, _ result: inout Result) {
    let root = realComponents(PathName.directory(of: path)) ?? []
    let located = files.compactMap { file -> (path: [[UInt8]], findings: [LocatedFinding])? in
      guard let parts = realComponents(PathName.directory(of: file.path)) else { return nil }
      guard parts.starts(with: root) else {
        result.failures.append("\(file.path.visible): not suppressed: outside the folder of \(path.visible)")
        return nil
      }
      let name = Array(PathName.lastComponent(of: file.path).utf8)
      return (parts.dropFirst(root.count) + [name], file.findings)
    }
    guard !located.isEmpty else { return }
    do {
      let bytes = try FileReading.bytes(ifPresentAt: path)
      let new = try Configuration.addingSuppressions(of: located, reason: reason, to: bytes, path: path)
      try write(new, to: path, replacing: bytes)
      result.findings += located.reduce(0) { $0 + $1.findings.count }
      result.files += located.count
    } catch let error as UserFileErrors {
      result.failures.append(error.description.visible)
    } catch let failure as FileRewriter.Failure {
      result.failures.append("\(path.visible): \(failure.message)")
    } catch {
      result.failures.append("\(path.visible): \(error)")
    }
  }

  private func write(_ bytes: [UInt8], to path: String, replacing old: [UInt8]?) throws {
    if let old {
      try FileRewriter(roots: [PathName.directory(of: path)]).rewrite(path, from: old, to: bytes)
    } else {
      try TextOutput.withFile(at: path) { $0.write(bytes: bytes) }
    }
  }
}
