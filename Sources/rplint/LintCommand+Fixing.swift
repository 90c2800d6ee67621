internal import Linting
internal import Reporting

/// What becomes of the fixes that findings carry.
extension LintCommand {
  /// Links that lead out of what the user named are not followed.
  var fixMode: FixMode {
    if diff { return .diff(includesUnsafe: unsafeFixes) }
    return fix ? .write(includesUnsafe: unsafeFixes, FileRewriter(roots: paths.map(Self.root))) : .none
  }

  /// Writes diffs to standard output, and what became of files to standard error; false if one could not be written.
  func writeFixes(_ outcomes: [LintRun.Outcome]) -> Bool {
    var output = TextOutput.standard
    var errors = TextOutput.error
    for outcome in outcomes {
      output.write(bytes: outcome.diff)
      guard let complaint = outcome.complaint else { continue }
      errors.write("rplint: \(outcome.report.path.visible): \(complaint)\n")
    }
    output.flush()
    let fixes = outcomes.reduce(0) { $0 + $1.fixes }
    if fix, !diff, fixes > 0 {
      let files = outcomes.count { $0.fixes > 0 }
      errors.write("rplint: \(fixes) fix\(fixes == 1 ? "" : "es") made in \(files) file\(files == 1 ? "" : "s")\n")
    }
    errors.flush()
    return outcomes.allSatisfy { $0.complaint == nil } && output.failure == nil
  }

  /// The folder that a named path may not lead out of: itself, or the one that a file stands in.
  private static func root(of path: String) -> String {
    if (try? FileStatus(of: path, followsLinks: false))?.kind == .folder { return path }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
  }
}
