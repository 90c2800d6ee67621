/// An api-version: a date such as `2025-04-01`, ordered by date.
public struct APIVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The date as one eight-digit number, such as 20250401.
  ///
  /// As short as it can be: a run stores the version of each request.
  private let number: Int32

  private var digits: Int { Int(number) }

  /// Parses `YYYY-MM-DD`; nil for anything else, including dates with a `-preview` suffix.
  ///
  /// Checks only the format: a date with month 13 is accepted as an api-version that was never published.
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
    number = Int32(digits)
  }

  /// Whether the month is between 1 and 12 and the day between 1 and 31.
  public var isDate: Bool { (1...12).contains(digits / 100 % 100) && (1...31).contains(digits % 100) }

  public var description: String {
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100)
    return [(year, 4), (month, 2), (day, 2)].map { number, width in
      let text = String(number)
      return String(repeating: "0", count: width - text.utf8.count) + text
    }.joined(separator: "-")
  }

  public static func < (left: APIVersion, right: APIVersion) -> Bool { left.digits < right.digits }

  /// The version in `known` closest to this date, the later one on a tie; nil if `known` is empty.
  public func nearest(in known: [APIVersion]) -> APIVersion? {
    known.min { left, right in
      let distances = (abs(left.approximateDay - approximateDay), abs(right.approximateDay - approximateDay))
      return distances.0 == distances.1 ? left > right : distances.0 < distances.1
    }
  }

  /// A day count that treats every month as 31 days long, which is accurate enough to compare distances.
  private var approximateDay: Int { (digits / 10_000 * 12 + digits / 100 % 100) * 31 + digits % 100 }
}
