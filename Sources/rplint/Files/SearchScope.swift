internal import Linting

/// What a configuration says about searching one directory.
struct SearchScope: Sendable {
  let include: IgnorePatterns?
  let exclude: IgnorePatterns
  /// The components of the directory's path, relative to the configuration's directory.
  let path: [[UInt8]]

  /// Whether the directory itself or one that contains it is excluded.
  var excludesDirectory: Bool {
    path.indices.contains { exclude.verdict(on: Array(path[...$0]), isDirectory: true) == true }
  }

  /// Whether an entry of the directory is excluded.
  ///
  /// - Precondition: the directory is not excluded.
  func excludes(_ name: String, isDirectory: Bool) -> Bool {
    exclude.verdict(on: path + [Array(name.utf8)], isDirectory: isDirectory) == true
  }

  /// Whether a file of the directory is included; nil if that depends on its extension only.
  func includes(_ name: String) -> Bool? {
    include.map { $0.contain(path + [Array(name.utf8)]) }
  }
}
