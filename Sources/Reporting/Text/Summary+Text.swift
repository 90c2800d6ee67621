internal import Linting

/// A count with its noun in the singular or plural: `1 error`, `2 errors`.
func pluralized(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

extension RunReport.Summary {
  /// The number of findings of all severities.
  var findings: Int { errors + warnings + infos }

  /// The number of findings of each severity that has any, most severe first.
  var counts: [(number: Int, severity: Severity)] {
    [(errors, Severity.error), (warnings, .warning), (infos, .info)].filter { $0.0 > 0 }
  }

  /// The number of findings per severity: `2 errors, 1 warning`, or `no problems`.
  var problems: String {
    let counts = counts.map { pluralized($0.number, $0.severity.rawValue) }
    return counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
  }

  /// The number of requests and files checked: `3 requests of 2 files (1 skipped)`.
  var scope: String {
    let unchecked = [(skipped, "skipped"), (failed, "unreadable")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(pluralized(requests, "request")) of \(pluralized(files, "file"))"
      + (unchecked.isEmpty ? "" : " (\(unchecked.joined(separator: ", ")))")
  }
}
