internal import Linting

/// A number with its noun in the number that it wants: `1 error`, `2 errors`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

extension RunReport.Summary {
  /// How many findings there are.
  var findings: Int { errors + warnings + infos }

  /// What was found: `2 errors, 1 warning`, or `no faults`.
  var faults: String {
    let counts = [(errors, "error"), (warnings, "warning"), (infos, "info")].filter { $0.0 > 0 }
    return counts.isEmpty ? "no faults" : counts.map { counted($0.0, $0.1) }.joined(separator: ", ")
  }

  /// What was read: `3 requests of 2 files (1 skipped)`.
  var extent: String {
    let left = [(skipped, "skipped"), (failed, "unreadable")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(counted(requests, "request")) of \(counted(files, "file"))"
      + (left.isEmpty ? "" : " (\(left.joined(separator: ", ")))")
  }
}
