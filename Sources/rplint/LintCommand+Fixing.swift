internal import Linting
internal import Reporting

/// Applying fixes and printing diffs.
extension LintCommand {
  /// With `--fix`, symbolic links that lead outside the given paths are not followed.
  var fixMode: FixMode {
    if diff { return .diff(includesUnsafe: unsafeFixes) }
    return fix ? .write(includesUnsafe: unsafeFixes, FileRewriter(roots: paths.map(Self.root))) : .none
  }

  /// Writes diffs to standard output, and a summary and failures to standard error; false if writing failed.
  func writeFixes(_ outcomes: [LintRun.Outcome]) -> Bool {
    var output = TextOutput.standard
    var errors = TextOutput.error
    for outcome in outcomes {
      output.write(bytes: outcome.diff)
      guard let message = outcome.writeError else { continue }
      errors.write("rplint: \(outcome.report.path.visible): \(message)\n")
    }
    output.flush()
    if let failure = output.failure { errors.write("rplint: standard output: \(failure)\n") }
    let fixes = outcomes.reduce(0) { $0 + $1.fixes }
    if fix, !diff, fixes > 0 {
      let files = outcomes.count { $0.fixes > 0 }
      errors.write("rplint: applied \(fixes) fix\(fixes == 1 ? "" : "es") in \(files) file\(files == 1 ? "" : "s")\n")
    }
    errors.flush()
    return outcomes.allSatisfy { $0.writeError == nil } && output.failure == nil
  }

  /// The directory that files found through a path must be inside of: the path itself, or a file's directory.
  private static func root(of path: String) -> String {
    if (try? FileStatus(of: path, followsLinks: false))?.kind == .directory { return path }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
  }
}
