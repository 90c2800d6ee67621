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
  func writeFixes(_ results: [InputResult]) -> Bool {
    var output = TextOutput.standard
    var errors = TextOutput.error
    for result in results {
      if case .shown(let diff) = result.fixes {
        if Terminal.isStandardOutput { output.write(diff.visibleInTerminal) } else { output.write(bytes: diff) }
      }
      if fixesStandardInput { output.write(bytes: result.input.standardInput?.whole ?? []) }
      if let message = result.fixes.message { errors.write("rplint: \(result.input.path.visible): \(message)\n") }
    }
    output.flush()
    if let failure = output.failure { errors.write("rplint: standard output: \(failure)\n") }
    let counts = results.map(\.fixes.count).filter { $0 > 0 }
    if !counts.isEmpty {
      errors.write(
        "rplint: applied \(pluralized(counts.reduce(0, +), "fix", plural: "fixes")) in \(pluralized(counts.count, "file"))\n"
      )
    }
    errors.flush()
    return !results.contains(where: \.fixes.haveFailed) && output.failure == nil
  }

  /// The directory that files found through a path must be inside of: the path itself, or a file's directory.
  static func root(of path: String) -> String {
    (try? FileStatus(of: path, followsLinks: false))?.kind == .directory ? path : PathName.directory(of: path)
  }
}

extension InputResult.Fixes {
  /// The number of fixes that were made.
  fileprivate var count: Int {
    if case .made(let count, _) = self { count } else { 0 }
  }

  fileprivate var haveFailed: Bool {
    if case .failed = self { true } else { false }
  }

  /// What to say about fixes that were not made.
  fileprivate var message: String? {
    switch self {
    case .reported, .shown: return nil
    case .failed(let failure): return failure.message
    case .made(_, let unfixed):
      guard let first = unfixed.first else { return nil }
      let others = unfixed.count == 1 ? "" : " and \(unfixed.count - 1) more"
      return "left out a fix that would not improve the file: "
        + "\(first.rule) in line \(first.range.start.line)\(others)"
    }
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
