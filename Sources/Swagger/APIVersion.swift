/// An api-version: a date, such as `2025-04-01`. Ordered by date.
public struct APIVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let description: String

  /// Reads `YYYY-MM-DD`; nil for anything else, `-preview` endings included.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    description = text
  }

  public static func < (left: APIVersion, right: APIVersion) -> Bool { left.description < right.description }
}
