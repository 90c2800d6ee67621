/// Patterns as in a `.gitignore` file, of which the last matching one decides.
public struct IgnorePatterns: Sendable {
  private struct Pattern {
    let glob: GlobPattern
    let isNegated: Bool
    let isForDirectoriesOnly: Bool
    /// Whether it is matched with the path relative to the patterns' directory rather than with the last component.
    let isAnchored: Bool
  }

  private let patterns: [Pattern]

  /// Parses a file's text; lines without a pattern are skipped.
  public init(_ text: [UInt8]) {
    let hasBOM = text.starts(with: [0xEF, 0xBB, 0xBF])
    patterns = text.dropFirst(hasBOM ? 3 : 0).split(separator: UInt8(ascii: "\n")).compactMap(Self.pattern)
  }

  /// Parses patterns from another source, each written like a line of the file.
  public init(patterns: [String]) {
    self.patterns = patterns.compactMap { Self.pattern(of: Array($0.utf8)[...]) }
  }

  private init(_ patterns: [Pattern]) {
    self.patterns = patterns
  }

  static func + (left: IgnorePatterns, right: IgnorePatterns) -> IgnorePatterns {
    IgnorePatterns(left.patterns + right.patterns)
  }

  public var isEmpty: Bool { patterns.isEmpty }

  /// Whether a path is matched; nil if no pattern matches it.
  ///
  /// - Parameter path: the components of the path, relative to the patterns' directory.
  public func verdict(on path: [[UInt8]], isDirectory: Bool) -> Bool? {
    guard let name = path.last, !patterns.isEmpty else { return nil }
    let whole = Array(path.joined(separator: [.slash]))
    return patterns.last { pattern in
      (isDirectory || !pattern.isForDirectoriesOnly) && pattern.glob.matches(pattern.isAnchored ? whole : name)
    }.map { !$0.isNegated }
  }

  /// Whether a file's path or a directory that contains it is matched.
  public func contain(_ path: [[UInt8]]) -> Bool {
    path.indices.contains { end in
      verdict(on: Array(path[...end]), isDirectory: end < path.endIndex - 1) == true
    }
  }

  private static func pattern(of line: ArraySlice<UInt8>) -> Pattern? {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    guard line.first != UInt8(ascii: "#") else { return nil }
    line = withoutTrailingSpaces(line)
    let isNegated = line.first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    let isForDirectoriesOnly = line.last == .slash
    if isForDirectoriesOnly { line.removeLast() }
    let isAnchored = line.contains(.slash)
    if line.first == .slash { line.removeFirst() }
    guard !line.isEmpty else { return nil }
    return Pattern(
      glob: GlobPattern(line), isNegated: isNegated, isForDirectoriesOnly: isForDirectoriesOnly, isAnchored: isAnchored)
  }

  /// The line without trailing spaces; a backslash keeps the space after it.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      let isEscape = line[index] == UInt8(ascii: "\\")
      if isEscape, index + 1 == line.endIndex { return line }
      if line[index] != UInt8(ascii: " ") { end = index + (isEscape ? 2 : 1) }
      index += isEscape ? 2 : 1
    }
    return line[..<end]
  }
}
