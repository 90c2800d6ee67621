/// The patterns of one `.gitignore` file.
struct GitIgnore {
  fileprivate struct Pattern {
    /// The pattern's components, as separated by slashes.
    let components: [[UInt8]]
    let isNegated: Bool
    let isForDirectoriesOnly: Bool
    /// Whether it matches relative to the file's directory rather than at any depth.
    let isAnchored: Bool
  }

  private let patterns: [Pattern]

  /// Parses the file's text; lines without a pattern are skipped.
  init(_ text: [UInt8]) {
    patterns = text.split { $0 == UInt8(ascii: "\n") }.compactMap { Self.pattern(of: Array($0)) }
  }

  /// Parses patterns from another source, each written like a line of the file.
  init(patterns: [String]) {
    self.patterns = patterns.compactMap { Self.pattern(of: Array($0.utf8)) }
  }

  /// Whether to ignore a path, given relative to the file's directory; nil if no pattern matches it.
  func verdict(on path: [[UInt8]], isDirectory: Bool) -> Bool? {
    patterns.last { $0.matches(path, isDirectory: isDirectory) }.map { !$0.isNegated }
  }

  private static func pattern(of line: [UInt8]) -> Pattern? {
    var line = line[...]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    while line.last == UInt8(ascii: " "), line.dropLast().last != UInt8(ascii: "\\") { line.removeLast() }
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    let isNegated = first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    let isForDirectoriesOnly = line.last == UInt8(ascii: "/")
    if isForDirectoriesOnly { line.removeLast() }
    let components = line.split(separator: UInt8(ascii: "/")).map(Array.init)
    guard !components.isEmpty else { return nil }
    let isAnchored = line.contains(UInt8(ascii: "/"))
    return Pattern(
      components: components, isNegated: isNegated, isForDirectoriesOnly: isForDirectoriesOnly, isAnchored: isAnchored)
  }
}

extension GitIgnore.Pattern {
  fileprivate func matches(_ path: [[UInt8]], isDirectory: Bool) -> Bool {
    guard isDirectory || !isForDirectoriesOnly else { return false }
    guard isAnchored else {
      return path.last.map { Glob.matches($0, components.first ?? []) } ?? false
    }
    return Self.matches(path[...], components[...])
  }

  /// `**` matches any number of directories.
  private static func matches(_ path: ArraySlice<[UInt8]>, _ components: ArraySlice<[UInt8]>) -> Bool {
    guard let component = components.first else { return path.isEmpty }
    if component == Array("**".utf8) {
      if components.count == 1 { return !path.isEmpty }
      return path.indices.contains { matches(path[$0...], components.dropFirst()) }
    }
    guard let name = path.first, Glob.matches(name, component) else { return false }
    return matches(path.dropFirst(), components.dropFirst())
  }
}

/// Glob patterns of one path component: `*`, `?`, `[a-z]` and `\`.
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

  /// The index after the pattern element at `index` if that matches the byte; nil if it doesn't.
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
