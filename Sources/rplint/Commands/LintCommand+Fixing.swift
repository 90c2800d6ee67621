internal import JSONText
internal import Linting
internal import Reporting

/// Applying fixes and printing diffs.
extension LintCommand {
  /// With `--fix`, symbolic links that lead outside the given paths are not followed.
  var fixMode: FixMode {
    if diff { return .diff(includesUnsafe: unsafeFixes) }
    return fix ? .write(includesUnsafe: unsafeFixes, FileRewriter(roots: paths.map(Self.root))) : .none
  }

  /// Whether standard output is for the fixed text of standard input, and the report goes to standard error.
  var fixesStandardInput: Bool { fix && !diff && paths.contains("-") }

  /// Has the signals that end the program remove its temporary files first. Call it before any thread starts.
  func handleSignals() {
    if fix && !diff || addSuppressions || writeBaseline != nil || format.contains(where: { $0.path != nil }) {
      EndingSignals.intercept(TemporaryFile.removeAll)
    }
  }

  /// Writes diffs and the fixed text of standard input to standard output, and a summary and failures to standard
  /// error; false if writing failed.
  func writeFixes(_ outcomes: [LintRun.Outcome]) -> Bool {
    var output = TextOutput.standard
    var errors = TextOutput.error
    for outcome in outcomes {
      if Terminal.isStandardOutput {
        output.write(outcome.diff.visibleInTerminal)
      } else {
        output.write(bytes: outcome.diff)
      }
      if fixesStandardInput { output.write(bytes: outcome.input?.whole ?? []) }
      for message in outcome.fixMessages { errors.write("rplint: \(outcome.report.path.visible): \(message)\n") }
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
  static func root(of path: String) -> String {
    if (try? FileStatus(of: path, followsLinks: false))?.kind == .directory { return path }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
  }
}

extension LintRun.Outcome {
  /// What to say about fixes that were not made.
  fileprivate var fixMessages: [String] {
    let leftOut = unfixed.first.map { first in
      let others = unfixed.count == 1 ? "" : " and \(unfixed.count - 1) more"
      return "left out a fix that would not improve the file: "
        + "\(first.rule) in line \(first.range.start.line)\(others)"
    }
    return [writeError, leftOut].compactMap(\.self)
  }
}

extension [UInt8] {
  /// The text with every hidden character but tabs and newlines escaped.
  fileprivate var visibleInTerminal: String {
    split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self).visible }.joined(separator: "\t")
    }.joined(separator: "\n")
  }
}
