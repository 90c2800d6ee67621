internal import Linting
internal import Reporting

/// Accounting for files without requests.
extension LintCommand {
  /// Reports skipped files and paths without a request on standard error; false if a path lacks a required request.
  func account(for results: RunResults) -> Bool {
    var errors = TextOutput.error
    for result in results.inputs {
      guard case .skipped(let reason) = result.report.outcome, isReported(reason, isNamed: result.input.isNamed) else {
        continue
      }
      errors.write("rplint: \(result.input.path.visible): skipped: \(reason)\n")
    }
    let missing = requireRequests ? results.argumentsWithoutRequests(among: paths.indices) : []
    for argument in missing { errors.write("rplint: \(paths[argument].visible): no request found\n") }
    errors.flush()
    return missing.isEmpty
  }

  /// Whether a skipped file is worth a note: the user may believe that a named file is checked, unless it is excluded.
  private func isReported(_ reason: RunReport.File.SkipReason, isNamed: Bool) -> Bool {
    switch reason {
    case .empty, .noRequest, .unrelated: showSkipped || isNamed && !quiet
    case .excluded: showSkipped
    }
  }
}

extension RunResults {
  /// The paths on the command line that lead to no file with a request, whether or not the file was met before.
  fileprivate func argumentsWithoutRequests(among arguments: Range<Int>) -> [Int] {
    let withRequests = inputs.filter { $0.report.requests > 0 }.map(\.input)
    let identities = Set(withRequests.compactMap(\.identity))
    let found = Set(withRequests.map(\.argument))
      .union(repetitions.filter { identities.contains($0.identity) }.map(\.argument))
    return arguments.filter { !found.contains($0) }
  }
}
