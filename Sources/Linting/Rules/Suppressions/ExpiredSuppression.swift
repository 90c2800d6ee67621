/// Reports suppressions past their expiration date, which no longer have an effect.
enum ExpiredSuppression {
  static let id = RuleID(902)

  static func finding(_ expiry: CalendarDate, at range: Range<Int>) -> Finding {
    Finding(id, .warning, .expired(on: expiry), at: .text(range, .file))
  }
}

extension Finding.Message {
  fileprivate static func expired(on date: CalendarDate) -> Self { "this suppression expired on \(date)" }
}
