internal import Linting

extension RunReport.Summary {
  /// The number of findings of all severities.
  var findings: Int { errors + warnings + infos }

  /// The number of findings of each severity that has any, most severe first.
  var counts: [(number: Int, severity: Severity)] {
    [(errors, Severity.error), (warnings, .warning), (infos, .info)].filter { $0.0 > 0 }
  }

  /// The number of findings per severity: `2 errors, 1 warning`; `no problems`, or `nothing to check` if no file
  /// was checked.
  var problems: String {
    let counts = counts.map { pluralized($0.number, $0.severity.rawValue) }
    guard counts.isEmpty else { return counts.joined(separator: ", ") }
    return files == 0 ? "nothing to check" : "no problems"
  }

  /// The number of requests and files checked: `3 requests of 2 files (1 skipped)`.
  var scope: String {
    "\(pluralized(requests, "request")) of \(pluralized(files, "file"))" + unchecked
  }

  /// The number of files not checked, in parentheses after a space; empty if there are none.
  var unchecked: String {
    let counts = [(skipped, "skipped"), (failed, "unreadable")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))"
  }
}
