/// An api-version: a date, such as `2025-04-01`. Ordered by date.
public struct APIVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The date's eight digits as one number, such as 20250401.
  private let digits: Int

  /// Reads `YYYY-MM-DD`; nil for anything else, `-preview` endings included.
  ///
  /// Only the shape counts: a month 13 is an api-version that nobody published.
  public init?(_ text: String) {
    guard text.utf8.count == 10 else { return nil }
    var digits = 0
    for (index, byte) in text.utf8.enumerated() {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (0x30...0x39).contains(byte) else { return nil }
        digits = digits * 10 + Int(byte - 0x30)
      }
    }
    self.digits = digits
  }

  /// Whether there is such a month, and may be such a day in it.
  public var isDate: Bool { (1...12).contains(digits / 100 % 100) && (1...31).contains(digits % 100) }

  public var description: String {
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100)
    return [(year, 4), (month, 2), (day, 2)].map { number, width in
      let text = String(number)
      return String(repeating: "0", count: width - text.utf8.count) + text
    }.joined(separator: "-")
  }

  public static func < (left: APIVersion, right: APIVersion) -> Bool { left.digits < right.digits }

  /// The version of `known` that lies the fewest days away, the later one where two lie equally far; nil if `known` is
  /// empty.
  public func nearest(in known: [APIVersion]) -> APIVersion? {
    known.min { left, right in
      let distances = (abs(left.roughDay - roughDay), abs(right.roughDay - roughDay))
      return distances.0 == distances.1 ? left > right : distances.0 < distances.1
    }
  }

  /// A count of days that treats every month as 31 days long: exact enough to compare distances.
  private var roughDay: Int { (digits / 10_000 * 12 + digits / 100 % 100) * 31 + digits % 100 }
}
