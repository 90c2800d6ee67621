/// The api-versions that have something.
public struct VersionRange: Sendable, Equatable {
  /// The first one.
  public let since: APIVersion

  /// The last one; nil for what the newest version still has.
  public let until: APIVersion?

  /// Compares dates only: a version that nobody published may lie in a range.
  public func contains(_ version: APIVersion) -> Bool {
    since <= version && until.map { version <= $0 } ?? true
  }
}
