internal import Linting

/// What a configuration's `exclude` leaves out, seen from one folder.
struct Exclusion: Sendable {
  private let patterns: GitIgnore
  /// The folder's parts below that of the configuration.
  private let below: [[UInt8]]

  /// Nil where the folder is not below that of the configuration.
  ///
  /// - Parameter root: the parts of the real path of the configuration's folder.
  init?(_ patterns: GitIgnore, root: [[UInt8]], folder: String) {
    guard let real = try? PosixFile.realPath(folder) else { return nil }
    let parts = pathParts(real)
    guard parts.starts(with: root) else { return nil }
    self.patterns = patterns
    below = Array(parts.dropFirst(root.count))
  }

  /// Whether the folder as a whole is left out, with one that it stands in or by itself.
  var isWhole: Bool {
    below.indices.contains { patterns.verdict(on: Array(below[...$0]), isFolder: true) == true }
  }

  /// Whether what stands in the folder under a name is left out; asked only where the folder isn't.
  func contains(_ name: String, isFolder: Bool) -> Bool {
    patterns.verdict(on: below + [Array(name.utf8)], isFolder: isFolder) == true
  }
}
