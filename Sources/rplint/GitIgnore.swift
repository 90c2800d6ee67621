/// The patterns of one `.gitignore` file.
struct GitIgnore {
  fileprivate struct Pattern {
    /// The pattern's parts between slashes.
    let parts: [[UInt8]]
    let isNegated: Bool
    let isForFoldersOnly: Bool
    /// Whether it counts from the file's own folder rather than at any depth.
    let isAnchored: Bool
  }

  private let patterns: [Pattern]

  /// Reads the file's text; lines that hold no pattern are passed over.
  init(_ text: [UInt8]) {
    patterns = text.split { $0 == UInt8(ascii: "\n") }.compactMap { Self.pattern(of: Array($0)) }
  }

  /// Takes patterns that stand elsewhere, each like a line of the file.
  init(patterns: [String]) {
    self.patterns = patterns.compactMap { Self.pattern(of: Array($0.utf8)) }
  }

  /// Whether the file says something of a path below its folder: to ignore it (true), to keep it (false), or nothing.
  func verdict(on path: [[UInt8]], isFolder: Bool) -> Bool? {
    patterns.last { $0.matches(path, isFolder: isFolder) }.map { !$0.isNegated }
  }

  private static func pattern(of line: [UInt8]) -> Pattern? {
    var line = line[...]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    while line.last == UInt8(ascii: " "), line.dropLast().last != UInt8(ascii: "\\") { line.removeLast() }
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    let isNegated = first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    let isForFoldersOnly = line.last == UInt8(ascii: "/")
    if isForFoldersOnly { line.removeLast() }
    let parts = line.split(separator: UInt8(ascii: "/")).map(Array.init)
    guard !parts.isEmpty else { return nil }
    let isAnchored = line.contains(UInt8(ascii: "/"))
    return Pattern(parts: parts, isNegated: isNegated, isForFoldersOnly: isForFoldersOnly, isAnchored: isAnchored)
  }
}

extension GitIgnore.Pattern {
  fileprivate func matches(_ path: [[UInt8]], isFolder: Bool) -> Bool {
    guard isFolder || !isForFoldersOnly else { return false }
    guard isAnchored else {
      return path.last.map { Glob.matches($0, parts.first ?? []) } ?? false
    }
    return Self.matches(path[...], parts[...])
  }

  /// `**` stands for any number of folders.
  private static func matches(_ path: ArraySlice<[UInt8]>, _ parts: ArraySlice<[UInt8]>) -> Bool {
    guard let part = parts.first else { return path.isEmpty }
    if part == Array("**".utf8) {
      if parts.count == 1 { return !path.isEmpty }
      return path.indices.contains { matches(path[$0...], parts.dropFirst()) }
    }
    guard let name = path.first, Glob.matches(name, part) else { return false }
    return matches(path.dropFirst(), parts.dropFirst())
  }
}

/// Shell patterns of one path part: `*`, `?`, `[a-z]` and `\`.
enum Glob {
  static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    var (position, index) = (0, 0)
    var retry: (position: Int, index: Int)?
    while position < name.count {
      if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
        retry = (position, index + 1)
        index += 1
      } else if let next = step(over: name[position], pattern, at: index) {
        position += 1
        index = next
      } else if let last = retry {
        retry = (last.position + 1, last.index)
        (position, index) = (last.position + 1, last.index)
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// The index behind the piece of the pattern at `index` if it takes the byte; nil if it doesn't.
  private static func step(over byte: UInt8, _ pattern: [UInt8], at index: Int) -> Int? {
    guard index < pattern.count else { return nil }
    switch pattern[index] {
    case UInt8(ascii: "?"): return index + 1
    case UInt8(ascii: "["): return step(over: byte, setOf: pattern, at: index)
    case UInt8(ascii: "\\") where index + 1 < pattern.count: return pattern[index + 1] == byte ? index + 2 : nil
    case let literal: return literal == byte ? index + 1 : nil
    }
  }

  private static func step(over byte: UInt8, setOf pattern: [UInt8], at start: Int) -> Int? {
    var index = start + 1
    let isNegated =
      index < pattern.count && (pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^"))
    if isNegated { index += 1 }
    let first = index
    var isIn = false
    while index < pattern.count, pattern[index] != UInt8(ascii: "]") || index == first {
      let isRange =
        index + 2 < pattern.count && pattern[index + 1] == UInt8(ascii: "-") && pattern[index + 2] != UInt8(ascii: "]")
      let high = isRange ? pattern[index + 2] : pattern[index]
      if pattern[index] <= byte, byte <= high { isIn = true }
      index += isRange ? 3 : 1
    }
    return index < pattern.count && isIn != isNegated ? index + 1 : nil
  }
}
