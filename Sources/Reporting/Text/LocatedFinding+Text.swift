internal import JSONText
internal import Linting

extension LineTable.Position {
  /// The position as `line:column`.
  var text: String { "\(line):\(column)" }
}

extension LocatedFinding.SourceRange {
  /// The start position as `path:line:column`, safe to display.
  func text(in file: String) -> String { "\(file.visible):\(start.text)" }
}

extension LocatedFinding {
  /// The start position as `path:line:column`, safe to display.
  var positionText: String { range.text(in: file) }

  /// The rule's ID and name, safe to display: `RP101 read-only-property`.
  func title(_ rule: RuleDescriptor?) -> String {
    rule.map { "\($0.id) \($0.name.visible)" } ?? self.rule.description
  }
}

extension RunReport {
  /// The most severe findings, in report order.
  ///
  /// - Parameter limit: The maximum number of findings.
  func mostSevere(_ limit: Int) -> [LocatedFinding] {
    var available = limit
    var quotas: [Severity: Int] = [:]
    for severity in Severity.allCases.sorted(by: >) {
      let count = findings.count { $0.severity == severity }
      quotas[severity] = min(count, available)
      available -= min(count, available)
    }
    return findings.filter { finding in
      guard let quota = quotas[finding.severity], quota > 0 else { return false }
      quotas[finding.severity] = quota - 1
      return true
    }
  }

  /// The files that were not checked, with the reason for each.
  var skippedFiles: [(path: String, reason: String)] {
    files.compactMap { file in
      switch file.outcome {
      case .skipped(let reason): (file.path, reason.description)
      case .checked, .failed: nil
      }
    }
  }

  /// The files that could not be read, with the reason for each.
  var failures: [(path: String, reason: String)] {
    files.compactMap { file in
      switch file.outcome {
      case .failed(let reason): (file.path, reason.description)
      case .checked, .skipped: nil
      }
    }
  }
}
