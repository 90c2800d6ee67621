/// A glob pattern as git reads it: `*`, `?`, `[a-z]`, `\`, and `**` for any number of directories.
///
/// A match takes time proportional to the pattern's length times the text's.
struct GlobPattern: Sendable {
  private enum Element: Sendable {
    case byte(UInt8)
    /// `?`
    case anyByte
    case oneOf(ByteSet)
    /// `*`: any number of bytes other than slashes.
    case star
    /// `**`: any number of bytes.
    case deepStar
    /// `**/`: nothing, or any number of directories.
    case directories
  }

  /// Nil for a malformed pattern, which matches nothing.
  private let elements: [Element]?

  init(_ pattern: some Collection<UInt8>) {
    elements = Self.elements(of: Array(pattern))
  }

  func matches(_ text: [UInt8]) -> Bool {
    guard let elements else { return false }
    var ends = Ends(of: text)
    for element in elements where !ends.isEmpty {
      switch element {
      case .byte(let byte): ends.step { $0 == byte }
      case .anyByte: ends.step { $0 != .slash }
      case .oneOf(let set): ends.step { $0 != .slash && set.contains($0) }
      case .star: ends.extend { $0 != .slash }
      case .deepStar: ends.extend { _ in true }
      case .directories: ends.addDirectories()
      }
    }
    return ends.includesEnd
  }

  private static func elements(of pattern: [UInt8]) -> [Element]? {
    let firstSpecial = pattern.firstIndex(where: \.isGlobSpecial)
    var elements: [Element] = []
    var index = 0
    while index < pattern.count {
      guard let (element, end) = element(of: pattern, at: index, isFirstSpecial: index == firstSpecial) else {
        return nil
      }
      elements.append(element)
      index = end
    }
    return elements
  }

  /// The element at `index` and the index after it; nil if it is malformed.
  private static func element(
    of pattern: [UInt8], at index: Int, isFirstSpecial: Bool
  ) -> (element: Element, end: Int)? {
    switch pattern[index] {
    case UInt8(ascii: "*"): return stars(of: pattern, at: index, isFirstSpecial: isFirstSpecial)
    case UInt8(ascii: "?"): return (.anyByte, index + 1)
    case UInt8(ascii: "["): return ByteSet.parse(pattern, at: index + 1).map { (.oneOf($0.set), $0.end) }
    case UInt8(ascii: "\\"): return index + 1 < pattern.count ? (.byte(pattern[index + 1]), index + 2) : nil
    case let byte: return (.byte(byte), index + 1)
    }
  }

  /// The element of one or more stars. Several count as `**` only if they are a whole component; to git, that is also
  /// the case where the literal start of a pattern ends.
  private static func stars(
    of pattern: [UInt8], at index: Int, isFirstSpecial: Bool
  ) -> (element: Element, end: Int) {
    let end = pattern[index...].firstIndex { $0 != UInt8(ascii: "*") } ?? pattern.count
    let isComponent = (isFirstSpecial || pattern[index - 1] == .slash) && pattern.endsComponent(at: end)
    guard end - index > 1, isComponent else { return (.star, end) }
    return end < pattern.count && pattern[end] == .slash ? (.directories, end + 1) : (.deepStar, end)
  }
}

/// The offsets in a text at which a part of a pattern may end.
private struct Ends {
  private let text: [UInt8]
  /// Whether the part may end at each offset, the text's end included.
  private var isEnd: [Bool]
  /// The first such offset; nil if there is none.
  private var first: Int? = 0

  init(of text: [UInt8]) {
    self.text = text
    isEnd = Array(repeating: false, count: text.count + 1)
    isEnd[0] = true
  }

  var isEmpty: Bool { first == nil }
  var includesEnd: Bool { isEnd[text.count] }

  /// Appends an element that matches one byte.
  mutating func step(_ matches: (UInt8) -> Bool) {
    guard let start = first else { return }
    var next = Array(repeating: false, count: text.count + 1)
    first = nil
    for offset in start..<text.count where isEnd[offset] && matches(text[offset]) {
      next[offset + 1] = true
      first = first ?? offset + 1
    }
    isEnd = next
  }

  /// Appends an element that matches any number of certain bytes.
  mutating func extend(_ matches: (UInt8) -> Bool) {
    guard let start = first else { return }
    for offset in start..<text.count where isEnd[offset] && matches(text[offset]) { isEnd[offset + 1] = true }
  }

  mutating func addDirectories() {
    guard let start = first else { return }
    for offset in start..<text.count where text[offset] == .slash { isEnd[offset + 1] = true }
  }
}

extension [UInt8] {
  /// Whether a path component of the pattern ends before `index`.
  fileprivate func endsComponent(at index: Int) -> Bool {
    index == count || self[index] == .slash
      || index + 1 < count && self[index] == UInt8(ascii: "\\") && self[index + 1] == .slash
  }
}

extension UInt8 {
  static let slash = UInt8(ascii: "/")

  fileprivate var isGlobSpecial: Bool {
    switch self {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): true
    default: false
    }
  }
}
