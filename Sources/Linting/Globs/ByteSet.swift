internal import JSONText

/// The bytes that a glob's bracket expression matches.
struct ByteSet: Sendable {
  private var bytes: Set<UInt8> = []
  private var isNegated = false

  func contains(_ byte: UInt8) -> Bool { bytes.contains(byte) != isNegated }

  /// Parses an expression, and returns it with the index after its closing bracket; nil if it is malformed.
  ///
  /// - Parameter start: the index after the opening bracket.
  static func parse(_ pattern: [UInt8], at start: Int) -> (set: ByteSet, end: Int)? {
    var parser = Parser(pattern: pattern, index: start)
    return parser.parse().map { ($0, parser.index) }
  }

  private struct Parser {
    let pattern: [UInt8]
    var index: Int
    private var set = ByteSet()
    /// The byte that a following `-` starts a range from.
    private var rangeStart: UInt8?

    init(pattern: [UInt8], index: Int) {
      self.pattern = pattern
      self.index = index
    }

    private func byte(at index: Int) -> UInt8? { index < pattern.count ? pattern[index] : nil }

    mutating func parse() -> ByteSet? {
      set.isNegated = byte(at: index) == UInt8(ascii: "!") || byte(at: index) == UInt8(ascii: "^")
      if set.isNegated { index += 1 }
      // A bracket that comes first is a member.
      repeat {
        guard parseMember() else { return nil }
      } while byte(at: index) != UInt8(ascii: "]")
      index += 1
      return set
    }

    private mutating func parseMember() -> Bool {
      guard let first = byte(at: index) else { return false }
      if first == UInt8(ascii: "-"), let low = rangeStart, let next = byte(at: index + 1), next != UInt8(ascii: "]") {
        index += 1
        guard let high = parseByte() else { return false }
        if low <= high { set.bytes.formUnion(low...high) }
        rangeStart = nil
        return true
      }
      if first == UInt8(ascii: "["), byte(at: index + 1) == UInt8(ascii: ":"),
        let close = pattern[(index + 2)...].firstIndex(of: UInt8(ascii: "]"))
      {
        if close > index + 2, pattern[close - 1] == UInt8(ascii: ":") { return parseClass(upTo: close) }
      } else if first == UInt8(ascii: "["), byte(at: index + 1) == UInt8(ascii: ":") {
        return false
      }
      guard let member = parseByte() else { return false }
      set.bytes.insert(member)
      rangeStart = member
      return true
    }

    /// Parses a byte that a backslash may escape.
    private mutating func parseByte() -> UInt8? {
      if byte(at: index) == UInt8(ascii: "\\") { index += 1 }
      defer { index += 1 }
      return byte(at: index)
    }

    /// Parses a class such as `[:alpha:]`, whose last bracket is at `close`.
    private mutating func parseClass(upTo close: Int) -> Bool {
      let name = String(decoding: pattern[(index + 2)..<(close - 1)], as: UTF8.self)
      guard let members = CharacterClass(rawValue: name) else { return false }
      set.bytes.formUnion((0...0x7F).filter(members.contains))
      rangeStart = nil
      index = close + 1
      return true
    }
  }
}

/// The classes of ASCII characters, as git defines them.
private enum CharacterClass: String {
  case alnum, alpha, blank, cntrl, digit, graph, lower, print, punct, space, upper, xdigit

  func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .alnum: Self.alpha.contains(byte) || Self.digit.contains(byte)
    case .alpha: Self.lower.contains(byte) || Self.upper.contains(byte)
    case .blank: byte.isSpaceOrTab
    case .cntrl: byte < 0x20 || byte == 0x7F
    case .digit: byte.isDigit
    case .graph: (0x21...0x7E).contains(byte)
    case .lower: (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    case .print: (0x20...0x7E).contains(byte)
    case .punct: Self.graph.contains(byte) && !Self.alnum.contains(byte)
    case .space: byte.isWhitespace
    case .upper: (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    case .xdigit: byte.isHexDigit
    }
  }
}
