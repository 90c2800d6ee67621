/// Reports texts that are about restore points, but whose operation can't be determined.
///
/// The engine finds them, because no rule is run on a request without an operation.
enum UnidentifiedRequest {
  static let id = RuleID(3)

  /// - Parameter reason: what is missing or contradictory.
  static func finding(_ reason: String, at range: Range<Int>) -> Finding {
    Finding(id, .warning, .unidentified(reason), at: .text(range, .file))
  }
}

extension Finding.Message {
  fileprivate static func unidentified(_ reason: String) -> Self {
    "cannot determine which operation this is: \(reason)"
  }
}
