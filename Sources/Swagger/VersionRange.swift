/// A range of api-versions in which something exists.
public struct VersionRange: Sendable, Equatable {
  /// The first version.
  public let since: APIVersion

  /// The last version, inclusive; nil if the newest version is included.
  public let until: APIVersion?

  /// Compares dates only: a version that was never published may be within the range.
  public func contains(_ version: APIVersion) -> Bool {
    since <= version && until.map { version <= $0 } ?? true
  }
}
