/// An api-version: a date, such as `2025-04-01`. Ordered by date.
public struct APIVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let description: String

  /// Reads `YYYY-MM-DD`; nil for anything else, `-preview` endings included.
  ///
  /// Only the shape counts: a month 13 is an api-version that nobody published.
  public init?(_ text: String) {
    guard text.utf8.count == 10 else { return nil }
    for (index, byte) in text.utf8.enumerated() {
      let isDash = index == 4 || index == 7
      guard isDash ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte) else { return nil }
    }
    description = text
  }

  public static func < (left: APIVersion, right: APIVersion) -> Bool { left.description < right.description }

  /// The version of `known` that lies the fewest days away, the later one where two lie equally far; nil if `known` is
  /// empty.
  public func nearest(in known: [APIVersion]) -> APIVersion? {
    known.min { left, right in
      let distances = (abs(left.roughDay - roughDay), abs(right.roughDay - roughDay))
      return distances.0 == distances.1 ? left > right : distances.0 < distances.1
    }
  }

  /// A count of days that treats every month as 31 days long: exact enough to compare distances.
  private var roughDay: Int {
    let digits = description.utf8.filter { $0 != UInt8(ascii: "-") }.map { Int($0) - 0x30 }
    let number = digits.reduce(0) { $0 * 10 + $1 }
    return (number / 10_000 * 12 + number / 100 % 100) * 31 + number % 100
  }
}
