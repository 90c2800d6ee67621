internal import JSONText
internal import Linting

extension LocatedFinding.Place {
  /// `path:line:column`, safe to show.
  func text(in file: String) -> String { "\(file.visible):\(start.line):\(start.column)" }
}

extension LocatedFinding {
  /// `path:line:column`, safe to show.
  var placeText: String { place.text(in: file) }

  /// The rule as people look it up, safe to show: `RP101 read-only-property`.
  func title(_ rule: RuleDescriptor?) -> String {
    rule.map { "\($0.id) \($0.name.visible)" } ?? self.rule.description
  }
}

extension RunReport {
  /// At most so many findings, the most severe ones, in their order.
  func mostSevere(_ limit: Int) -> [LocatedFinding] {
    var room = limit
    var quota: [Severity: Int] = [:]
    for severity in Severity.allCases.sorted(by: >) {
      let wanted = findings.count { $0.severity == severity }
      quota[severity] = min(wanted, room)
      room -= min(wanted, room)
    }
    return findings.filter { finding in
      guard let left = quota[finding.severity], left > 0 else { return false }
      quota[finding.severity] = left - 1
      return true
    }
  }

  /// The files that could not be read, with the reason.
  var failures: [(path: String, reason: String)] {
    files.compactMap { file in
      switch file.outcome {
      case .failed(let reason): (file.path, reason)
      case .read, .skipped: nil
      }
    }
  }
}
