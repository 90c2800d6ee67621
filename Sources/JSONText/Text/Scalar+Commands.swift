extension Unicode.Scalar {
  /// Whether this scalar after `previous` may start a command in the log of a CI system.
  ///
  /// Azure Pipelines runs `##vso[…]` and GitHub Actions `##[…]` anywhere in a line, and `::…::` at its start.
  package func startsCommand(after previous: Unicode.Scalar?) -> Bool {
    self == previous && (self == "#" || self == ":")
  }
}
