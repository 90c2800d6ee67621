/// A set of Unicode scalars, such as those of a character class.
struct ScalarSet: Sendable, Equatable {
  private static let last: UInt32 = 0x10FFFF

  /// In ascending order; neither overlapping nor adjacent.
  private(set) var ranges: [ClosedRange<UInt32>]

  init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
      guard let previous = joined.last, range.lowerBound <= previous.upperBound + 1 else { return joined.append(range) }
      joined[joined.count - 1] = previous.lowerBound...max(previous.upperBound, range.upperBound)
    }
  }

  init(_ scalar: Unicode.Scalar) {
    ranges = [scalar.value...scalar.value]
  }

  init(_ scalars: String) {
    self.init(scalars.unicodeScalars.map { $0.value...$0.value })
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) }
  }

  func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

  /// All scalars that are not in the set.
  var complement: ScalarSet {
    var start: UInt32 = 0
    var gaps: [ClosedRange<UInt32>] = []
    for range in ranges {
      if range.lowerBound > start { gaps.append(start...range.lowerBound - 1) }
      start = range.upperBound + 1
    }
    return ScalarSet(start <= Self.last ? gaps + [start...Self.last] : gaps)
  }

  /// `\d`
  static let digit = ScalarSet([0x30...0x39])
  /// `\w`
  static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// `\s`
  static let whitespace = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// `.`
  static let notNewline = ScalarSet("\n\r\u{2028}\u{2029}").complement
}
