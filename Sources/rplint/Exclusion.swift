internal import Linting

/// A configuration's `exclude` patterns, as they apply to one directory.
struct Exclusion: Sendable {
  private let patterns: IgnorePatterns
  /// The components of the directory's path, relative to the configuration's directory.
  private let relativePath: [[UInt8]]

  /// Nil if the directory is not inside the configuration's directory.
  ///
  /// - Parameter root: the components of the real path of the configuration's directory.
  init?(_ patterns: IgnorePatterns, root: [[UInt8]], directory: String) {
    guard let real = try? PosixFile.realPath(directory) else { return nil }
    let parts = pathComponents(real)
    guard parts.starts(with: root) else { return nil }
    self.patterns = patterns
    relativePath = Array(parts.dropFirst(root.count))
  }

  /// Whether the directory itself or one that contains it is excluded.
  var coversDirectory: Bool {
    relativePath.indices.contains { patterns.verdict(on: Array(relativePath[...$0]), isDirectory: true) == true }
  }

  /// Whether an entry of the directory is excluded.
  ///
  /// - Precondition: the directory is not excluded.
  func contains(_ name: String, isDirectory: Bool) -> Bool {
    patterns.verdict(on: relativePath + [Array(name.utf8)], isDirectory: isDirectory) == true
  }
}
