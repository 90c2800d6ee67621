/// A check of one saved response.
///
/// Response rules are pure, like request rules. They report no errors, because users don't write responses.
protocol ResponseRule: Sendable {
  static var id: RuleID { get }

  func findings(in response: ResponseContext) -> [Finding]
}

extension RuleID {
  /// All rules that check single responses, in no particular order.
  static let perResponse: [any ResponseRule] = [
    UnexpectedInResponse(), RestorePointNotUsable(), TooManyRestorePoints(),
  ]
}
