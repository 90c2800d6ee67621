/// Reports entries of the baseline that no finding matches.
enum StaleBaselineEntry {
  static let id = RuleID(903)

  static func finding(_ key: Baseline.Key, at range: Range<Int>) -> Finding {
    Finding(id, .info, .stale(key), at: .text(range, .file))
  }
}

extension Finding.Message {
  fileprivate static func stale(_ key: Baseline.Key) -> Self {
    "no finding of \(key.rule) in '\(key.file)' matches this entry; write the baseline again to remove it"
  }
}
